using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests;

public class WavesTests
{
    [Theory]
    [InlineData("305 L1 A", "305 L2 B", true, "other clients, other numbers")]
    [InlineData("305 L1 A", "307 L2 B", true, "a start and a stop of others")]
    [InlineData("305 L1 A", "307 L1 B", true, "each kind of message has numbers of its own (TR056)")]
    [InlineData("305 L1 A", "305 L1 B", false, "the second repeats an Identificatie (TR056)")]
    [InlineData("305 L1 A", "307 L2 A", false, "a stop needs the start of its client")]
    [InlineData("305 L1 AB", "305 L2 BC", false, "they share a client")]
    [InlineData("301 L1 A", "305 L2 B", false, "only of starts and stops it is known what they read")]
    [InlineData("305 L1 A", "302 L2 B", false, "a return may undo an allocation of anybody")]
    [InlineData("323 L1 A", "323 L2 B", false, "claims share the volume of an allocation")]
    public void Messages_are_apart_when_neither_leaves_what_is_looked_up_for_the_other(string one, string other, bool areApart, string reason)
    {
        Assert.True(KeysOf(one).IsApartFrom(KeysOf(other)) == areApart, reason);
        Assert.True(KeysOf(other).IsApartFrom(KeysOf(one)) == areApart, reason);
    }

    [Theory]
    [InlineData("", "", "nothing to divide")]
    [InlineData("305 L1 A,305 L2 B,307 L3 C", "0 1 2", "all apart")]
    [InlineData("305 L1 A,307 L2 A,305 L3 B,307 L4 B", "0 2|1 3", "two clients that start and stop")]
    [InlineData("305 L1 A,301 L2 B,305 L3 C", "0|1|2", "nobody passes what is not apart")]
    [InlineData("305 L1 A,-,302 L2 B,-", "0 1 3|2", "what cannot be read waits for nobody")]
    [InlineData("305 L1 A,307 L1 B,307 L2 A,305 L3 B,305 L4 A", "0 1|2 3|4", "a client's own messages in their order")]
    public void Waves_keep_the_order_of_what_is_not_apart(string messages, string expected, string reason)
    {
        var all = messages.Split(',', StringSplitOptions.RemoveEmptyEntries);

        var waves = Waves.Of([.. all.Index()], m => m.Item == "-" ? null : KeysOf(m.Item));

        Assert.True(expected == string.Join('|', waves.Select(w => string.Join(' ', w.Select(m => m.Index)))), reason);
    }

    private static RegisterKeys KeysOf(string text) => text.Split(' ') is [var nummer, var identificatie, var clients]
        ? new()
        {
            Scope = new(Standaard.Ijw, "0297", "65656055"),
            Identity = BerichtIdentity.Of(Standaard.Ijw, int.Parse(nummer)),
            Identificatie = identificatie,
            Dagtekening = new(2026, 6, 8),
            Bsns = [.. clients.Select(c => $"99990000{c}")],
        }
        : throw new ArgumentException("number, Identificatie and clients", nameof(text));
}

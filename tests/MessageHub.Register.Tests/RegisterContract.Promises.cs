using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What holds whatever the size of a message and whatever fails.</summary>
public abstract partial class RegisterContract
{
    private static readonly Bsn Canary = new("999911120");

    [Fact]
    public async Task Size_of_a_message_does_not_change_the_number_of_commands()
    {
        var counts = new List<(int Load, int Record)>();
        foreach (var size in new[] { 1, 500 })
        {
            var lines = Enumerable.Range(0, size)
                .Select(i => Prestatie($"R{size}-{i}", i % 3 == 2 ? $"R{size}-{i - 1}" : null, i))
                .ToArray();
            counts.Add(await CountAsync(B323($"D{size}", $"DN{size}", lines)));
        }

        Assert.Equal(counts[0], counts[1]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(305)]
    [InlineData(307)]
    [InlineData(315)]
    public async Task Size_does_not_matter_for_other_messages_either(int nummer)
    {
        var counts = new List<(int Load, int Record)>();
        foreach (var size in new[] { 1, 50 })
        {
            var lines = Enumerable.Range(100 * size, size).ToList();
            counts.Add(await CountAsync(nummer switch
            {
                301 => B301($"X{size}", [.. lines.Select(i => Toegewezen(i, $"V{i}"))]),
                305 => B305($"X{size}", [.. lines.Select(i => Start(i))]),
                307 => B307($"X{size}", [.. lines.Select(i => Stop(i))]),
                _ => B315($"X{size}", [.. lines.Select(i => $"V{i}")]),
            }));
        }

        Assert.Equal(counts[0], counts[1]);
    }

    [Fact]
    public async Task All_lines_of_a_large_claim_are_stored()
    {
        var lines = Enumerable.Range(0, 500).Select(i => Prestatie($"R{i}")).ToArray();
        var bericht = B323("D1", "DN1", lines);
        await RecordAsync(bericht);

        var snapshot = await LoadAsync(B323("D2", "DN2", lines));

        Assert.Equal(lines.Select(l => l.ProductReferentie.ReferentieNummer), snapshot.Prestaties.Select(p => p.ReferentieNummer));
        Assert.Equal(500, snapshot.UsedReferentieNummers.Count);
    }

    [Fact]
    public async Task Text_is_stored_as_it_is()
    {
        const string odd = "R'1\"\\ – é €";
        await RecordAsync(B323(odd, odd, Prestatie(odd)));

        var snapshot = await LoadAsync(B323(odd, odd, Prestatie(odd)));

        Assert.Equal(odd, snapshot.SameIdentificatie?.Identificatie);
        Assert.Equal([odd], snapshot.UsedReferentieNummers.Keys);
        Assert.Equal(odd, Assert.Single(snapshot.Prestaties).ReferentieNummer);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("drop table prestatie", 1)]
    [InlineData("create unique index too_strict on prestatie (bsn)", 2)]
    [InlineData("drop table outbox", 1)]
    public async Task Failure_never_quotes_what_a_message_says(string? damage, int lines)
    {
        // Undamaged, the second line fails because its number was granted to the first.
        var prestaties = Enumerable.Range(0, lines).Select(i => Prestatie(damage is null ? "R" : $"R{i}"));
        var bericht = Claim("D1", "DN1", new Client { Bsn = Canary, Prestaties = [.. prestaties] });
        if (damage is not null)
        {
            await using var session = await database.OpenAsync(None);
            await session.ExecuteAsync(damage, None);
        }

        var e = await Assert.ThrowsAsync<RegisterException>(() => RecordAsync(bericht, answer: true));

        Assert.Null(e.InnerException);
        Assert.Empty(e.Data);
        Assert.DoesNotContain(Canary.Value, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_that_cannot_be_read_is_not_quoted()
    {
        await using var session = await database.OpenAsync(None);

        var e = await Assert.ThrowsAsync<RegisterException>(() =>
            session.FirstAsync("select cast(@bsn as text) as bsn", row => row.Date("bsn"), None, ("bsn", Canary.Value)));

        Assert.DoesNotContain(Canary.Value, e.ToString(), StringComparison.Ordinal);
    }

    private async Task<(int Load, int Record)> CountAsync(Bericht bericht)
    {
        var id = await ReceiveAsync();
        return await InScopeOfAsync(
            bericht,
            async t =>
            {
                var start = database.CommandCount;
                await t.LoadAsync(RegisterKeys.Of(bericht));
                var loaded = database.CommandCount;
                await t.RecordAsync(id, bericht, Accepted, new(id, "uit.xml", [1]), "resultaat");
                return (loaded - start, database.CommandCount - loaded);
            });
    }
}

using MessageHub.Berichten.Model;
using MessageHub.Rules;

namespace MessageHub.Register;

/// <summary>The return codes in a 302 or 320.</summary>
internal static class ReturnCodes
{
    /// <summary>True when any class carries a code other than 0200 (nothing to remark) and 0233 (not assessed).</summary>
    public static bool Rejects(Bericht bericht) => ClassesOf(bericht)
        .SelectMany(k => k.RetourCodes ?? [])
        .Any(code => code is not (Codes.RetourCode.GeenOpmerking or Codes.RetourCode.NietBeoordeeld));

    private static IEnumerable<Klasse> ClassesOf(Bericht bericht)
    {
        Klasse?[] single = [bericht, bericht.Header, bericht.Client, bericht.Antwoord, bericht.Antwoord?.Woonplaatsbeginsel];
        var client = bericht.Client;
        return single.OfType<Klasse>()
            .Concat(client?.Relaties ?? [])
            .Concat(client?.Relaties?.Select(r => r.Contact) ?? [])
            .Concat(client?.Contactgegevens ?? [])
            .Concat(client?.ToegewezenProducten ?? []);
    }
}

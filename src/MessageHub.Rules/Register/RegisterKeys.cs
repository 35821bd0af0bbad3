using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Register;

/// <summary>What has to be looked up before a message can be judged. Pure: the register turns it into a fixed number of queries.</summary>
public sealed record RegisterKeys
{
    public required ExchangeScope Scope { get; init; }

    public required BerichtIdentity Identity { get; init; }

    public required string Identificatie { get; init; }

    /// <summary>Header Dagtekening; with Identificatie it says which message of ours a 302 or 320 is about.</summary>
    public required DateOnly Dagtekening { get; init; }

    /// <summary>323.</summary>
    public string? DeclaratieNummer { get; init; }

    /// <summary>All clients of the message.</summary>
    public IReadOnlyList<string> Bsns { get; init; } = [];

    public IReadOnlyList<long> ToewijzingNummers { get; init; } = [];

    /// <summary>
    /// 305, 307: the client when one of his starts or stops has no ToewijzingNummer: whether he has an allocation for it is asked then
    /// (TR019).
    /// </summary>
    public IReadOnlyList<string> BsnsWithoutNummer { get; init; } = [];

    /// <summary>305: allocations of the starts that are deleted.</summary>
    public IReadOnlyList<long> DeletedStarts { get; init; } = [];

    /// <summary>323: ReferentieNummers of the lines.</summary>
    public IReadOnlyList<string> ReferentieNummers { get; init; } = [];

    /// <summary>323: lines that are taken back.</summary>
    public IReadOnlyList<string> VorigReferentieNummers { get; init; } = [];

    /// <summary>301, 315, 317, 319: references to or of requests.</summary>
    public IReadOnlyList<string> ReferentiesAanbieder { get; init; } = [];

    /// <summary>301, 315, 317: all allocations and requests of its client in scope S are looked at, whichever it names.</summary>
    public bool LooksAtClient => Identity.Nummer is 301 || Identity.IsRequest;

    /// <summary>301, 305, 307: the starts and stops of its client are looked at.</summary>
    public bool LooksAtDeliveries => Identity.Nummer is 301 || Identity.IsDelivery;

    private static bool HasLineWithoutNummer(Client client) =>
        (client.StartProducten ?? []).Any(s => s.ToewijzingNummer is null)
        || (client.StopProducten ?? []).Any(s => s.ToewijzingNummer is null);

    /// <summary>What is looked up to make a 301 for a client: all his allocations with the aanbieder, and his requests.</summary>
    /// <param name="scope">Domain, gemeente and aanbieder.</param>
    /// <param name="release">The release in which it is made.</param>
    /// <param name="bsn">The client.</param>
    /// <param name="numbers">ToewijzingNummers that are asked for beside those of the client, whoever has them.</param>
    /// <param name="day">The day on which it is made.</param>
    public static RegisterKeys ToAssign(ExchangeScope scope, ReleaseName release, Bsn bsn, IReadOnlyList<long> numbers, DateOnly day) =>
        new()
    {
        Scope = scope,
        Identity = BerichtIdentity.Of(release, scope.Standaard, 301),
        // No message has an empty one.
        Identificatie = "",
        Dagtekening = day,
        Bsns = [bsn.Value],
        ToewijzingNummers = numbers,
    };

    /// <summary>The keys of a message.</summary>
    public static RegisterKeys Of(Bericht bericht)
    {
        var client = bericht.Client;
        var clients = client is not null ? [client] : bericht.Declaratie?.Clienten ?? [];
        var prestaties = bericht.Declaratie is { } declaratie ? declaratie.Clienten.SelectMany(c => c.Prestaties ?? []).ToList() : [];
        var verzoek = client?.Verzoek;
        return new()
        {
            Scope = ExchangeScope.Of(bericht),
            Identity = bericht.Identity,
            Identificatie = bericht.Header.BerichtIdentificatie.Identificatie,
            Dagtekening = bericht.Header.BerichtIdentificatie.Dagtekening,
            DeclaratieNummer = bericht.Declaratie?.DeclaratieNummer,
            Bsns = [.. clients.Select(c => c.Bsn.Value).Distinct()],
            ToewijzingNummers =
            [
                .. prestaties.Select(p => p.ToewijzingNummer)
                    .Concat(client?.ToegewezenProducten?.Select(p => p.ToewijzingNummer) ?? [])
                    .Concat(client?.StartProducten?.Select(p => p.ToewijzingNummer).OfType<long>() ?? [])
                    .Concat(client?.StopProducten?.Select(p => p.ToewijzingNummer).OfType<long>() ?? [])
                    .Concat(verzoek?.OngewijzigdeProducten?.Select(p => p.ToewijzingNummer) ?? [])
                    .Concat(verzoek?.TeWijzigenProducten?.Select(p => p.ToewijzingNummer) ?? [])
                    .Distinct(),
            ],
            BsnsWithoutNummer = client is not null && HasLineWithoutNummer(client) ? [client.Bsn.Value] : [],
            DeletedStarts =
            [
                .. (client?.StartProducten ?? []).Where(s => s.StatusAanlevering == Codes.StatusAanlevering.Verwijderen)
                    .Select(s => s.ToewijzingNummer).OfType<long>().Distinct(),
            ],
            ReferentieNummers = [.. prestaties.Select(p => p.ProductReferentie.ReferentieNummer).Distinct()],
            VorigReferentieNummers = [.. prestaties.Select(p => p.ProductReferentie.VorigReferentieNummer).OfType<string>().Distinct()],
            ReferentiesAanbieder =
            [
                .. (client?.ToegewezenProducten?.Select(p => p.ReferentieAanbieder).OfType<string>() ?? [])
                    .Concat(client?.AangevraagdeProducten?.Select(p => p.ReferentieAanbieder) ?? [])
                    .Concat(verzoek is null ? [] : [verzoek.ReferentieAanbieder])
                    .Concat(bericht.Antwoord is null ? [] : [bericht.Antwoord.ReferentieAanbieder])
                    .Distinct(),
            ],
        };
    }
}

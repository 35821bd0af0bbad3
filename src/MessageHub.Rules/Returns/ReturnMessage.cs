using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Returns;

/// <summary>
/// The 306, 308, 316 and 318 (returns.md §3 and §4): the header is copied with Afzender and Ontvanger as they were, and only a
/// rejection at levels 3 and 4 below the Header brings the client back, unchanged, with a code on every class.
/// </summary>
internal static class ReturnMessage
{
    public static Bericht For(Bericht bericht, Verdict verdict, AnswerDetails details)
    {
        var identity = bericht.Identity.Answer!;
        var codes = new ReturnCodes(verdict);
        var isTechnical = verdict.Level is Level.Content;
        var isOnBody = verdict.Findings.Count > 0 && !isTechnical && !codes.HasError(bericht.Header);
        return new()
        {
            Identity = identity,
            Header = bericht.Header with
            {
                BerichtCode = identity.BerichtCode,
                IdentificatieRetour = details.Identificatie,
                DagtekeningRetour = details.Today,
                XsltVersie = isTechnical ? details.XsltVersie : null,
                XsdVersieRetour = details.XsdVersie,
                RetourCodes = verdict.Findings.Count == 0 ? null
                    : isTechnical ? [Codes.RetourCode.TechnischOnjuist]
                    : codes.On(bericht.Header),
            },
            Client = isOnBody ? Marked(bericht.Client!, codes) : null,
        };
    }

    private static Client Marked(Client client, ReturnCodes codes) => client with
    {
        StartProducten = client.StartProducten?.Select(p => p with { RetourCodes = codes.Below(client, p) }).ToList(),
        StopProducten = client.StopProducten?.Select(p => p with { RetourCodes = codes.Below(client, p) }).ToList(),
        AangevraagdeProducten = client.AangevraagdeProducten?.Select(p => p with { RetourCodes = codes.Below(client, p) }).ToList(),
        Verzoek = client.Verzoek is { } verzoek ? Marked(client, verzoek, codes) : null,
        RetourCodes = codes.On(client),
    };

    /// <summary>The products of a 317 are judged whether or not Verzoek has an error .</summary>
    private static Verzoek Marked(Client client, Verzoek verzoek, ReturnCodes codes) => verzoek with
    {
        OngewijzigdeProducten = verzoek.OngewijzigdeProducten?.Select(p => p with { RetourCodes = codes.Below(client, p) }).ToList(),
        TeWijzigenProducten = verzoek.TeWijzigenProducten?.Select(p => p with { RetourCodes = codes.Below(client, p) }).ToList(),
        NieuweProducten = verzoek.NieuweProducten?.Select(p => p with { RetourCodes = codes.Below(client, p) }).ToList(),
        RetourCodes = codes.Below(client, verzoek),
    };
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Returns;

/// <summary>
/// The 325 (returns.md §5): its own header in the other direction, always with a code, and the partial approval of IV087. Each row of
/// the decision table is a function with the number of that row. Only rejected lines come back.
/// </summary>
internal static class ClaimAnswer
{
    public static Bericht For(Bericht claim, Verdict verdict, AnswerDetails details)
    {
        var codes = new ReturnCodes(verdict);
        var declaratie = claim.Declaratie!;
        return verdict switch
        {
            { Level: Level.Content } => T2TechnicallyWrong(claim, details),
            _ when codes.HasError(claim.Header) => T3HeaderError(claim, codes, details),
            _ when codes.HasError(declaratie) => T4DeclaratieError(claim, codes, details),
            { Findings.Count: 0 } => T7FullyGranted(claim, details),
            _ => T5T6LinesRejected(claim, verdict, codes, details),
        };
    }

    private static Bericht T2TechnicallyWrong(Bericht claim, AnswerDetails details)
    {
        var answer = Envelope(claim, details, [Codes.RetourCode.TechnischOnjuist]);
        return answer with { Header = answer.Header with { XsltVersie = details.XsltVersie } };
    }

    private static Bericht T3HeaderError(Bericht claim, ReturnCodes codes, AnswerDetails details) =>
        Envelope(claim, details, codes.On(claim.Header));

    private static Bericht T4DeclaratieError(Bericht claim, ReturnCodes codes, AnswerDetails details) =>
        Answer(claim, details, codes.On(claim.Declaratie!), granted: 0, clienten: null);

    private static Bericht T7FullyGranted(Bericht claim, AnswerDetails details) =>
        Answer(claim, details, [Codes.RetourCode.VolledigToegekend], claim.Declaratie!.TotaalIngediendBedrag.SignedCents(), clienten: null);

    private static Bericht T5T6LinesRejected(Bericht claim, Verdict verdict, ReturnCodes codes, AnswerDetails details) =>
        Answer(
            claim, details, [Codes.RetourCode.GeenOpmerking], verdict.Granted!.Value,
            [.. claim.Declaratie!.Clienten.Select(c => Rejected(c, codes)).OfType<Client>()]);

    /// <summary>The client with its rejected lines (T6), with all its lines when the client itself is wrong (T5), or null.</summary>
    private static Client? Rejected(Client client, ReturnCodes codes)
    {
        var lines = (client.Prestaties ?? [])
            .Where(p => ClaimedLines.IsRejected(client, p, codes.HasError))
            .Select(p => p with { RetourCodes = codes.Below(client, p) })
            .ToList();
        return lines.Count == 0 ? null : client with { Prestaties = lines, RetourCodes = codes.On(client) };
    }

    private static Bericht Answer(
        Bericht claim, AnswerDetails details, IReadOnlyList<string> codes, long granted, IReadOnlyList<Client>? clienten) =>
        Envelope(claim, details, [Codes.RetourCode.GeenOpmerking]) with
        {
            DeclaratieAntwoord = new()
            {
                DeclaratieNummer = claim.Declaratie!.DeclaratieNummer,
                TotaalIngediendBedrag = claim.Declaratie.TotaalIngediendBedrag,
                TotaalToegekendBedrag = granted.ToTotaal(),
                Clienten = clienten,
                RetourCodes = codes,
            },
        };

    /// <summary>The header of returns.md §5.1: ours, in the other direction, tied to the 323 it answers.</summary>
    private static Bericht Envelope(Bericht claim, AnswerDetails details, IReadOnlyList<string> headerCodes)
    {
        var identity = claim.Identity.Answer!;
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = claim.Header.BerichtVersie,
                BerichtSubversie = claim.Header.BerichtSubversie,
                Afzender = claim.Header.Ontvanger,
                Ontvanger = claim.Header.Afzender,
                BerichtIdentificatie = new() { Identificatie = details.Identificatie, Dagtekening = details.Today },
                XsdVersie = details.XsdVersie,
                DeclaratieIdentificatie = claim.Header.BerichtIdentificatie,
                XsdVersieDeclaratie = claim.Header.XsdVersie,
                RetourCodes = headerCodes,
            },
        };
    }
}

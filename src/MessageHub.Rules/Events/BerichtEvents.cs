using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Events;

/// <summary>
/// What a verdict lets others know. Pure, from the effects and the verdict alone, so that judging the same again gives the same.
/// </summary>
public static class BerichtEvents
{
    /// <summary>VerzoekAntwoord.</summary>
    private const string Research = "2";

    /// <summary>The events of one message, in the order of its effects, that on the message as a whole last.</summary>
    public static IEnumerable<BerichtEvent> Of(Judgement judgement)
    {
        foreach (var effect in judgement.Effects.List)
        {
            if (Of(effect, judgement) is { } happened)
                yield return happened;
        }

        foreach (var line in LinesOf(judgement))
            yield return line;
        foreach (var granted in GrantedBy(judgement.Effects))
            yield return granted;
        if (OfWhole(judgement) is { } whole)
            yield return whole;
    }

    private static BerichtEvent? Of(RegisterEffect effect, Judgement judgement) => effect switch
    {
        RegisterEffect.AddAanvraag(_, var aanvraag) =>
            new BerichtEvent.RequestReceived(aanvraag.ReferentieAanbieder, [.. aanvraag.Gevraagd.Select(Requested)]),
        RegisterEffect.AddToewijzing(_, var version, var referentie) =>
            IsNewest(version, judgement.Register) ? InForce(version, referentie) : null,
        RegisterEffect.AddStart(_, var start) => Of(start, Codes.StatusAanlevering.EersteAanlevering),
        RegisterEffect.DeleteStart(_, var start) => Of(start, Codes.StatusAanlevering.Verwijderen),
        RegisterEffect.AddStop(_, var stop) => Of(stop, Codes.StatusAanlevering.EersteAanlevering),
        RegisterEffect.DeleteStop(_, var stop) => Of(stop, Codes.StatusAanlevering.Verwijderen),
        RegisterEffect.AddAntwoord(var referentie, var antwoord) => new BerichtEvent.RequestDecided(
            referentie,
            antwoord == Research ? RequestOutcome.Research : RequestOutcome.Rejected,
            judgement.Bericht.Antwoord?.RedenAfwijzingVerzoek,
            []),
        RegisterEffect.AnswerOwn(var own) => new BerichtEvent.OwnMessageAnswered(
            own.Nummer, own.Identificatie, own.Dagtekening, judgement.Effects.UndoesOwn),
        _ => null,
    };

    /// <summary>A version that is sent again, or that a newer one replaced already, changes nothing.</summary>
    private static bool IsNewest(Toewijzing version, RegisterSnapshot register) =>
        !register.Toewijzingen.TryGetValue(version.Nummer, out var known)
        || (version.Toewijzingsdatum, version.Toewijzingstijd).CompareTo((known.Toewijzingsdatum, known.Toewijzingstijd)) > 0;

    private static BerichtEvent.AllocationInForce InForce(Toewijzing version, string? referentie) => new(
        version.Nummer,
        version.Toewijzingsdatum,
        version.Toewijzingstijd,
        version.Product?.Categorie,
        version.Product?.Code,
        version.Ingangsdatum,
        version.Einddatum,
        version.RedenWijziging,
        version.Omvang?.Volume,
        version.Omvang?.Eenheid,
        version.Omvang?.Frequentie,
        version.Budget,
        referentie);

    private static BerichtEvent.Start Of(Start start, string status) =>
        new(start.ToewijzingNummer, start.Product?.Categorie, start.Product?.Code, start.Begindatum, status);

    private static BerichtEvent.Stop Of(Stop stop, string status) => new(
        stop.ToewijzingNummer, stop.Product?.Categorie, stop.Product?.Code, stop.Begindatum, stop.Einddatum, stop.RedenBeeindiging, status);

    /// <summary>The lines of a claim that was assessed and waits for nobody, in document order.</summary>
    private static IEnumerable<BerichtEvent> LinesOf(Judgement judgement)
    {
        if (judgement.Bericht.Declaratie is not { } claim)
            yield break;
        var codes = judgement.Verdict.Findings
            .ToLookup<Finding, Klasse, string?>(f => f.Instance, f => f.RetourCode, ReferenceEqualityComparer.Instance);
        var lines = claim.Clienten.SelectMany(c => c.Prestaties ?? [], (client, prestatie) => (client, prestatie)).ToList();
        foreach (var (regel, line) in judgement.Effects.List.OfType<RegisterEffect.AddPrestatie>())
        {
            if (line.State is PrestatieState.Held)
                continue;
            var (client, prestatie) = lines[regel];
            yield return Settled(claim, line, [.. codes[client].Concat(codes[prestatie]).OfType<string>().Distinct()]);
        }
    }

    private static BerichtEvent.ClaimLineSettled Settled(Declaratie claim, EarlierPrestatie line, IReadOnlyList<string> retourCodes) => new(
        claim.DeclaratieNummer,
        line.ReferentieNummer,
        line.VorigReferentieNummer,
        line.ToewijzingNummer,
        line.ProductCategorie,
        line.ProductCode,
        line.Begindatum,
        line.Einddatum,
        line.GeleverdVolume,
        line.Eenheid,
        line.Bedrag,
        line.IsDebit ? Codes.DebetCredit.Debet : Codes.DebetCredit.Credit,
        line.State is PrestatieState.Granted,
        retourCodes);

    private static RequestedProduct Requested(GevraagdProduct product) => product switch
    {
        GevraagdProduct.Ongewijzigd(var nummer) => new(nummer, null, null, null, null),
        GevraagdProduct.TeWijzigen changed => new(changed.ToewijzingNummer, null, null, changed.GewensteIngangsdatum, changed.Einddatum),
        GevraagdProduct.Nieuw added => new(null, added.Product?.Categorie, added.Product?.Code, added.Ingangsdatum, added.Einddatum),
        _ => throw new ArgumentOutOfRangeException(nameof(product)),
    };

    /// <summary>Of a 317 all allocations of the message carry its reference: it is granted once.</summary>
    private static IEnumerable<BerichtEvent> GrantedBy(BerichtEffects effects) => effects.List
        .OfType<RegisterEffect.AddToewijzing>()
        .Where(e => e.ReferentieAanbieder is not null)
        .GroupBy(e => e.ReferentieAanbieder!, e => e.Toewijzing.Nummer)
        .Select(g => new BerichtEvent.RequestDecided(g.Key, RequestOutcome.Granted, null, [.. g]));

    private static BerichtEvent? OfWhole(Judgement judgement)
    {
        var (bericht, verdict) = (judgement.Bericht, judgement.Verdict);
        if (bericht.Identity.IsOwn)
        {
            return new BerichtEvent.OwnMessageJudged(
                bericht.Header.BerichtIdentificatie.Identificatie,
                verdict.Outcome,
                OwnHolds.Of(bericht, verdict),
                [.. verdict.Findings.Select(FindingOf)],
                [.. verdict.Signals.Select(FindingOf)]);
        }

        return bericht.Declaratie is { } claim && verdict.Outcome is not Outcome.Held
            ? new BerichtEvent.ClaimSettled(
                claim.DeclaratieNummer,
                claim.DeclaratiePeriode.Begindatum,
                claim.DeclaratiePeriode.Einddatum,
                verdict.Outcome,
                verdict.Submitted ?? 0,
                verdict.Granted ?? 0)
            : null;
    }

    private static EventFinding FindingOf(Finding finding) => new(finding.Rule.Code, finding.Rule.Definitie, finding.Violation.Remedy);
}

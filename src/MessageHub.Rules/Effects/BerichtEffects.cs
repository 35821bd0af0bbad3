using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Effects;

/// <summary>
/// What the verdict on one message leaves in the register, in the order in which it is done. Pure: a function of the message, its verdict
/// and the register before it. <see cref="SnapshotFold"/> folds it in memory; the register writes the same list as rows.
/// </summary>
/// <param name="Scope">Where it is left.</param>
/// <param name="Bericht">The message.</param>
/// <param name="List">The effects.</param>
public sealed record BerichtEffects(ExchangeScope Scope, EarlierBericht Bericht, IReadOnlyList<RegisterEffect> List)
{
    /// <summary>
    /// A message of ours is undone: what it replaced is in the register and not in a snapshot, so what follows has to be loaded again.
    /// </summary>
    public bool UndoesOwn => List.Any(e => e is RegisterEffect.UndoOwn);

    /// <summary>What a verdict leaves.</summary>
    /// <param name="bericht">The message.</param>
    /// <param name="verdict">The verdict, with findings on the class instances of <paramref name="bericht"/>.</param>
    /// <param name="register">What the register held for the message.</param>
    public static BerichtEffects Of(Bericht bericht, Verdict verdict, RegisterSnapshot register) =>
        new(ExchangeScope.Of(bericht), EarlierBericht.Of(bericht), [.. EffectsOf(bericht, verdict, register)]);

    private static IEnumerable<RegisterEffect> EffectsOf(Bericht bericht, Verdict verdict, RegisterSnapshot register)
    {
        IEnumerable<RegisterEffect> replaced = bericht.Declaratie is null ? [] : [new RegisterEffect.ReplaceEarlier()];
        return replaced
            .Concat(Counts(bericht, verdict) ? ContentOf(bericht, verdict, register) : [])
            .Concat(OnOwn(bericht, verdict, register))
            .Concat(HeldOf(bericht, verdict, register));
    }

    /// <summary>
    /// A rejected message uses up no number, except a claim that was processed: one whose findings are only on Client and Prestatie
    /// . A claim that is held for a person keeps its numbers, and its lines block others. A return is no fact of its
    /// own: it is kept with what it answers.
    /// </summary>
    private static bool Counts(Bericht bericht, Verdict verdict) => !bericht.Identity.IsReturnOfOwn && verdict.Outcome switch
    {
        Outcome.Accepted or Outcome.Partly => true,
        Outcome.Held => bericht.Declaratie is not null,
        Outcome.Rejected => bericht.Declaratie is not null && verdict.Findings.All(f =>
            f.Rule.Level is Level.AcrossMessages or Level.ExternalSource && f.Instance is Client or Prestatie),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static IEnumerable<RegisterEffect> ContentOf(Bericht bericht, Verdict verdict, RegisterSnapshot register)
    {
        yield return new RegisterEffect.CountBericht();
        if (bericht.Client is { } client)
        {
            foreach (var effect in ContentOf(client, bericht, register))
                yield return effect;
        }

        if (bericht.Antwoord is { } antwoord)
            yield return new RegisterEffect.AddAntwoord(antwoord.ReferentieAanbieder, antwoord.VerzoekAntwoord);
        if (bericht.Declaratie is { } declaratie)
        {
            var period = declaratie.DeclaratiePeriode;
            yield return new RegisterEffect.AddDeclaratie(declaratie.DeclaratieNummer, period.Begindatum, period.Einddatum);
            foreach (var (regel, line) in ClaimedLines.Of(bericht, verdict).Index())
                yield return new RegisterEffect.AddPrestatie(regel, line);
        }
    }

    private static IEnumerable<RegisterEffect> ContentOf(Client client, Bericht bericht, RegisterSnapshot register)
    {
        var earlier = EarlierBericht.Of(bericht);
        foreach (var (regel, product) in (client.ToegewezenProducten ?? []).Index())
        {
            var toewijzing = Toewijzing.Of(product, client.Bsn, ExchangeScope.Of(bericht).Aanbieder, earlier);
            yield return new RegisterEffect.AddToewijzing(regel, toewijzing, product.ReferentieAanbieder);
        }

        foreach (var effect in new DeliveryLedger(register).Accept(client, earlier))
            yield return effect;
        foreach (var (regel, product) in (client.AangevraagdeProducten ?? []).Index())
            yield return Requested(regel, product.ReferentieAanbieder, [GevraagdProduct.Of(product)], product.Verwijzer.Type);
        if (client.Verzoek is { } verzoek)
            yield return Requested(0, verzoek.ReferentieAanbieder, GevraagdProduct.Of(verzoek));

        RegisterEffect Requested(int regel, string referentie, IReadOnlyList<GevraagdProduct> gevraagd, string? verwijzer = null) =>
            new RegisterEffect.AddAanvraag(regel, new()
            {
                ReferentieAanbieder = referentie,
                Bsn = client.Bsn,
                Bericht = earlier,
                Gevraagd = gevraagd,
                GezagsdragerBekend = client.GezagsdragerBekend == Codes.GezagsdragerBekend.Ja,
                Verwijzer = verwijzer,
            });
    }

    /// <summary>A return that belongs to nothing has no effect, whoever closes it .</summary>
    private static IEnumerable<RegisterEffect> OnOwn(Bericht bericht, Verdict verdict, RegisterSnapshot register)
    {
        if (register.OwnBericht is not { } own || verdict.Outcome is not Outcome.Accepted)
            yield break;
        yield return new RegisterEffect.AnswerOwn(own);
        if (Rejects(bericht))
            yield return new RegisterEffect.UndoOwn(own);
    }

    /// <summary>
    /// A 302 or 320 rejects when any class carries a code other than 0200 (nothing to remark) and 0233 (not assessed).
    /// </summary>
    private static bool Rejects(Bericht bericht) => BerichtClasses.Of(bericht)
        .SelectMany(i => i.Record.RetourCodes ?? [])
        .Any(code => code is not (Codes.RetourCode.GeenOpmerking or Codes.RetourCode.NietBeoordeeld));

    private static IEnumerable<RegisterEffect> HeldOf(Bericht bericht, Verdict verdict, RegisterSnapshot register)
    {
        if (verdict.Outcome is not Outcome.Held)
            yield break;
        yield return new RegisterEffect.Hold(verdict.HeldBecause, bericht.Identity.IsOwn ? register.ClientOf(bericht) : null);
        var lines = verdict.Held.Concat(verdict.Decided).OrderBy(l => l.Reference, StringComparer.Ordinal);
        foreach (var (regel, line) in bericht.Declaratie is { } claim ? InClaim(claim, lines) : lines.Index())
            yield return new RegisterEffect.HoldLine(regel, line.Reference, line.Reason, line.Proposal);
    }

    private static IEnumerable<(int Regel, LineToDecide Line)> InClaim(Declaratie claim, IEnumerable<LineToDecide> lines)
    {
        var held = lines.ToDictionary<LineToDecide, Klasse>(l => l.Instance, ReferenceEqualityComparer.Instance);
        return claim.Clienten.SelectMany(c => c.Prestaties ?? []).Index()
            .Where(p => held.ContainsKey(p.Item))
            .Select(p => (p.Index, held[p.Item]));
    }
}

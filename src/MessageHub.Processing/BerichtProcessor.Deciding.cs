using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Register;
using MessageHub.Register.Access;
using MessageHub.Register.Monitoring;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Processing;

/// <summary>
/// What people decide on a message that waits. Where two persons decide, one proposes and another confirms; confirming and carrying out
/// are one transaction. All of it happens under the lock of the scope of the message, where is told what still waits.
/// </summary>
public sealed partial class BerichtProcessor
{
    /// <summary>
    /// Does what a person decided on a message that waits: keeps the decision and judges the message again against the register of this
    /// moment (R-078). It is answered when nothing waits any more, and never again.
    /// </summary>
    /// <param name="ruling">What the person decided.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    /// <exception cref="RulingRefusedException">
    /// Nothing of that number waits (any more), the decision does not fit what waits, or two persons decide here.
    /// </exception>
    public Task<BerichtResult> DecideAsync(Ruling ruling, DateOnly today, CancellationToken cancellationToken = default) => OnHeldAsync(
        ruling.Number,
        async (transaction, held) =>
        {
            if (await transaction.IsFourEyesAsync())
                throw new RulingRefusedException(
                    "Hier beslissen twee personen samen. Leg een voorstel vast op de pagina Wacht op besluit; een collega bevestigt het daar.");
            return await CarryOutAsync(transaction, held, ruling, today);
        },
        cancellationToken);

    /// <summary>Keeps what one person decided until another confirms it.</summary>
    /// <param name="ruling">What the person decided.</param>
    /// <param name="by">Who that is.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    /// <returns>The number of the proposal.</returns>
    /// <exception cref="RulingRefusedException">
    /// Nothing of that number waits (any more), the decision does not fit what waits, or there is a proposal on the same.
    /// </exception>
    public Task<long> ProposeAsync(Ruling ruling, Actor by, CancellationToken cancellationToken = default) => OnHeldAsync(
        ruling.Number,
        async (transaction, held) =>
        {
            RequireFitting(ruling, held);
            if (ruling.Tariff is { } tariff)
                RequireNew(tariff, held, await transaction.AgreementsBesideAsync([tariff]));
            return await transaction.ProposeAsync(held.Waiting, ruling.Part, ruling.Decision, ruling.RetourCode, ruling.Tariff, by, ruling.Note, ruling.At)
                ?? throw new RulingRefusedException("Hierover ligt al een voorstel.");
        },
        cancellationToken);

    /// <summary>Confirms what another person proposed and carries it out, both or neither.</summary>
    /// <param name="scope">The gemeenten of the person.</param>
    /// <param name="number">The number of the held work.</param>
    /// <param name="proposal">The number of the proposal.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="at">When.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    /// <exception cref="RulingRefusedException">It is not there (any more), is of the same person, or does not fit what waits (any
    /// more).</exception>
    public Task<BerichtResult> ConfirmAsync(
        GemeenteScope scope, long number, long proposal, Account by, DateTimeOffset at, DateOnly today, CancellationToken cancellationToken = default) =>
        OnHeldAsync(
        number,
        async (transaction, held) =>
        {
            if (await transaction.FindProposalAsync(scope, proposal) is not { } proposed || proposed.HeldNumber != number)
                throw new RulingRefusedException("Dit voorstel kunt u niet bevestigen: het is er niet meer.");
            if (proposed.ProposedBy.IsSameAs(Decider.Of(by)))
                throw new RulingRefusedException("Dit voorstel kunt u niet bevestigen: het is van uzelf, of van een ander account op uw naam.");
            await transaction.ConfirmAsync(proposal, Actor.Of(by), at);
            var known = held.Waiting.Decisions.Where(d => d.At <= proposed.ProposedAt).Select(d => d.Number);
            var ruling = new Ruling(number, proposed.Part, proposed.Decision, proposed.RetourCode, $"{proposed.ProposedBy.Name} en {by.Name}", proposed.Note, at)
            {
                Tariff = proposed.Tariff,
                LastKnown = known.DefaultIfEmpty(0).Max(),
            };
            return await CarryOutAsync(transaction, held, ruling, today);
        },
        cancellationToken);

    /// <summary>What people are told who decide on what was decided: by whom and when.</summary>
    public static string Decided(string what, HeldDecision decision) =>
        $"Over {what} is al beslist door {decision.By}, op {AmsterdamDate.TextOf(decision.At)}.";

    private async Task<T> OnHeldAsync<T>(long number, Func<RegisterTransaction, Held, Task<T>> work, CancellationToken cancellationToken)
    {
        if (await store.FindHeldAsync(number, cancellationToken) is not { } known)
            throw await NotWaitingAsync(number, cancellationToken);
        var received = await store.FindAsync(known.BerichtId, cancellationToken);
        if (Read(received!.Content) is not ReadResult.Read { Bericht: var bericht })
            throw new InvalidOperationException("A message that is held was read before.");

        var keys = RegisterKeys.Of(bericht);
        var (isWaiting, result) = await store.InTransactionAsync(
            keys.Scope,
            // Another person may have been first: under the lock of the scope is told what still waits.
            async transaction => await transaction.FindHeldAsync(number) is { } waiting
                ? (true, await work(transaction, new(waiting, Subject.Of(received), bericht, keys)))
                : (false, default(T)),
            cancellationToken);
        return isWaiting ? result! : throw await NotWaitingAsync(number, cancellationToken);
    }

    private async Task<RulingRefusedException> NotWaitingAsync(long number, CancellationToken cancellationToken) => new(
        await store.LastDecisionAsync(number, cancellationToken) is { } last ? $"{Decided($"nummer {number}", last)} Dat is definitief."
            : $"Er wacht niets met nummer {number}.");

    private async Task<BerichtResult> CarryOutAsync(RegisterTransaction transaction, Held held, Ruling ruling, DateOnly today)
    {
        RequireFitting(ruling, held);
        if (ruling.Tariff is { } tariff)
        {
            RequireNew(tariff, held, await transaction.AgreementsBesideAsync([tariff]));
            await transaction.ImportAgreementsAsync([tariff], new(ruling.By, ruling.At, $"besluit over nummer {ruling.Number}", ruling.Note));
        }

        foreach (var referentie in ReferentiesOf(ruling, held.Waiting))
            await transaction.SaveDecisionAsync(held.Waiting.BerichtId, referentie, ruling.Decision, ruling.RetourCode, ruling.By, ruling.Note, ruling.At);
        var register = await transaction.LoadAsync(held.Keys, held.Waiting.BerichtId);
        return await JudgeAsync(transaction, held.Subject, held.Bericht, register, today, verdict => Settle(ruling, held.Bericht, verdict));
    }

    private void RequireFitting(Ruling ruling, Held held)
    {
        if (ruling.Problem is { } problem)
            throw new RulingRefusedException(problem);
        RequireLineCode(ruling, held.Bericht);
        var isRerun = ruling.Decision == Ruling.Rerun;
        if (ruling.Part is HeldPart.Line { Number: var line })
        {
            if (held.Waiting.Lines.All(l => l.Number != line))
                throw new RulingRefusedException($"Er wacht niets met nummer {ruling.Number}.{line}.");
            if (isRerun)
                throw new RulingRefusedException($"Opnieuw beoordelen kan alleen met het hele bericht: nummer {ruling.Number}.");
        }

        if (!isRerun && UnseenBy(ruling, held.Waiting) is { } unseen)
            throw new RulingRefusedException($"{Decided($"nummer {ruling.Number}.{unseen.Line.Number}", unseen.Decision)} Bekijk dat besluit eerst.");
    }

    /// <summary>A line the person decides on, with a decision that he did not know of; null when there is none.</summary>
    private static (HeldLine Line, HeldDecision Decision)? UnseenBy(Ruling ruling, HeldBericht waiting)
    {
        foreach (var line in waiting.Lines)
        {
            if (waiting.DecisionOn(line) is not { } decision)
                continue;
            var isUnseen = (ruling.Part, ruling.LastKnown) switch
            {
                (HeldPart.Line { Number: var number }, _) when number != line.Number => false,
                (_, { } known) => decision.Number > known,
                // All that waits is all on which nobody decided yet.
                (HeldPart.Line, null) => !decision.By.Equals(ruling.By, StringComparison.OrdinalIgnoreCase),
                _ => false,
            };
            if (isUnseen)
                return (line, decision);
        }

        return null;
    }

    /// <summary>A person rejects a line with the code of a rule that could have rejected it.</summary>
    private void RequireLineCode(Ruling ruling, Bericht bericht)
    {
        if (ruling.Decision != HeldDecision.Reject || (ruling.RetourCode is null && bericht.Declaratie is null))
            return;
        var claim = bericht.Identity.InSameRelease(323);
        var codes = rules.RejectingPrestaties(claim).Select(r => r.RetourCode!).Distinct().Order(StringComparer.Ordinal).ToList();
        if (ruling.RetourCode is null || !codes.Contains(ruling.RetourCode))
            throw new RulingRefusedException($"Bij afwijzen hoort een retourcode van een prestatie: {string.Join(", ", codes)}.");
    }

    /// <summary>A tariff is added where none is: what is agreed already is changed where all agreements are.</summary>
    private static void RequireNew(AgreementRow tariff, Held held, IReadOnlyList<AgreementRow> agreements)
    {
        if (new ExchangeScope(tariff.Standaard, tariff.Gemeente, tariff.Aanbieder) != held.Keys.Scope)
            throw new ArgumentException("The tariff binds others than those of the message.", nameof(tariff));
        var (_, problems) = new AgreementsRead([tariff], [], 0).Beside(agreements);
        var agreement = tariff.Agreement;
        if (agreements.Any(a => KeyOf(a) == KeyOf(tariff)))
        {
            var what = $"{agreement.ProductCode} in eenheid {agreement.Eenheid} vanaf {ComparedValue.Day(agreement.GeldigVan)}";
            throw new RulingRefusedException($"Er is al een tarief voor {what}. Wijzig dat bij Tarieven.");
        }

        if (problems.Count > 0)
            throw new RulingRefusedException(string.Join(' ', problems.Select(p => p.Reason)));

        static (string, string, DateOnly) KeyOf(AgreementRow row) => (row.Agreement.ProductCode, row.Agreement.Eenheid, row.Agreement.GeldigVan);
    }

    /// <summary>The lines that get the decision by their reference; null is the message as a whole.</summary>
    private static IEnumerable<string?> ReferentiesOf(Ruling ruling, HeldBericht waiting) => ruling switch
    {
        { Decision: Ruling.Rerun } => [null],
        { Part: HeldPart.Line { Number: var line } } => waiting.Lines.Where(l => l.Number == line).Select(l => (string?)l.ReferentieNummer),
        _ when waiting.Lines.Count == 0 => [null],
        _ => waiting.Lines.Where(l => waiting.DecisionOn(l) is null).Select(l => (string?)l.ReferentieNummer),
    };

    /// <summary>A 302 or 320 that belongs to nothing is closed as the person says, without any effect (R-081).</summary>
    private static Verdict Settle(Ruling ruling, Bericht bericht, Verdict verdict)
    {
        if (bericht.Declaratie is not null || ruling.Decision == Ruling.Rerun)
            return verdict;
        return verdict.WaitingBecause is null
            ? throw new RulingRefusedException(
                $"Het bericht van nummer {ruling.Number} hoort nu wel bij een bericht van de gemeente. Beoordeel het opnieuw met {Ruling.Rerun}.")
            : verdict with { Outcome = ruling.Decision == HeldDecision.Grant ? Outcome.Accepted : Outcome.Rejected, WaitingBecause = null };
    }

    /// <param name="Waiting">What waits of a message, under the lock of its scope.</param>
    /// <param name="Subject">The message.</param>
    /// <param name="Bericht">Its content.</param>
    /// <param name="Keys">What has to be looked up for it.</param>
    private sealed record Held(HeldBericht Waiting, Subject Subject, Bericht Bericht, RegisterKeys Keys);
}

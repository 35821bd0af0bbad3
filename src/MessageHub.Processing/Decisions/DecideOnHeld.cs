using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using static MessageHub.Processing.Decisions.DecisionOutcome;

namespace MessageHub.Processing.Decisions;

/// <summary>
/// What people decide on a held message or on one of its lines, for the pages and the command line alike. Where two persons decide
/// (four eyes, a setting of the store) the first proposes and another confirms. Each call is one transaction under the lock of the
/// exchange, so that of two at once the second sees what the first did; confirming, the decision, a tariff that it adds, the verdict and
/// the answer are written together or not at all. All that may be refused is looked at before anything is written. A message of our own
/// that warnings hold is confirmed or refused as a whole; what is held behind it is judged again in the same transaction.
/// </summary>
/// <param name="store">Where messages are held.</param>
/// <param name="processor">Reads the message, and makes and records its answer.</param>
/// <param name="rules">The rules to judge by.</param>
/// <param name="clock">Says when it is decided, and the day that counts.</param>
public sealed class DecideOnHeld(RegisterStore store, BerichtProcessor processor, RuleSet rules, TimeProvider clock)
{
    private const int MaxNote = 500;

    /// <summary>
    /// Carries out what a person decides: keeps the decision and judges the message again by the register of this moment. It is
    /// answered when nothing of it is held any more, and never again. Where two persons decide it becomes a proposal.
    /// </summary>
    /// <param name="request">What the person decides.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    public Task<DecisionOutcome> DecideAsync(DecisionRequest request, CancellationToken cancellationToken = default) => OnHeldAsync(
        request.Number,
        async (transaction, held) =>
        {
            var isFourEyes = await transaction.IsFourEyesAsync();
            if (isFourEyes && request.By.AccountId is null)
                return new Refused(new RefusedBecause.NeedsTwoPersons());
            if (await MisfitAsync(transaction, held, request) is { } misfit)
                return new Refused(misfit);
            if (!isFourEyes)
                return await CarryOutAsync(transaction, held, request, request.By.Name, clock.GetUtcNow());
            var (message, now) = (held.Message, clock.GetUtcNow());
            return await transaction.ProposeAsync(message, request.Part, request.Decision, request.By, request.Note, now) is { } number
                ? new Proposed(number)
                : new Refused(new RefusedBecause.ProposedAlready());
        },
        cancellationToken);

    /// <summary>Confirms what another person proposed and carries it out.</summary>
    /// <param name="scope">The gemeenten of the person.</param>
    /// <param name="number">The <see cref="HeldBericht.Number"/> of the message.</param>
    /// <param name="proposal">The number of the proposal.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    public Task<DecisionOutcome> ConfirmAsync(
        GemeenteScope scope, long number, long proposal, Decider by, CancellationToken cancellationToken = default) => OnHeldAsync(
        number,
        async (transaction, held) =>
        {
            if (by.AccountId is null)
                return new Refused(new RefusedBecause.NeedsTwoPersons());
            if (await transaction.FindProposalAsync(scope, proposal) is not { } proposed || proposed.HeldNumber != number)
                return new Refused(new RefusedBecause.ProposalGone());
            if (proposed.ProposedBy.IsSameAs(by))
                return new Refused(new RefusedBecause.OwnProposal());
            var known = held.Message.Decisions.Where(d => d.At <= proposed.ProposedAt).Select(d => d.Number);
            var request = new DecisionRequest(number, proposed.Part, proposed.Decision, proposed.ProposedBy, proposed.Note)
            {
                LastKnown = known.DefaultIfEmpty(0).Max(),
            };
            if (await MisfitAsync(transaction, held, request) is { } misfit)
                return new Refused(misfit);
            var now = clock.GetUtcNow();
            await CloseAsync(transaction, proposal, ProposalState.Confirmed, by, now);
            return await CarryOutAsync(transaction, held, request, $"{proposed.ProposedBy.Name} en {by.Name}", now);
        },
        cancellationToken);

    /// <summary>Withdraws an open proposal; also who proposed it may.</summary>
    /// <param name="scope">The gemeenten of the person.</param>
    /// <param name="number">The <see cref="HeldBericht.Number"/> of the message.</param>
    /// <param name="proposal">The number of the proposal.</param>
    /// <param name="by">Who withdraws it.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    public Task<DecisionOutcome> WithdrawAsync(
        GemeenteScope scope, long number, long proposal, Decider by, CancellationToken cancellationToken = default) => OnHeldAsync(
        number,
        async (transaction, _) =>
        {
            if (await transaction.FindProposalAsync(scope, proposal) is not { } proposed || proposed.HeldNumber != number)
                return new Refused(new RefusedBecause.ProposalGone());
            await CloseAsync(transaction, proposal, ProposalState.Withdrawn, by, clock.GetUtcNow());
            return new Withdrawn();
        },
        cancellationToken);

    private async Task<DecisionOutcome> OnHeldAsync(
        long number, Func<RegisterTransaction, Held, Task<DecisionOutcome>> work, CancellationToken cancellationToken)
    {
        if (await store.FindHeldAsync(number, cancellationToken) is not { } known)
            return new Refused(await NotHeldAsync(number, cancellationToken));
        var seen = Held.Of(known, (await store.FindAsync(known.BerichtId, cancellationToken))!, processor);
        var outcome = await store.InTransactionAsync(
            seen.Keys.Scope,
            // Another person may have been first: what is held shows under the lock of the exchange.
            async transaction => await transaction.FindHeldAsync(number) is { } message
                ? await work(transaction, seen with { Message = message })
                : null,
            cancellationToken);
        return outcome ?? new Refused(await NotHeldAsync(number, cancellationToken));
    }

    private async Task<RefusedBecause> NotHeldAsync(long number, CancellationToken cancellationToken) =>
        await store.LastDecisionAsync(number, cancellationToken) is { } last
            ? new RefusedBecause.Over(number, last)
            : new RefusedBecause.NotHeld(number);

    /// <summary>Under the lock of the exchange nobody else closes a proposal on it.</summary>
    private static async Task CloseAsync(RegisterTransaction transaction, long proposal, ProposalState state, Decider by, DateTimeOffset at)
    {
        if (!await transaction.CloseProposalAsync(proposal, state, by, at))
            throw new InvalidOperationException("Somebody closed the proposal without the lock of its exchange.");
    }

    /// <summary>Writes what was decided, judges the message again and answers it when nothing of it is held any more.</summary>
    private async Task<DecisionOutcome> CarryOutAsync(
        RegisterTransaction transaction, Held held, DecisionRequest request, string by, DateTimeOffset now)
    {
        if (request.Decision is Decision.AddTariff(var agreement))
        {
            var origin = new AgreementOrigin(by, now, $"besluit over nummer {request.Number}", request.Note);
            await transaction.ImportAgreementsAsync([held.RowOf(agreement)], origin);
        }

        var lines = LinesOf(request, held.Message);
        var taken = lines.Select(line => new TakenDecision(line, request.Decision, by, request.Note, now)).ToList();
        foreach (var decision in taken)
            await transaction.SaveDecisionAsync(held.Message.BerichtId, decision);

        var decisions = HeldBericht.OnLines(held.Message.Decisions.Concat(taken));
        var (outcome, result) = await JudgeAgainAsync(transaction, held, decisions, ClosedBy(held, request), AmsterdamDate.Of(now));
        if (outcome is Outcome.Held)
            return new StillHeld(result);
        await transaction.WithdrawProposalsAsync(request.Number, by, now);
        if (held.Message.IsOwn)
            await JudgeBehindAsync(transaction, held.Message, by, now);
        return new Answered(result);
    }

    /// <summary>Judges a held message by the register of this moment, and writes what comes of it.</summary>
    private async Task<(Outcome Outcome, BerichtResult Result)> JudgeAgainAsync(
        RegisterTransaction transaction, Held held, IReadOnlyDictionary<string, Decision> decisions, Outcome? closed, DateOnly today)
    {
        var register = await transaction.LoadAsync(held.Keys, held.Message.BerichtId);
        var verdict = Assessor.Assess(held.Bericht, register, rules, today, decisions);
        if (closed is { } outcome)
            verdict = verdict with { Outcome = outcome, Held = [], HeldBecause = null };
        return (verdict.Outcome, await processor.SettleAsync(transaction, held.Subject, new(held.Bericht, register, verdict), today));
    }

    /// <summary>
    /// A message of our own waited for another about the same client, and that is over: each that waits is judged again in its order. It
    /// leaves, is rejected by a rule, or goes on to be held by a warning of its own and keeps those behind it.
    /// </summary>
    private async Task JudgeBehindAsync(RegisterTransaction transaction, HeldBericht own, string by, DateTimeOffset now)
    {
        foreach (var number in await transaction.HeldBehindAsync(own))
        {
            var message = (await transaction.FindHeldAsync(number))!;
            var held = Held.Of(message, (await transaction.FindAsync(message.BerichtId))!, processor);
            var decisions = HeldBericht.OnLines(message.Decisions);
            var (outcome, _) = await JudgeAgainAsync(transaction, held, decisions, closed: null, AmsterdamDate.Of(now));
            if (outcome is not Outcome.Held)
                await transaction.WithdrawProposalsAsync(number, by, now);
        }
    }

    /// <summary>What makes that the request cannot be carried out, or null. Writes nothing.</summary>
    private async Task<RefusedBecause?> MisfitAsync(RegisterTransaction transaction, Held held, DecisionRequest request)
    {
        if ((TextMisfit(request) ?? CodeMisfit(held, request) ?? PartMisfit(held.Message, request)) is { } misfit)
            return misfit;
        if (request.Decision is Decision.AddTariff(var agreement))
            return TariffMisfit(held.RowOf(agreement), await transaction.AgreementsBesideAsync([held.RowOf(agreement)]));
        if (held.Message.IsOwn)
        {
            return held.Message.HeldBecause is not null && request.Decision is Decision.Grant
                ? new RefusedBecause.WaitsForEarlier(request.Number)
                : null;
        }

        if (ClosedBy(held, request) is null)
            return null;
        var register = await transaction.LoadAsync(held.Keys, held.Message.BerichtId);
        return Assessor.Assess(held.Bericht, register, rules, clock.Today()).HeldBecause is null
            ? new RefusedBecause.BelongsToAMessage(request.Number)
            : null;
    }

    private static RefusedBecause? TextMisfit(DecisionRequest request) =>
        string.IsNullOrWhiteSpace(request.Note) ? new RefusedBecause.NoNote()
        : request.Note.Length > MaxNote ? new RefusedBecause.NoteTooLong(MaxNote)
        : BsnText.IsIn(request.Note) || BsnText.IsIn(request.By.Name) ? new RefusedBecause.BsnInText()
        : null;

    /// <summary>A person rejects a line with the code of a rule that could have rejected it.</summary>
    private RefusedBecause? CodeMisfit(Held held, DecisionRequest request)
    {
        if (request.Decision is not Decision.Reject(var code) || (code is null && held.Bericht.Declaratie is null))
            return null;
        if (held.Message.IsOwn)
            return new RefusedBecause.NoCodeHere();
        var claim = held.Bericht.Identity.InSameRelease(323);
        var codes = rules.RejectingPrestaties(claim).Select(r => r.RetourCode!).Distinct().Order(StringComparer.Ordinal).ToList();
        return code is not null && codes.Contains(code) ? null : new RefusedBecause.NoCodeOfALine(codes);
    }

    private static RefusedBecause? PartMisfit(HeldBericht message, DecisionRequest request)
    {
        var isOnLines = request.Decision is Decision.Grant or Decision.Reject;
        if (request.Part is HeldPart.Line { Number: var line })
        {
            if (message.Lines.All(l => l.Number != line))
                return new RefusedBecause.NoSuchLine(request.Number, line);
            if (!isOnLines || message.IsOwn)
                return new RefusedBecause.OnlyAsAWhole(request.Number);
        }

        return isOnLines && UnseenBy(request, message) is var (unseen, decision)
            ? new RefusedBecause.DecidedMeanwhile(request.Number, unseen, decision)
            : null;
    }

    /// <summary>
    /// A line the person decides on, or null for the message, with a decision that he did not know of; null when there is none.
    /// </summary>
    private static (int? Line, TakenDecision Decision)? UnseenBy(DecisionRequest request, HeldBericht message)
    {
        // Judging our own message again can bring other warnings, so whatever was decided on it changes what a person sees.
        if (message.IsOwn)
            return message.Decisions is [.., var last] && IsUnseen(request, last) ? (null, last) : null;
        foreach (var line in message.Lines)
        {
            var isOther = request.Part is HeldPart.Line { Number: var number } && number != line.Number;
            if (isOther || message.DecisionOn(line) is not { } decision)
                continue;
            // All that is held is all on which nobody decided yet.
            if ((request.LastKnown is not null || request.Part is HeldPart.Line) && IsUnseen(request, decision))
                return (line.Number, decision);
        }

        return null;
    }

    private static bool IsUnseen(DecisionRequest request, TakenDecision decision) => request.LastKnown is { } known
        ? decision.Number > known
        : !decision.By.Equals(request.By.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A tariff is added where none is: what is agreed already is changed where all agreements are.</summary>
    private static RefusedBecause? TariffMisfit(AgreementRow tariff, IReadOnlyList<AgreementRow> agreements)
    {
        if (agreements.Any(a => KeyOf(a) == KeyOf(tariff)))
            return new RefusedBecause.TariffExists(tariff.Agreement);
        var (_, problems) = new AgreementsRead([tariff], [], 0).Beside(agreements);
        return problems.Count > 0 ? new RefusedBecause.TariffDoesNotFit(problems) : null;

        static (Standaard, string, string, DateOnly) KeyOf(AgreementRow row) =>
            (row.Standaard, row.Agreement.ProductCode, row.Agreement.Eenheid, row.Agreement.GeldigVan);
    }

    /// <summary>The lines that get the decision by their reference; null is the message as a whole.</summary>
    private static IEnumerable<string?> LinesOf(DecisionRequest request, HeldBericht message) => request switch
    {
        { Decision: Decision.JudgeAgain or Decision.AddTariff or Decision.Reject(null) } => [null],
        { Part: HeldPart.Line { Number: var line } } => message.Lines.Where(l => l.Number == line).Select(l => (string?)l.ReferentieNummer),
        _ when message.Lines.Count == 0 => [null],
        _ => message.Lines.Where(l => message.DecisionOn(l) is null).Select(l => (string?)l.ReferentieNummer),
    };

    /// <summary>
    /// A 302 or 320 that belongs to nothing is closed as the person says, without any effect, and our own message is refused so;
    /// null for the rest.
    /// </summary>
    private static Outcome? ClosedBy(Held held, DecisionRequest request) => (held.Bericht, request.Decision) switch
    {
        ({ Declaratie: null }, Decision.Reject) => Outcome.Rejected,
        ({ Declaratie: null, Identity.IsOwn: false }, Decision.Grant) => Outcome.Accepted,
        _ => null,
    };

    /// <param name="Message">What is held of a message, under the lock of its exchange.</param>
    /// <param name="Subject">Which message it is in the inbox.</param>
    /// <param name="Bericht">Its content.</param>
    /// <param name="Keys">What has to be looked up for it.</param>
    private sealed record Held(HeldBericht Message, BerichtProcessor.Subject Subject, Bericht Bericht, RegisterKeys Keys)
    {
        public static Held Of(HeldBericht message, StoredBericht received, BerichtProcessor processor)
        {
            var bericht = processor.ReadAgain(received);
            return new(message, BerichtProcessor.Subject.Of(received), bericht, RegisterKeys.Of(bericht));
        }

        /// <summary>An agreement of the gemeente with the aanbieder of the message.</summary>
        public AgreementRow RowOf(Rules.Tariffs.Agreement agreement) =>
            new(Keys.Scope.Gemeente, Keys.Scope.Aanbieder, Keys.Scope.Standaard, agreement);
    }
}

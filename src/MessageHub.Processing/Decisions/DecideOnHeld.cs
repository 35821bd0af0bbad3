using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
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
/// the answer are written together or not at all. All that may be refused is looked at before anything is written.
/// </summary>
/// <param name="store">Where messages are held.</param>
/// <param name="processor">Reads the message, and makes and records its answer.</param>
/// <param name="rules">The rules to judge by.</param>
/// <param name="clock">Reports when it is decided, and the day that counts.</param>
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
        var received = await store.FindAsync(known.BerichtId, cancellationToken);
        var (subject, bericht) = (BerichtProcessor.Subject.Of(received!), processor.ReadAgain(received!));
        var keys = RegisterKeys.Of(bericht);
        var outcome = await store.InTransactionAsync(
            keys.Scope,
            // Another person may have been first: what is held shows under the lock of the exchange.
            async transaction => await transaction.FindHeldAsync(number) is { } message
                ? await work(transaction, new(message, subject, bericht, keys))
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

        var today = AmsterdamDate.Of(now);
        var register = await transaction.LoadAsync(held.Keys, held.Message.BerichtId);
        var verdict = Assessor.Assess(held.Bericht, register, rules, today, HeldBericht.OnLines(held.Message.Decisions.Concat(taken)));
        if (ClosedBy(held, request) is { } closed)
            verdict = verdict with { Outcome = closed, HeldBecause = null };
        var result = await processor.SettleAsync(transaction, held.Subject, new(held.Bericht, register, verdict), today);
        if (verdict.Outcome is Outcome.Held)
            return new StillHeld(result);
        await transaction.WithdrawProposalsAsync(request.Number, by, now);
        return new Answered(result);
    }

    /// <summary>What makes that the request cannot be carried out, or null. Writes nothing.</summary>
    private async Task<RefusedBecause?> MisfitAsync(RegisterTransaction transaction, Held held, DecisionRequest request)
    {
        if ((TextMisfit(request) ?? CodeMisfit(held, request) ?? PartMisfit(held.Message, request)) is { } misfit)
            return misfit;
        if (request.Decision is Decision.AddTariff(var agreement))
            return TariffMisfit(held.RowOf(agreement), await transaction.AgreementsBesideAsync([held.RowOf(agreement)]));
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
    private RefusedBecause.NoCodeOfALine? CodeMisfit(Held held, DecisionRequest request)
    {
        if (request.Decision is not Decision.Reject(var code) || (code is null && held.Bericht.Declaratie is null))
            return null;
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
            if (!isOnLines)
                return new RefusedBecause.OnlyAsAWhole(request.Number);
        }

        return isOnLines && UnseenBy(request, message) is var (unseen, decision)
            ? new RefusedBecause.DecidedMeanwhile(request.Number, unseen.Number, decision)
            : null;
    }

    /// <summary>A line the person decides on, with a decision that he did not know of; null when there is none.</summary>
    private static (HeldLine Line, TakenDecision Decision)? UnseenBy(DecisionRequest request, HeldBericht message)
    {
        foreach (var line in message.Lines)
        {
            if (message.DecisionOn(line) is not { } decision)
                continue;
            var isUnseen = (request.Part, request.LastKnown) switch
            {
                (HeldPart.Line { Number: var number }, _) when number != line.Number => false,
                (_, { } known) => decision.Number > known,
                // All that is held is all on which nobody decided yet.
                (HeldPart.Line, null) => !decision.By.Equals(request.By.Name, StringComparison.OrdinalIgnoreCase),
                _ => false,
            };
            if (isUnseen)
                return (line, decision);
        }

        return null;
    }

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
        { Decision: Decision.JudgeAgain or Decision.AddTariff } => [null],
        { Part: HeldPart.Line { Number: var line } } => message.Lines.Where(l => l.Number == line).Select(l => (string?)l.ReferentieNummer),
        _ when message.Lines.Count == 0 => [null],
        _ => message.Lines.Where(l => message.DecisionOn(l) is null).Select(l => (string?)l.ReferentieNummer),
    };

    /// <summary>A 302 or 320 that belongs to nothing is closed as the person says, without any effect; null for the rest.</summary>
    private static Outcome? ClosedBy(Held held, DecisionRequest request) => (held.Bericht.Declaratie, request.Decision) switch
    {
        (null, Decision.Grant) => Outcome.Accepted,
        (null, Decision.Reject) => Outcome.Rejected,
        _ => null,
    };

    /// <param name="Message">What is held of a message, under the lock of its exchange.</param>
    /// <param name="Subject">Which message it is in the inbox.</param>
    /// <param name="Bericht">Its content.</param>
    /// <param name="Keys">What has to be looked up for it.</param>
    private sealed record Held(HeldBericht Message, BerichtProcessor.Subject Subject, Bericht Bericht, RegisterKeys Keys)
    {
        /// <summary>An agreement of the gemeente with the aanbieder of the message.</summary>
        public AgreementRow RowOf(Rules.Tariffs.Agreement agreement) =>
            new(Keys.Scope.Gemeente, Keys.Scope.Aanbieder, Keys.Scope.Standaard, agreement);
    }
}

using MessageHub.Berichten;
using MessageHub.Berichten.Reading;
using MessageHub.Processing.Composing;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Requests;
using MessageHub.Register.Store;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using static MessageHub.Processing.Decisions.RequestOutcome;

namespace MessageHub.Processing.Decisions;

/// <summary>
/// What people decide on a request of an aanbieder, for the pages and the command line alike: a product of a 315 by itself, a 317 as a
/// whole. Each call is one transaction under the lock of the exchange: the decision and the 301 or 319 that says it are written together
/// or not at all, and of two persons at once the second sees what the first did. Where two persons decide (four eyes) the first proposes
/// and another confirms. Source: process.md §2.
/// </summary>
/// <param name="store">Where requests are kept.</param>
/// <param name="requests">Finds requests.</param>
/// <param name="own">Makes the messages of the gemeente and lets them count.</param>
/// <param name="reader">Reads what the request says of the client.</param>
/// <param name="clock">Says when it is decided.</param>
public sealed class DecideOnRequest(RegisterStore store, RequestStore requests, OwnBerichten own, BerichtReader reader, TimeProvider clock)
{
    private const int MaxNote = 500;

    /// <summary>The message that would say a decision, or why there is none. Nothing is written.</summary>
    /// <param name="scope">The gemeenten of the person.</param>
    /// <param name="order">What would be decided; its note may be empty.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<RequestOutcome> PreviewAsync(GemeenteScope scope, RequestOrder order, CancellationToken cancellationToken = default) =>
        OnRequestAsync(
        scope,
        order.Number,
        store.RehearseAsync,
        async (transaction, request) => Misfit(request, order) is { } misfit
            ? new Refused(misfit)
            : await MakeAsync(transaction, request, order) switch
            {
                OwnOutcome.Made made => new Told(made),
                var refused => Refuse(refused),
            },
        cancellationToken);

    /// <summary>Carries out what a person decides; where two persons decide it becomes a proposal.</summary>
    /// <param name="scope">The gemeenten of the person.</param>
    /// <param name="order">What the person decides.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    public async Task<RequestOutcome> DecideAsync(GemeenteScope scope, RequestOrder order, CancellationToken cancellationToken = default)
    {
        if (NoteMisfit(order) is { } misfit)
            return new Refused(misfit);
        return await OnRequestAsync(
            scope,
            order.Number,
            TryAsync,
            async (transaction, request) =>
            {
                if (Misfit(request, order) is { } wrong)
                    return new Refused(wrong);
                if (order.IsStraightThrough || !await transaction.IsFourEyesAsync())
                    return await CarryOutAsync(transaction, request, order, proposal: null, order.By);
                return order.By.AccountId is null
                    ? new Refused(new RefusedBecause.NeedsTwoPersons())
                    : await ProposeAsync(transaction, request, order);
            },
            cancellationToken);
    }

    /// <summary>Confirms what another person proposed and carries it out.</summary>
    /// <param name="scope">The gemeenten of the person.</param>
    /// <param name="number">The request.</param>
    /// <param name="proposal">The number of the proposal.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    public Task<RequestOutcome> ConfirmAsync(
        GemeenteScope scope, RequestNumber number, long proposal, Decider by,
        CancellationToken cancellationToken = default) => OnRequestAsync(
        scope,
        number,
        TryAsync,
        async (transaction, request) =>
        {
            if (by.AccountId is null)
                return new Refused(new RefusedBecause.NeedsTwoPersons());
            if (request.Proposal is not { } proposed || proposed.Number != proposal)
                return new Refused(new RefusedBecause.ProposalGone());
            if (proposed.By.IsSameAs(by))
                return new Refused(new RefusedBecause.OwnProposal());
            var order = OrderOf(number, proposed);
            return Misfit(request, order) is { } misfit
                ? new Refused(misfit)
                : await CarryOutAsync(transaction, request, order, proposal, by);
        },
        cancellationToken);

    /// <summary>The message that would say what was proposed, or why there is none any more. Nothing is written.</summary>
    public Task<RequestOutcome> PreviewProposalAsync(
        GemeenteScope scope, RequestNumber number, TakenRequestDecision proposal, CancellationToken cancellationToken = default) =>
        PreviewAsync(scope, OrderOf(number, proposal), cancellationToken);

    /// <summary>Withdraws an open proposal; also who proposed it may.</summary>
    /// <param name="scope">The gemeenten of the person.</param>
    /// <param name="number">The request.</param>
    /// <param name="proposal">The number of the proposal.</param>
    /// <param name="by">Who withdraws it.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    public Task<RequestOutcome> WithdrawAsync(
        GemeenteScope scope, RequestNumber number, long proposal, Decider by,
        CancellationToken cancellationToken = default) => OnRequestAsync(
        scope,
        number,
        TryAsync,
        async (transaction, request) =>
            request.Proposal?.Number == proposal
            && await transaction.CloseRequestProposalAsync(proposal, by.Name, clock.GetUtcNow(), toldBy: null)
                ? new Withdrawn()
                : new Refused(new RefusedBecause.ProposalGone()),
        cancellationToken);

    /// <summary>Runs work on a request under the lock of its exchange; of another gemeente it is as if there were nothing.</summary>
    private async Task<RequestOutcome> OnRequestAsync(
        GemeenteScope scope,
        RequestNumber number,
        Func<ExchangeScope, Func<RegisterTransaction, Task<RequestOutcome>>, CancellationToken, Task<RequestOutcome>> run,
        Func<RegisterTransaction, RequestDetail, Task<RequestOutcome>> work,
        CancellationToken cancellationToken)
    {
        if (await requests.ScopeOfAsync(scope, number, cancellationToken) is not { } exchange)
            return new Refused(new RefusedBecause.NoSuchRequest(number));
        return await run(
            exchange,
            // Another person may have been first: what is decided shows under the lock of the exchange.
            async transaction => await transaction.FindRequestAsync(scope, number) is { } request
                ? await work(transaction, request)
                : new Refused(new RefusedBecause.NoSuchRequest(number)),
            cancellationToken);
    }

    private Task<RequestOutcome> TryAsync(
        ExchangeScope exchange, Func<RegisterTransaction, Task<RequestOutcome>> work, CancellationToken cancellationToken) =>
        store.TryAsync(exchange, work, outcome => outcome is not Refused, cancellationToken);

    private static RequestOrder OrderOf(RequestNumber number, TakenRequestDecision proposed) =>
        new(number, proposed.Decision, proposed.By, proposed.Note) { Person = proposed.Person };

    private static RefusedBecause? NoteMisfit(RequestOrder order) =>
        string.IsNullOrWhiteSpace(order.Note) ? new RefusedBecause.NoNote()
        : order.Note.Length > MaxNote ? new RefusedBecause.NoteTooLong(MaxNote)
        : BsnText.IsIn(order.Note) || BsnText.IsIn(order.By.Name) ? new RefusedBecause.BsnInText()
        : null;

    /// <summary>What makes that the decision does not fit this request, or null. What no message can say shows when it is made.</summary>
    private static RefusedBecause? Misfit(RequestDetail request, RequestOrder order)
    {
        var number = order.Number;
        if (request.Row.IsHeld)
            return new RefusedBecause.RequestHeld(number);
        if (!request.Aanvraag.IsOnderhanden)
            return new RefusedBecause.RequestDecided(number, request.Last);
        if (request.Last is { } last && last.Number > (order.LastKnown ?? long.MaxValue))
            return new RefusedBecause.RequestDecidedMeanwhile(number, last);
        return RequestAnswer.WhyNot(request.Aanvraag, request.Row.Standaard, order.Decision) is { } refusal
            ? new RefusedBecause.RequestNotPossible(refusal)
            : null;
    }

    private static Refused Refuse(OwnOutcome outcome) => new(new RefusedBecause.CannotBeTold(outcome switch
    {
        OwnOutcome.Refused refused => refused.Reasons,
        OwnOutcome.NeedsConsent needs => [.. needs.What.Select(w => w.Text)],
        _ => throw new System.Diagnostics.UnreachableException(),
    }));

    private async Task<RequestOutcome> ProposeAsync(RegisterTransaction transaction, RequestDetail request, RequestOrder order) =>
        await transaction.SaveRequestDecisionAsync(
            request.Row, order.Decision, order.By, order.Note.Trim(), clock.GetUtcNow(), toldBy: null, order.Person) is { } number
            ? new Proposed(number)
            : new Refused(new RefusedBecause.ProposedAlready());

    /// <summary>Makes the message and keeps the decision that it says.</summary>
    private async Task<RequestOutcome> CarryOutAsync(
        RegisterTransaction transaction, RequestDetail request, RequestOrder order, long? proposal, Decider by)
    {
        var outcome = await MakeAsync(transaction, request, order);
        if (outcome is not OwnOutcome.Made made)
            return Refuse(outcome);
        var now = clock.GetUtcNow();
        if (proposal is { } number)
        {
            if (!await transaction.CloseRequestProposalAsync(number, $"{order.By.Name} en {by.Name}", now, made.Id))
                throw new InvalidOperationException("Somebody closed the proposal without the lock of its exchange.");
        }
        else
        {
            await transaction.SaveRequestDecisionAsync(request.Row, order.Decision, by, order.Note.Trim(), now, made.Id);
            await transaction.WithdrawRequestProposalsAsync(request.Row, by.Name, now);
        }

        return new Told(made);
    }

    private async Task<OwnOutcome> MakeAsync(RegisterTransaction transaction, RequestDetail request, RequestOrder order)
    {
        var (row, aanvraag) = (request.Row, request.Aanvraag);
        if (order.Decision is not RequestDecision.Grant grant)
            return await own.AnswerAsync(transaction, row.Scope, aanvraag, order.Decision);
        var register = await own.RegisterOfAsync(transaction, row.Scope, aanvraag.Bsn);
        var granted = Granted(aanvraag, grant, register);
        if (granted.Refusal is { } refusal)
            return new OwnOutcome.Refused([refusal.Describe()]);
        var (date, time) = own.Now;
        var decision = new AllocationDecision(
            row.Scope, aanvraag.Bsn, date, time, granted.Changes, row.Nummer == 317 ? aanvraag.ReferentieAanbieder : null);
        var known = await own.EarlierClientAsync(transaction, aanvraag.Bsn)
            ?? RequestContent.Of(request, reader).Asked
            ?? new() { Bsn = aanvraag.Bsn };
        return await own.AssignAsync(transaction, decision, RequestClient.Of(known, order.Person), register);
    }

    /// <summary>What changes when a request is granted.</summary>
    private HonouredChanges Granted(Aanvraag aanvraag, RequestDecision.Grant grant, RegisterSnapshot register) =>
        aanvraag.Bericht.Nummer == 317
            ? HonouredVerzoek.Grant(aanvraag.Gevraagd, register.Toewijzingen, clock.Today())
            : new(
                [HonouredVerzoek.Grant(grant.Otherwise ?? (GevraagdProduct.Nieuw)aanvraag.Gevraagd[0], aanvraag.ReferentieAanbieder)],
                null);
}

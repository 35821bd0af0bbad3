using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Processing.Composing;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Processing.Decisions;

/// <summary>
/// What people of the gemeente decide by themselves on the care of a client, for the pages and the command line alike. A decision, its
/// message, who decided and what the aanbieder agreed to are one transaction under the lock of the exchange. Where two persons decide (four
/// eyes) the message is held with the proposal to let it go, which another confirms (<see cref="DecideOnHeld"/>).
/// </summary>
/// <param name="store">Where messages are kept.</param>
/// <param name="own">Makes the messages.</param>
/// <param name="reader">Reads messages that were rejected.</param>
/// <param name="clock">Says when it is decided.</param>
public sealed class DecideOnAllocations(RegisterStore store, OwnBerichten own, BerichtReader reader, TimeProvider clock)
{
    private const int MaxNote = 500;
    private const int MaxName = 100;

    private static readonly OwnOutcome.Refused NothingRejected =
        new(["Dit bericht is niet door de aanbieder afgekeurd, of iemand heeft het al afgehandeld."]);

    /// <summary>The message that would leave, without a trace.</summary>
    public Task<OwnOutcome> PreviewAsync(OwnRequest request, CancellationToken cancellationToken = default) =>
        store.RehearseAsync(
            request.Scope, transaction => MakeAsync(transaction, request, needsColleague: false), cancellationToken);

    /// <summary>Decides: the message counts and leaves.</summary>
    public async Task<OwnOutcome> DecideAsync(OwnRequest request, CancellationToken cancellationToken = default) =>
        MisfitOf(request.By, request.Note) is { } misfit
            ? misfit
            : await store.TryAsync(
                request.Scope,
                transaction => CarryOutAsync(transaction, request),
                outcome => outcome is OwnOutcome.Made,
                cancellationToken);

    /// <summary>What may be decided on an allocation: what a form offers.</summary>
    /// <param name="scope">Domain, gemeente and aanbieder.</param>
    /// <param name="bsn">The client.</param>
    /// <param name="nummer">Its ToewijzingNummer.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<OwnOptions> OptionsAsync(
        ExchangeScope scope, Bsn bsn, long nummer, CancellationToken cancellationToken = default) => store.RehearseAsync(
        scope,
        async transaction =>
            OwnOptions.Of(nummer, await own.RegisterOfAsync(transaction, scope, bsn, nummer), scope, clock.Today()),
        cancellationToken);

    /// <summary>Says that a rejected message is not sent again.</summary>
    /// <param name="rejected">The message.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="note">Why.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    /// <returns>Null when it is done.</returns>
    public async Task<OwnOutcome.Refused?> LeaveAsync(
        RejectedOwn rejected, string by, string note, CancellationToken cancellationToken = default) =>
        MisfitOf(by, note) is { } misfit
            ? misfit
            : await store.InTransactionAsync(
                rejected.Scope,
                async transaction => await transaction.FindRejectedAsync(rejected.Id) is { } open && await transaction.SaveOwnDecisionAsync(
                    new(open.RejectedBy, by.Trim(), clock.GetUtcNow(), note.Trim()) { Mends = open.Id })
                    ? null
                    : NothingRejected,
                cancellationToken);

    private async Task<OwnOutcome> CarryOutAsync(RegisterTransaction transaction, OwnRequest request)
    {
        var needsColleague = await transaction.IsFourEyesAsync();
        if (needsColleague && request.Account is null)
            return new OwnOutcome.Refused([RefusalText.Of(new RefusedBecause.NeedsTwoPersons())]);
        var outcome = await MakeAsync(transaction, request, needsColleague);
        if (outcome is not OwnOutcome.Made made)
            return outcome;
        var decision = new OwnDecision(made.Id, request.By.Trim(), clock.GetUtcNow(), request.Note.Trim())
        {
            Mends = request.Wish switch
            {
                OwnWish.Mend mend => mend.Rejected,
                OwnWish.Resend resend => resend.InsteadOf,
                _ => null,
            },
        };
        if (!await transaction.SaveOwnDecisionAsync(decision))
            throw new InvalidOperationException("Somebody dealt with the rejected message without the lock of its exchange.");
        if (request.Consent is { } consent)
            await transaction.SaveConsentAsync(made.Agreed, consent, decision);
        if (!needsColleague)
            return made;
        var held = await transaction.FindHeldAsync(made.Id);
        await transaction.ProposeAsync(held!, HeldPart.Whole, new Decision.Grant(), request.Account!, decision.Note, decision.At);
        return made with { NeedsColleague = true };
    }

    private Task<OwnOutcome> MakeAsync(RegisterTransaction transaction, OwnRequest request, bool needsColleague) => request.Wish switch
    {
        OwnWish.Mend mend => MendAsync(transaction, request, mend, needsColleague),
        _ => AssignAsync(transaction, request, needsColleague),
    };

    private async Task<OwnOutcome> AssignAsync(RegisterTransaction transaction, OwnRequest request, bool needsColleague)
    {
        if (MisfitOf(request.Consent) is { } misfit)
            return misfit;
        if (request.Wish is OwnWish.Resend { InsteadOf: { } rejected }
            && (await transaction.FindRejectedAsync(rejected))?.Scope != request.Scope)
            return NothingRejected;
        var register = await own.RegisterOfAsync(transaction, request.Scope, request.Bsn, request.Numbers);
        var known = request.Client ?? await own.EarlierClientAsync(transaction, request.Bsn);
        if ((known ?? (request.Person is { HasName: true } ? new Client { Bsn = request.Bsn } : null)) is not { } client)
            return new OwnOutcome.Refused(["Van deze cliënt zijn hier geen gegevens bekend. Vul naam, geboortedatum en adres in."]);
        var (date, time) = own.Now;
        var (changes, refusal) = ChangesOf(request, register, date);
        return refusal is { } why
            ? new OwnOutcome.Refused([why.Describe()])
            : await own.AssignAsync(
                transaction,
                new(request.Scope, request.Bsn, date, time, changes) { Consent = request.Consent, NeedsColleague = needsColleague },
                RequestClient.Of(client, request.Person),
                register,
                request.Numbers);
    }

    private static (IReadOnlyList<AllocationChange> Changes, ComposeRefusal? Refusal) ChangesOf(
        OwnRequest request, RegisterSnapshot register, DateOnly day)
    {
        if (request.Wish is OwnWish.Resend resend)
            return ([.. resend.Also.Select(n => new AllocationChange.SendAgain(n))], null);
        var ofClient = register.Toewijzingen.Values.Where(t => t.Bsn == request.Bsn && t.Aanbieder == request.Scope.Aanbieder);
        return OwnChanges.Of(((OwnWish.Change)request.Wish).Changes, ofClient.ToDictionary(t => t.Nummer), day);
    }

    private async Task<OwnOutcome> MendAsync(RegisterTransaction transaction, OwnRequest request, OwnWish.Mend mend, bool needsColleague)
    {
        if (MisfitOf(request.Consent) is { } misfit)
            return misfit;
        if (await transaction.FindRejectedAsync(mend.Rejected) is not { } open || open.Scope != request.Scope)
            return NothingRejected;
        if (open.Nummer != 301)
            return new OwnOutcome.Refused(["Een afgekeurd antwoord telt niet meer. Beantwoord het verzoek opnieuw."]);
        return await transaction.ContentAsync(open.Id) is { Length: > 0 } content
            && reader.Read(content) is ReadResult.Read { Bericht: var rejected }
            ? await own.MendAsync(transaction, rejected, mend.Mends, request.Consent, needsColleague)
            : new OwnOutcome.Refused(["De inhoud van dit bericht wordt niet meer bewaard. Neem een nieuw besluit."]);
    }

    private static OwnOutcome.Refused? MisfitOf(string by, string note)
    {
        RefusedBecause? reason = string.IsNullOrWhiteSpace(note) || string.IsNullOrWhiteSpace(by) ? new RefusedBecause.NoNote()
            : note.Length > MaxNote ? new RefusedBecause.NoteTooLong(MaxNote)
            : BsnText.IsIn(note) || BsnText.IsIn(by) ? new RefusedBecause.BsnInText()
            : null;
        return reason is null ? null : new([RefusalText.Of(reason)]);
    }

    private OwnOutcome.Refused? MisfitOf(Consent? consent) => consent switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(consent.GivenBy) || consent.GivenBy.Length > MaxName || BsnText.IsIn(consent.GivenBy) =>
            new([$"Leg vast wie namens de aanbieder instemde, in hoogstens {MaxName} tekens en zonder BSN."]),
        _ when consent.GivenOn > clock.Today() =>
            new(["De aanbieder kan niet in de toekomst hebben ingestemd. Kies de dag waarop dat gebeurde."]),
        _ => null,
    };
}

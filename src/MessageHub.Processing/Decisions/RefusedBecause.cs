using MessageHub.Processing.Tables;
using MessageHub.Register.Held;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing.Decisions;

/// <summary>Why what a person asked cannot be done. What people read of it is made by <see cref="RefusalText"/>.</summary>
public abstract record RefusedBecause
{
    private RefusedBecause()
    {
    }

    /// <summary>No message was ever held under this number.</summary>
    public sealed record NotHeld(long Number) : RefusedBecause;

    /// <summary>The message is not held any more: this was the last decision on it, and that is final.</summary>
    public sealed record Over(long Number, TakenDecision Last) : RefusedBecause;

    /// <summary>The message has no such line that is held.</summary>
    public sealed record NoSuchLine(long Number, int Line) : RefusedBecause;

    /// <summary>Somebody decided on the line, or on the message when that is null, and the person did not know.</summary>
    public sealed record DecidedMeanwhile(long Number, int? Line, TakenDecision Decision) : RefusedBecause;

    /// <summary>
    /// Lines count for each other, so only the message as a whole is judged again; our own message leaves as a whole or not at all.
    /// </summary>
    public sealed record OnlyAsAWhole(long Number) : RefusedBecause;

    /// <summary>A line is rejected with one of these codes.</summary>
    public sealed record NoCodeOfALine(IReadOnlyList<string> Codes) : RefusedBecause;

    /// <summary>Our own message is refused without a code: nobody gets one.</summary>
    public sealed record NoCodeHere : RefusedBecause;

    /// <summary>It does not say why.</summary>
    public sealed record NoNote : RefusedBecause;

    /// <summary>Why has more signs than are kept.</summary>
    public sealed record NoteTooLong(int Max) : RefusedBecause;

    /// <summary>Why, or who, seems to hold a BSN; both are shown to everybody of the gemeente.</summary>
    public sealed record BsnInText : RefusedBecause;

    /// <summary>The 302 or 320 belongs to a message of the gemeente by now: it is judged again, not closed.</summary>
    public sealed record BelongsToAMessage(long Number) : RefusedBecause;

    /// <summary>Our own message is held because an earlier one about the same client is: that one is decided on first.</summary>
    public sealed record WaitsForEarlier(long Number) : RefusedBecause;

    /// <summary>The agreement is there; it is changed where all agreements are.</summary>
    public sealed record TariffExists(Agreement Agreement) : RefusedBecause;

    /// <summary>The agreement does not fit beside those that are there.</summary>
    public sealed record TariffDoesNotFit(IReadOnlyList<TableProblem> Problems) : RefusedBecause;

    /// <summary>Two persons decide here, and this is a name without an account.</summary>
    public sealed record NeedsTwoPersons : RefusedBecause;

    /// <summary>There is an open proposal on the same.</summary>
    public sealed record ProposedAlready : RefusedBecause;

    /// <summary>The proposal is not open (any more), or is on another message or of another gemeente.</summary>
    public sealed record ProposalGone : RefusedBecause;

    /// <summary>Another person confirms than who proposed.</summary>
    public sealed record OwnProposal : RefusedBecause;

    /// <summary>There is no request with this number, or it is of another gemeente.</summary>
    public sealed record NoSuchRequest(RequestNumber Number) : RefusedBecause;

    /// <summary>The request was granted or refused: by this decision, or by other software when there is none.</summary>
    public sealed record RequestDecided(RequestNumber Number, TakenRequestDecision? Last) : RefusedBecause;

    /// <summary>Somebody decided on the request, and the person did not know.</summary>
    public sealed record RequestDecidedMeanwhile(RequestNumber Number, TakenRequestDecision Decision) : RefusedBecause;

    /// <summary>The request is decided, and the message that says it is held for a person.</summary>
    public sealed record RequestHeld(RequestNumber Number) : RefusedBecause;

    /// <summary>The decision is none that this request can have.</summary>
    public sealed record RequestNotPossible(RequestRefusal Refusal) : RefusedBecause;

    /// <summary>No message can say it, or the rules would not let that message leave.</summary>
    /// <param name="Reasons">Why, in plain Dutch.</param>
    public sealed record CannotBeTold(IReadOnlyList<string> Reasons) : RefusedBecause;
}

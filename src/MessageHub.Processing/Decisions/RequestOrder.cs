using MessageHub.Register.Access;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;

namespace MessageHub.Processing.Decisions;

/// <summary>What a person wants to be decided on a request.</summary>
/// <param name="Number">The request: a product of a 315, or a 317 as a whole.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="By">Who decides; without an account it is a name that proves nobody.</param>
/// <param name="Note">Why.</param>
public sealed record RequestOrder(RequestNumber Number, RequestDecision Decision, Decider By, string Note)
{
    /// <summary>When it is granted: what of the client is not known from earlier messages; null when all is.</summary>
    public TypedPerson? Person { get; init; }

    /// <summary>
    /// The <see cref="TakenRequestDecision.Number"/> of the newest decision that the person knew of, 0 for none: nothing is decided over a
    /// newer one unseen. Null does not look.
    /// </summary>
    public long? LastKnown { get; init; }

    /// <summary>It follows from a setting of the gemeente and not from a person, so there are no two persons to ask for.</summary>
    internal bool IsStraightThrough { get; init; }
}

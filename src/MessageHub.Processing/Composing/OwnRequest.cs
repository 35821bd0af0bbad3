using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Processing.Composing;

/// <summary>
/// What a person of the gemeente decides by himself on the care of a client with one aanbieder, from which one message follows. A request
/// of the aanbieder is decided on elsewhere.
/// </summary>
/// <param name="Scope">Domain, gemeente and aanbieder.</param>
/// <param name="Bsn">The client.</param>
/// <param name="Wish">What is decided.</param>
/// <param name="By">Who decides.</param>
/// <param name="Note">Why.</param>
public sealed record OwnRequest(ExchangeScope Scope, Bsn Bsn, OwnWish Wish, string By, string Note)
{
    /// <summary>The person as the gemeente knows him; null is as in the newest 301 of the gemeente for him.</summary>
    public Client? Client { get; init; }

    /// <summary>What was typed of the person beside that; null when nothing was.</summary>
    public TypedPerson? Person { get; init; }

    /// <summary>That the aanbieder agrees to what takes his agreement; null when he was not asked.</summary>
    public Consent? Consent { get; init; }

    /// <summary>ToewijzingNummers that the person chose for new allocations; empty when they are given out here.</summary>
    public IReadOnlyList<long> Numbers { get; init; } = [];

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(OwnRequest);
}

/// <summary>What is decided.</summary>
public abstract record OwnWish
{
    private OwnWish()
    {
    }

    /// <summary>On own initiative.</summary>
    public sealed record Change(IReadOnlyList<OwnChange> Changes) : OwnWish;

    /// <summary>The aanbieder wants what counts again: all that is current, and these that have ended.</summary>
    public sealed record Resend(IReadOnlyList<long> Also) : OwnWish
    {
        /// <summary>
        /// The id of a 301 that the aanbieder rejected and in whose place it goes, or null: what that one decided is given up.
        /// </summary>
        public Guid? InsteadOf { get; init; }
    }

    /// <summary>A 301 that the aanbieder rejected is mended and sent again.</summary>
    /// <param name="Rejected">Its id in the inbox.</param>
    /// <param name="Mends">What is other than in that one.</param>
    public sealed record Mend(Guid Rejected, Mends Mends) : OwnWish;
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Processing.Composing;

/// <summary>What came of making a message of the gemeente.</summary>
public abstract record OwnOutcome
{
    private OwnOutcome()
    {
    }

    /// <summary>
    /// It is made and judged in the transaction: accepted, so that it counts and leaves; or held, when a person has to confirm a warning.
    /// </summary>
    /// <param name="Id">Its id in the inbox.</param>
    /// <param name="Bericht">The message.</param>
    /// <param name="Content">The bytes that leave.</param>
    /// <param name="Result">The verdict, with what people should see.</param>
    public sealed record Made(Guid Id, Bericht Bericht, byte[] Content, BerichtResult Result) : OwnOutcome
    {
        /// <summary>Versions in it that take the agreement of the aanbieder, which the decision says to be there.</summary>
        public IReadOnlyList<ToewijzingVersie> Agreed { get; init; } = [];

        /// <summary>It is held until a colleague confirms it, because two persons decide here.</summary>
        public bool NeedsColleague { get; init; }

        /// <summary>The name of the type, never its content: that is care data.</summary>
        public override string ToString() => nameof(Made);
    }

    /// <summary>It cannot be made, or no rule lets it leave; nothing was written.</summary>
    /// <param name="Reasons">Why, in plain Dutch, one or more.</param>
    public sealed record Refused(IReadOnlyList<string> Reasons) : OwnOutcome;

    /// <summary>It takes the agreement of the aanbieder, and none is recorded; nothing was written.</summary>
    /// <param name="What">What he has to agree to, at least one thing.</param>
    public sealed record NeedsConsent(IReadOnlyList<ConsentNeeded> What) : OwnOutcome;
}

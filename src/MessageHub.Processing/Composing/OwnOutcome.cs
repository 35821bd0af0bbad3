using MessageHub.Berichten.Model;

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
        /// <summary>The name of the type, never its content: that is care data.</summary>
        public override string ToString() => nameof(Made);
    }

    /// <summary>It cannot be made, or no rule lets it leave; nothing was written.</summary>
    /// <param name="Reasons">Why, in plain Dutch, one or more.</param>
    public sealed record Refused(IReadOnlyList<string> Reasons) : OwnOutcome;
}

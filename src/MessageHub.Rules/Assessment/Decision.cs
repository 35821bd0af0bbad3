using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Assessment;

/// <summary>
/// What a person decides on a message that is held, or on one of its lines: the same from a page or the command line to the row that
/// keeps it. A line is granted or rejected; only a message as a whole is judged again.
/// </summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>How it is written on the command line, in forms and in the store: grant, reject or rerun.</summary>
    public abstract string Word { get; }

    /// <summary>What somebody wrote.</summary>
    /// <param name="word">A <see cref="Word"/>.</param>
    /// <param name="retourCode">With reject: the code, or null.</param>
    /// <returns>Null when the word is none of them.</returns>
    public static Decision? Parse(string? word, string? retourCode) => word switch
    {
        "grant" => new Grant(),
        "reject" => new Reject(retourCode),
        "rerun" => new JudgeAgain(),
        _ => null,
    };

    /// <summary>
    /// Grant a line at the tariff that was submitted; close a 302 or 320 that belongs to nothing as read; let a message of our own go in
    /// spite of its warnings.
    /// </summary>
    public sealed record Grant : Decision
    {
        /// <inheritdoc/>
        public override string Word => "grant";
    }

    /// <summary>
    /// Reject a line with the code of a rule; close a 302 or 320 that belongs to nothing as not ours; never let a message of our own go.
    /// </summary>
    /// <param name="RetourCode">A return code that a rule puts on a Prestatie, for example 0611; null for a message without lines.</param>
    public sealed record Reject(string? RetourCode) : Decision
    {
        /// <inheritdoc/>
        public override string Word => "reject";
    }

    /// <summary>Decide nothing: judge the message again by the register and the agreements of this moment.</summary>
    public sealed record JudgeAgain : Decision
    {
        /// <inheritdoc/>
        public override string Word => "rerun";
    }

    /// <summary>Add the agreement that is missing, then judge the message again. It binds the gemeente and the aanbieder of the
    /// message.</summary>
    /// <param name="Agreement">The agreement.</param>
    public sealed record AddTariff(Agreement Agreement) : Decision
    {
        /// <inheritdoc/>
        public override string Word => "rerun";
    }
}

using MessageHub.Rules.Language;

namespace MessageHub.Processing;

/// <summary>
/// A fault: the message we made breaks its own schema or rules. It must not leave; the transaction is undone and the message that it
/// answers stays unprocessed. The text names rules and element paths, never values.
/// </summary>
public sealed class AnswerNotValidException : Exception
{
    private AnswerNotValidException(string message)
        : base(message)
    {
    }

    internal static AnswerNotValidException Of(string message, IEnumerable<string> complaints) =>
        new($"Our own {message} is not valid: {string.Join("; ", complaints.Take(5))}.");

    internal static AnswerNotValidException Of(string message, IEnumerable<Finding> findings) =>
        Of(message, findings.Select(f => f.ToString()));
}

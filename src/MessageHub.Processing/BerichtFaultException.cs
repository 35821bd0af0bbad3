using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Processing;

/// <summary>
/// A fault while a message was processed, as it may be reported: the bus writes exceptions into its log, its fault messages and its error
/// queue, and the text of an exception we did not make ourselves can quote the message.
/// </summary>
public sealed class BerichtFaultException : Exception
{
    private BerichtFaultException(Guid berichtId, string cause, string details)
        : base($"Bericht {berichtId}: {cause}{Environment.NewLine}{details}") => (BerichtId, Cause, Details) = (berichtId, cause, details);

    public Guid BerichtId { get; }

    /// <summary>The kinds of the exceptions, with the text only of those of our own; alike for the same fault in two messages.</summary>
    public string Cause { get; }

    /// <summary>Where it happened.</summary>
    public string Details { get; }

    /// <summary>The fault without the original exception.</summary>
    public static BerichtFaultException Of(Guid berichtId, Exception exception)
    {
        var (cause, details) = PartsOf(exception);
        return new(berichtId, cause, details);
    }

    /// <summary>What may be reported of any exception.</summary>
    public static string Describe(Exception exception)
    {
        var (cause, details) = PartsOf(exception);
        return $"{cause}{Environment.NewLine}{details}";
    }

    private static (string Cause, string Details) PartsOf(Exception exception)
    {
        var kinds = new List<string>();
        var innermost = exception;
        for (var e = exception; e is not null; innermost = e, e = e.InnerException)
            kinds.Add(IsOurs(e) ? $"{e.GetType().Name} ({e.Message})" : e.GetType().Name);
        return (string.Join(" < ", kinds), innermost.StackTrace ?? "");
    }

    private static bool IsOurs(Exception e) =>
        e is RegisterException or SchemaNotUsableException or AnswerNotValidException or TimeBudgetExceededException;
}

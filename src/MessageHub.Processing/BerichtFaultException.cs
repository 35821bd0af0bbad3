using MessageHub.Berichten;
using MessageHub.Register;

namespace MessageHub.Processing;

/// <summary>
/// A fault while a message was processed, as it may be told: the bus writes exceptions into its log, its fault messages and its error
/// queue, and the text of an exception we did not make ourselves can quote the message.
/// </summary>
public sealed class BerichtFaultException : Exception
{
    private BerichtFaultException(string message)
        : base(message)
    {
    }

    /// <summary>The fault without the original exception: its kinds and where it happened; the text only of exceptions of our own.</summary>
    public static BerichtFaultException Of(Guid berichtId, Exception exception) => new($"Bericht {berichtId}: {Tell(exception)}");

    /// <summary>What may be told of any exception.</summary>
    public static string Tell(Exception exception)
    {
        var kinds = new List<string>();
        var innermost = exception;
        for (var e = exception; e is not null; innermost = e, e = e.InnerException)
            kinds.Add(IsOurs(e) ? $"{e.GetType().Name} ({e.Message})" : e.GetType().Name);
        return $"{string.Join(" < ", kinds)}{Environment.NewLine}{innermost.StackTrace}";
    }

    private static bool IsOurs(Exception e) => e is RegisterException or SchemaNotUsableException or AnswerNotValidException;
}

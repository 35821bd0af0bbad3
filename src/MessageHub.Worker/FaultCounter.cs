using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Worker.Queues;

namespace MessageHub.Worker;

/// <summary>Counts what goes wrong around messages, by what it is that does not do its work.</summary>
internal static class FaultCounter
{
    public static void Count(Exception exception) => Telemetry.Fault(exception switch
    {
        RegisterException => "store",
        IOException or UnauthorizedAccessException => "folder",
        _ => "broker",
    });

    /// <summary>What may be reported of it: only the text of our own exceptions holds nothing that is not for a log.</summary>
    public static string Describe(Exception exception) =>
        exception is RegisterException or BrokerUnavailableException ? exception.Message : exception.GetType().Name;
}

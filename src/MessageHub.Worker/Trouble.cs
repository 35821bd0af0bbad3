using MessageHub.Processing;
using MessageHub.Register;

namespace MessageHub.Worker;

/// <summary>Counts what goes wrong around messages, by what it is that does not do its work.</summary>
internal static class Trouble
{
    public static void Count(Exception exception) => Telemetry.Fault(exception switch
    {
        RegisterException => "store",
        IOException or UnauthorizedAccessException => "folder",
        _ => "broker",
    });
}

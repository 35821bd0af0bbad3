using System.Collections.Concurrent;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace MessageHub.Tests.Shared;

/// <summary>A log that tests read back. Hosts find it by their settings, as they find any other.</summary>
public static class CapturedLogs
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<LogEvent>> Logs = new();

    /// <summary>Named in the settings <c>Serilog:WriteTo</c>.</summary>
    public static LoggerConfiguration Captured(this LoggerSinkConfiguration configuration, string log) =>
        configuration.Sink(new Sink(Of(log)));

    internal static ConcurrentQueue<LogEvent> Of(string log) => Logs.GetOrAdd(log, _ => new());

    private sealed class Sink(ConcurrentQueue<LogEvent> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Enqueue(logEvent);
    }
}

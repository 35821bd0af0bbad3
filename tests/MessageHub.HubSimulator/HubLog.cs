using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessageHub.HubSimulator;

/// <summary>What happened, in order: in memory for who asks, and as JSON lines in a file. For many threads.</summary>
public sealed class HubLog : IDisposable
{
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock gate = new();
    private readonly List<LogEntry> entries = [];
    private readonly StreamWriter? file;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="path">A file to which lines are added; null for none.</param>
    public HubLog(string? path) => file = path is null ? null : new(path, append: true) { AutoFlush = true };

    /// <summary>A copy of all entries.</summary>
    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (gate)
                return [.. entries];
        }
    }

    /// <summary>Every complaint, with the message it is about.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. Entries.SelectMany(e => e.Complaints.Select(c => $"{e.Event} {e.Kind} {e.Functie} {e.Referentienummer}: {c}"))];

    public void Add(LogEntry entry)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            entries.Add(entry);
            file?.WriteLine(JsonSerializer.Serialize(entry, Lines));
            (before, changed) = (changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        before.SetResult();
    }

    /// <summary>Waits until a question about the log is answered with yes, looking again whenever something is added.</summary>
    /// <exception cref="OperationCanceledException">It was not, in time.</exception>
    public async Task UntilAsync(Func<IReadOnlyList<LogEntry>, bool> isTrue, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
                next = changed.Task;
            if (isTrue(Entries))
                return;
            await next.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => file?.Dispose();
}

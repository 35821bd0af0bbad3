using MessageHub.Berichten;

namespace MessageHub.Register.Monitoring;

/// <summary>Everything about one message. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class BerichtTrace(RegisterDatabase database)
{
    /// <summary>The trace of a message, or null when it is not there or of a gemeente outside the scope.</summary>
    public Task<BerichtDetail?> FindAsync(GemeenteScope scope, Guid id, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>The original bytes, or null as in <see cref="FindAsync"/>. To be told to the <see cref="Access.AccessLog"/>.</summary>
    public Task<BerichtBytes?> OriginalAsync(GemeenteScope scope, Guid id, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>The bytes of its answer, or null when there is none. To be told to the <see cref="Access.AccessLog"/>.</summary>
    public Task<BerichtBytes?> AnswerAsync(GemeenteScope scope, Guid id, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>The persons a message is about, for the access log and for whoever may see them: at most <paramref name="most"/>.</summary>
    public Task<IReadOnlyList<Bsn>> ClientsAsync(GemeenteScope scope, Guid id, int most, CancellationToken ct) => throw new NotImplementedException($"{database}");
}

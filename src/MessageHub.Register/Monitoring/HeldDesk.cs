namespace MessageHub.Register.Monitoring;

/// <summary>Work that waits for a person. Deciding itself is the processor's. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class HeldDesk(RegisterDatabase database)
{
    /// <summary>What waits, the soonest due first; a message that gets no answer after those that do.</summary>
    public Task<Page<HeldRow>> ListAsync(GemeenteScope scope, DateOnly today, PageRequest page, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>One piece of work, or null when it does not wait (any more) or is of a gemeente outside the scope.</summary>
    public Task<HeldRow?> FindAsync(GemeenteScope scope, long heldNumber, DateOnly today, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Keeps a proposal for a second person; its number.</summary>
    /// <returns>Null when nothing of this number waits in the scope, or the same line (or all of it) has an open proposal.</returns>
    public Task<long?> ProposeAsync(
        GemeenteScope scope, long heldNumber, int? line, string decision, string? retourCode, string by, string note, DateTimeOffset at, CancellationToken ct) =>
        throw new NotImplementedException($"{database}");

    /// <summary>
    /// Takes an open proposal to carry it out: one caller gets it. When the processor then refuses, <see cref="ReopenAsync"/> puts it back.
    /// </summary>
    /// <returns>Null when it is not open (any more), outside the scope, or <paramref name="by"/> proposed it: four eyes are two persons.</returns>
    public Task<Proposal?> ConfirmAsync(GemeenteScope scope, long number, string by, DateTimeOffset at, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Puts a confirmed proposal back, because it could not be carried out.</summary>
    public Task ReopenAsync(GemeenteScope scope, long number, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Withdraws an open proposal; also its own author may.</summary>
    /// <returns>False when it is not open (any more) or outside the scope.</returns>
    public Task<bool> WithdrawAsync(GemeenteScope scope, long number, string by, DateTimeOffset at, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>All decisions that were taken, with the message, newest first.</summary>
    public Task<Page<DecisionRow>> DecisionsAsync(GemeenteScope scope, PageRequest page, CancellationToken ct) => throw new NotImplementedException($"{database}");
}

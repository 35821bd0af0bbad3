namespace MessageHub.Register.Monitoring;

/// <summary>
/// What is due, to and from the gemeente (process.md §6): derived when asked, so that nothing has to be kept in step with the messages or
/// with the calendar. Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class ObligationBoard(RegisterDatabase database)
{
    /// <summary>What is open, the soonest due first.</summary>
    public Task<Page<Obligation>> OpenAsync(ObligationFilter filter, PageRequest page, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Counts per kind, in the order of the kinds; <see cref="ObligationFilter.OnlyOverdue"/> and <see cref="ObligationFilter.DueBy"/> do not limit.</summary>
    public Task<IReadOnlyList<ObligationCount>> CountsAsync(ObligationFilter filter, CancellationToken ct) => throw new NotImplementedException($"{database}");
}

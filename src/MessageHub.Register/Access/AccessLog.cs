using MessageHub.Register.Monitoring;

namespace MessageHub.Register.Access;

/// <summary>Who looked at whose data, when and why. Rows are only added. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class AccessLog(RegisterDatabase database)
{
    /// <summary>Adds looks, all or none: call it before the data is shown.</summary>
    public Task AddAsync(IReadOnlyCollection<Look> looks, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Looks, newest first.</summary>
    public Task<Page<Look>> ListAsync(LookFilter filter, PageRequest page, CancellationToken ct) => throw new NotImplementedException($"{database}");
}

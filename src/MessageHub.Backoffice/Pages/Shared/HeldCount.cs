using MessageHub.Backoffice.Access;
using MessageHub.Register.Held;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>How much is held for a person, for the menu.</summary>
public sealed class HeldCount(HeldQueries held, Viewer viewer)
{
    /// <summary>More than this is shown as this many.</summary>
    public const int Max = 99;

    public Task<int> CountAsync(CancellationToken ct) => viewer.SeesPersons ? held.CountAsync(viewer.Scope, Max, ct) : Task.FromResult(0);
}

using MessageHub.Backoffice.Access;
using MessageHub.Register.Held;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>How much is held for a person, for the menu.</summary>
public sealed class Waiting(HeldDesk desk, Viewer viewer)
{
    /// <summary>More than this is told as this many.</summary>
    public const int Most = 99;

    public Task<int> CountAsync(CancellationToken ct) => viewer.SeesPersons ? desk.CountAsync(viewer.Scope, Most, ct) : Task.FromResult(0);
}

using MessageHub.Backoffice.Access;
using MessageHub.Processing;
using MessageHub.Register.Monitoring;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>How much waits for a person, for the menu.</summary>
public sealed class Waiting(HeldDesk desk, Viewer viewer, TimeProvider clock)
{
    /// <summary>More than this is told as this many.</summary>
    public const int Most = 99;

    public async Task<int> CountAsync(CancellationToken ct) =>
        viewer.SeesPersons ? (await desk.ListAsync(viewer.Scope, clock.Today(), new(Most), ct)).Items.Count : 0;
}

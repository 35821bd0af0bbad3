using MessageHub.Backoffice.Access;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Lists;

namespace MessageHub.Backoffice.Text;

/// <summary>
/// The names of aanbieders and products that a page shows beside their codes: read once for each request, when the first is asked.
/// </summary>
public sealed class KnownNames(RegisterDatabase database, Viewer viewer, TimeProvider clock)
{
    private Task<RegisteredNames>? reading;

    public Task<RegisteredNames> ReadAsync(CancellationToken ct) => reading ??= viewer.IsSignedIn
        ? RegisteredNames.ReadAsync(database, new(viewer.Rights), clock.Today(), ct)
        : Task.FromResult(RegisteredNames.None);
}

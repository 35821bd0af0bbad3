using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Berichten;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Register.Store;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>
/// How every page changes agreements: with a file that somebody brought or that a form makes, which waits until somebody has seen what it
/// changes (<see cref="TariefVoorstelModel"/>).
/// </summary>
public sealed class ProposedAgreements(AgreementStore agreements, RegisterStore store, Viewer viewer, TimeProvider clock)
{
    public const int MaxNoteLength = 500;

    /// <summary>The address of the page that shows what it changes; or null, and why it cannot be.</summary>
    public async Task<(string? Address, IReadOnlyList<string> Problems)> AddAsync(
        string name, byte[] content, string? note, CancellationToken ct)
    {
        if (note?.Length > MaxNoteLength)
            return (null, [$"Gebruik hoogstens {MaxNoteLength} tekens."]);
        if (BsnText.IsIn(note))
            return (null, [BsnText.Problem]);
        // Whose they are is looked at before anything that is there is: nothing of another gemeente is reported.
        var read = AgreementsFile.Read(content, viewer.Scope);
        var existing = read.Problems.Count > 0 ? [] : await store.AgreementsBesideAsync(read.Rows, ct);
        read = read.Beside(existing);
        if (read.Problems.Count > 0)
            return (null, read.Sentences);
        var why = UploadedFile.Seen(note ?? "").Trim();
        var number = await agreements.ProposeAsync(
            name, content, read.Rows, AgreementChange.HashOf(existing), why, viewer.Login, clock.GetUtcNow(), ct);
        return ($"/tarieven/voorstel/{number}", []);
    }
}

using System.Text;
using MessageHub.Processing;

namespace MessageHub.Worker.Folders;

/// <summary>
/// Puts a file where it belongs once its message has a verdict: <c>done</c>, or <c>refused</c> with a text that says why. The text comes
/// first, so that a crash in between never leaves a refused file without its reason.
/// </summary>
internal sealed class FilingCabinet(DataFolders folders)
{
    private const string ReasonExtension = ".txt";

    private readonly Lock gate = new();

    /// <summary>Raised after a file was put away, with its result; null when it was refused unread.</summary>
    public event Action<WorkFile, BerichtResult?>? Filed;

    /// <exception cref="IOException">The folder cannot be written; the file stays where it is.</exception>
    public void File(WorkFile file, BerichtResult result)
    {
        if (result.Outcome == "refused")
            PutAway(file, result, () => PlaceWithReason(file, string.Join(Environment.NewLine, result.Findings.Select(Line))));
        else
            PutAway(file, result, () => FileNames.FreeIn(folders.Done, file.Name, room: 0, path => !Path.Exists(path)));
    }

    /// <summary>Refuses a file that was not read.</summary>
    /// <exception cref="IOException">The folder cannot be written; the file stays where it is.</exception>
    public void Refuse(WorkFile file, string reason) => PutAway(file, null, () => PlaceWithReason(file, reason));

    /// <summary>Two may want to put the same file away: who looks at what a crash left, and who hears of the verdict.</summary>
    private void PutAway(WorkFile file, BerichtResult? result, Func<string> place)
    {
        lock (gate)
        {
            if (!System.IO.File.Exists(file.Path))
                return;
            file.MoveTo(place());
        }

        Filed?.Invoke(file, result);
    }

    private string PlaceWithReason(WorkFile file, string reason)
    {
        var text = Encoding.UTF8.GetBytes(reason + Environment.NewLine);
        // A reason without its file was written just before a crash: it is used again.
        var place = FileNames.FreeIn(
            folders.Refused,
            file.Name,
            room: ReasonExtension.Length,
            path => !Path.Exists(path) && (!Path.Exists(path + ReasonExtension) || WholeFile.Holds(path + ReasonExtension, text)));
        WholeFile.Write(place + ReasonExtension, text);
        return place;
    }

    private static string Line(FindingResult finding) => finding.Line is { } line
        ? $"Regel {line}, positie {finding.Column}, {finding.Path}: {finding.Text}"
        : finding.Text;
}

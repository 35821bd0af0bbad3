using System.Text;
using MessageHub.Processing;
using MessageHub.Processing.Files;

namespace MessageHub.Worker.Folders;

/// <summary>
/// Puts a file where it belongs once it is known what becomes of it: <c>done</c>, <c>refused</c> or <c>parked</c>, with a text beside it
/// that says why. The text comes first, so that a crash in between never leaves a file without it.
/// </summary>
internal sealed class ProcessedFiles(DataFolders folders)
{
    private const string TextExtension = ".txt";

    private readonly Lock gate = new();

    /// <summary>Raised after a file was put away, with its result; null when it was refused unread.</summary>
    public event Action<WorkFile, BerichtResult?>? Filed;

    /// <summary>Files a message with its verdict.</summary>
    /// <param name="file">The file.</param>
    /// <param name="result">The verdict.</param>
    /// <param name="bytesRead">The bytes it had when it was read. When it has others now, whoever writes it had not finished: it arrives
    /// again.</param>
    /// <exception cref="IOException">The folder cannot be written; the file stays where it is.</exception>
    public void File(WorkFile file, BerichtResult result, long bytesRead)
    {
        if (result.Outcome is not BerichtOutcome.Refused)
            PutAway(file, folders.Done, FiledText.Of(result), () => Filed?.Invoke(file, result));
        else if (new FileInfo(file.Path) is { Exists: true } now && now.Length != bytesRead)
            GiveBack(file);
        else
            PutAway(file, folders.Refused, FiledText.Of(result), () => Filed?.Invoke(file, result));
    }

    /// <summary>Refuses a file that was not read.</summary>
    /// <exception cref="IOException">The folder cannot be written; the file stays where it is.</exception>
    public void Refuse(WorkFile file, string reason) =>
        PutAway(file, folders.Refused, ["Geweigerd zonder te lezen", reason], () => Filed?.Invoke(file, null));

    /// <summary>Sets a file aside that fails by a fault of ours.</summary>
    /// <exception cref="IOException">The folder cannot be written; the file stays where it is.</exception>
    public void Park(WorkFile file, string cause) => PutAway(
        file,
        folders.Parked,
        [
            "Apart gezet: door een storing bij ons kan dit bestand niet worden verwerkt",
            cause,
            $"Is de oorzaak weg, zet het bestand dan terug in {folders.In}",
        ],
        () => { });

    /// <summary>Takes refused files back that were changed since: what was refused was not what they were going to be.</summary>
    /// <returns>How many arrive again.</returns>
    public int TakeBackChanged()
    {
        var changed = new DirectoryInfo(folders.Refused).EnumerateFiles()
            .Where(
                f =>
                    f.LinkTarget is null && new FileInfo(f.FullName + TextExtension) is { Exists: true } text
                    && f.LastWriteTimeUtc > text.LastWriteTimeUtc)
            .ToList();
        foreach (var file in changed)
        {
            file.MoveTo(FileNames.FreeIn(folders.In, file.Name, room: 0, path => !Path.Exists(path)));
            System.IO.File.Delete(Path.Combine(folders.Refused, file.Name + TextExtension));
        }

        return changed.Count;
    }

    /// <summary>Two may want to put the same file away: who looks at what a crash left, and who hears of the verdict.</summary>
    private void PutAway(WorkFile file, string folder, IEnumerable<string> lines, Action log)
    {
        lock (gate)
        {
            if (!file.Exists)
                return;
            file.MoveTo(PlaceWithText(file, folder, [$"Bericht {file.Id}", .. lines]));
        }

        log();
    }

    private void GiveBack(WorkFile file)
    {
        lock (gate)
        {
            if (file.Exists)
                file.MoveTo(FileNames.FreeIn(folders.In, file.Name, room: 0, path => !Path.Exists(path)));
        }
    }

    private static string PlaceWithText(WorkFile file, string folder, IEnumerable<string> lines)
    {
        var text = Encoding.UTF8.GetBytes(string.Join(Environment.NewLine, lines) + Environment.NewLine);
        // A text without its file was written just before a crash: it is used again.
        var place = FileNames.FreeIn(
            folder,
            file.Name,
            room: TextExtension.Length,
            path => !Path.Exists(path) && (!Path.Exists(path + TextExtension) || WholeFile.Holds(path + TextExtension, text)));
        WholeFile.Write(place + TextExtension, text);
        // Later than the file, also when that comes from a machine whose clock is ahead: from here on a later file is a changed one.
        if (new FileInfo(file.Path) is { Exists: true, LinkTarget: null } now
            && now.LastWriteTimeUtc > System.IO.File.GetLastWriteTimeUtc(place + TextExtension))
            System.IO.File.SetLastWriteTimeUtc(place + TextExtension, now.LastWriteTimeUtc);
        return place;
    }
}

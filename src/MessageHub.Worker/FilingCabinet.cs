using MessageHub.Processing;

namespace MessageHub.Worker;

/// <summary>Puts a file where it belongs once its message has a verdict: <c>done</c>, or <c>refused</c> with a text that says why.</summary>
internal sealed class FilingCabinet(DataFolders folders)
{
    /// <summary>Raised after a file was put away, with its result; null when it was refused unread.</summary>
    public event Action<WorkFile, BerichtResult?>? Filed;

    public void File(WorkFile file, BerichtResult result)
    {
        if (result.Outcome == "refused")
            Refuse(file, string.Join(Environment.NewLine, result.Findings.Select(Line)), result);
        else
        {
            file.MoveTo(folders.Done);
            Filed?.Invoke(file, result);
        }
    }

    /// <summary>Refuses a file that was not read.</summary>
    public void Refuse(WorkFile file, string reason) => Refuse(file, reason, null);

    private void Refuse(WorkFile file, string reason, BerichtResult? result)
    {
        var path = file.MoveTo(folders.Refused);
        System.IO.File.WriteAllText(path + ".txt", reason + Environment.NewLine);
        Filed?.Invoke(file, result);
    }

    private static string Line(FindingResult finding) => finding.Line is { } line
        ? $"Regel {line}, positie {finding.Column}, {finding.Path}: {finding.Text}"
        : finding.Text;
}

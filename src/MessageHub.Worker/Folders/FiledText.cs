using MessageHub.Processing;

namespace MessageHub.Worker.Folders;

/// <summary>
/// What stands beside a file, and on the console of the demo: between whom it goes and what became of it, in plain Dutch.
/// </summary>
internal static class FiledText
{
    public static IEnumerable<string> Of(BerichtResult result)
    {
        if (result is { Sender: { } sender, Receiver: { } receiver })
            yield return $"Van {sender} aan {receiver}";
        foreach (var line in ResultText.Lines(result, withValues: true))
            yield return line;
    }
}

using MessageHub.Processing;

namespace MessageHub.Cli;

/// <summary>Informs people, or programs, what became of a file.</summary>
/// <param name="output">Where to.</param>
/// <param name="json">For programs: one object a line, with paths. People read no path.</param>
/// <param name="withValues">People also get the values that were compared and what would pass.</param>
/// <param name="withProvenance">People also get by what it was judged.</param>
internal sealed class ResultPrinter(TextWriter output, bool json, bool withValues = false, bool withProvenance = false)
{
    /// <param name="result">What became of the file.</param>
    /// <param name="content">The bytes of the file, to find the line of each finding; null when they were not read.</param>
    public void Print(BerichtResult result, byte[]? content = null)
    {
        var placed = content is null ? result : FileLines.AddTo(result, content);
        if (json)
        {
            output.WriteLine(placed.ToJson());
            return;
        }

        var isFirst = true;
        foreach (var line in ResultText.Lines(placed, withValues))
        {
            output.WriteLine(isFirst ? $"{ShownName.Whole(placed.File)}: {line}" : line);
            isFirst = false;
        }

        if (withProvenance && ResultText.JudgedBy(placed) is { } judgedBy)
            output.WriteLine($"  {judgedBy}");
    }
}

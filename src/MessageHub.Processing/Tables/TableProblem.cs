using System.Globalization;
using System.Text;

namespace MessageHub.Processing.Tables;

/// <summary>Something that is wrong in a file with a table.</summary>
/// <param name="Row">Line of the file, 1-based.</param>
/// <param name="Column">Name of the column; empty when it is the row or the file as a whole.</param>
/// <param name="Reason">In plain Dutch, with the value that was found.</param>
public sealed record TableProblem(int Row, string Column, string Reason)
{
    private const int MaxShown = 40;

    internal TableProblem(int row, string column, string reason, string found)
        : this(row, column, $"{reason} Gevonden: {Shown(found)}.")
    {
    }

    /// <summary>Place and problem, as people read it.</summary>
    public override string ToString() => Column.Length == 0 ? $"rij {Row}: {Reason}" : $"rij {Row}, kolom {Column}: {Reason}";

    /// <summary>
    /// A value of a file as it may stand on a screen: signs that are not seen, or steer what shows them, as the code they have.
    /// </summary>
    internal static string Shown(string value)
    {
        if (value.Length == 0)
            return "niets";
        var shown = new StringBuilder("\"");
        foreach (var sign in value.Take(MaxShown))
        {
            if (TableText.IsUnreadable(sign))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}");
            else
                shown.Append(sign);
        }

        return shown.Append(value.Length > MaxShown ? "…\"" : "\"").ToString();
    }
}

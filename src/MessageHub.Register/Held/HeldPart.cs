using System.Globalization;

namespace MessageHub.Register.Held;

/// <summary>
/// What of a held message a person decides on. All of it is a value of its own: a line that is not named, or cannot be read, is
/// never taken for it.
/// </summary>
public abstract record HeldPart
{
    /// <summary>How all that is held is written.</summary>
    public const string WholeText = "alles";

    /// <summary>All that is held.</summary>
    public static readonly HeldPart Whole = new All();

    private HeldPart()
    {
    }

    /// <summary>What somebody wrote: the number of a line or <see cref="WholeText"/>; null when it is neither.</summary>
    public static HeldPart? Parse(string? text) => text == WholeText ? Whole
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new Line(number)
        : null;

    /// <summary>One line.</summary>
    /// <param name="Number">Its <see cref="HeldLine.Number"/>.</param>
    public sealed record Line(int Number) : HeldPart;

    /// <summary>See <see cref="Whole"/>.</summary>
    private sealed record All : HeldPart;
}

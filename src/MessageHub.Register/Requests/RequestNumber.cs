using System.Globalization;
using System.Text.RegularExpressions;

namespace MessageHub.Register.Requests;

/// <summary>How people name a request, as 12.3: the message by its number of arrival, and the product in it. A 317 has one: 12.1.</summary>
/// <param name="Message">Number of arrival of the 315 or 317.</param>
/// <param name="Line">1 for the first product.</param>
public readonly partial record struct RequestNumber(long Message, int Line)
{
    /// <summary>The number in a text, or null; 12 is 12.1.</summary>
    public static RequestNumber? Parse(string? text) =>
        Form().Match(text ?? "") is { Success: true, Groups: var part }
            ? new(Of(part[1]), part[2].Success ? (int)Of(part[2]) : 1)
            : null;

    /// <summary>As people read and type it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Message}.{Line}");

    private static long Of(Group digits) => long.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([1-9][0-9]{0,14})(?:\.([1-9][0-9]{0,3}))?\z")]
    private static partial Regex Form();
}

using MessageHub.Berichten;

namespace MessageHub.Backoffice.Text;

/// <summary>A BSN that somebody typed.</summary>
public static class BsnInput
{
    /// <summary>The BSN, or null when it is not nine digits that pass the test of eleven: a typing mistake finds nobody else.</summary>
    public static Bsn? Parse(string typed)
    {
        var digits = typed.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (digits.Length != 9 || !digits.All(char.IsAsciiDigit))
            return null;
        var sum = digits.Take(8).Select((c, i) => (c - '0') * (9 - i)).Sum() - (digits[8] - '0');
        return sum % 11 == 0 ? new Bsn(digits) : null;
    }
}

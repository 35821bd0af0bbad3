using System.Globalization;

namespace MessageHub.Berichten;

/// <summary>
/// The name of a release of the information models: 3.2. Of two releases the later one is the greater, so 3.10 comes after 3.9.
/// </summary>
/// <param name="Major">BerichtVersie of its messages.</param>
/// <param name="Minor">BerichtSubversie of its messages.</param>
public sealed record ReleaseName(int Major, int Minor) : IComparable<ReleaseName>
{
    /// <summary>True when the left release came first.</summary>
    public static bool operator <(ReleaseName left, ReleaseName right) => left.CompareTo(right) < 0;

    /// <summary>True when the left release came later.</summary>
    public static bool operator >(ReleaseName left, ReleaseName right) => left.CompareTo(right) > 0;

    /// <summary>True when the left release came first, or both are the same.</summary>
    public static bool operator <=(ReleaseName left, ReleaseName right) => left.CompareTo(right) <= 0;

    /// <summary>True when the left release came later, or both are the same.</summary>
    public static bool operator >=(ReleaseName left, ReleaseName right) => left.CompareTo(right) >= 0;

    /// <summary>The release with this name.</summary>
    /// <exception cref="FormatException">The text is not two numbers with a point between.</exception>
    public static ReleaseName Parse(string text) =>
        text.Split('.') is [var major, var minor]
        && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? new(first, second)
            : throw new FormatException("The name of a release is two numbers with a point between: 3.2.");

    /// <inheritdoc/>
    public int CompareTo(ReleaseName? other) =>
        other is null ? 1 : Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>As people write it: 3.2.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}

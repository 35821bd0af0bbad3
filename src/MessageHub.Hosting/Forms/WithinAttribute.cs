using System.Globalization;

namespace MessageHub.Hosting.Forms;

/// <summary>A whole number between two bounds, both inclusive.</summary>
/// <param name="min">The smallest.</param>
/// <param name="max">The largest.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithinAttribute(long min, long max) : FormAttribute
{
    /// <summary>Why it has these bounds; empty where that needs no words.</summary>
    public string Why { get; init; } = "";

    /// <inheritdoc/>
    public override string Needed =>
        (max == long.MaxValue ? FormattableString.Invariant($"{min} or more") : FormattableString.Invariant($"from {min} to {max}"))
        + (Why.Length > 0 ? $": {Why}" : "");

    /// <inheritdoc/>
    public override bool Fits(object value)
    {
        var number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        return number >= min && number <= max;
    }
}

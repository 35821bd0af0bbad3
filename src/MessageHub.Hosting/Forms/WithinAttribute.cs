using System.Globalization;

namespace MessageHub.Hosting.Forms;

/// <summary>A whole number between two bounds, both inclusive.</summary>
/// <param name="least">The smallest.</param>
/// <param name="most">The largest.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithinAttribute(long least, long most) : FormAttribute
{
    /// <summary>Why it has these bounds; empty where that needs no words.</summary>
    public string Why { get; init; } = "";

    /// <inheritdoc/>
    public override string Needed =>
        (most == long.MaxValue ? FormattableString.Invariant($"{least} or more") : FormattableString.Invariant($"from {least} to {most}"))
        + (Why.Length > 0 ? $": {Why}" : "");

    /// <inheritdoc/>
    public override bool Fits(object value)
    {
        var number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        return number >= least && number <= most;
    }
}

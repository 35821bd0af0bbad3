namespace MessageHub.Hosting.Forms;

/// <summary>A length of time between two others, both inclusive: from a millisecond to a day when nothing else is said.</summary>
/// <param name="least">The shortest, written as in a setting.</param>
/// <param name="most">The longest, written as in a setting.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IntervalAttribute(string least, string most) : FormAttribute
{
    private const string Shortest = "1ms";
    private const string Longest = "24h";

    /// <summary>A time that may pass between two moments of work.</summary>
    public IntervalAttribute()
        : this(Shortest, Longest)
    {
    }

    /// <inheritdoc/>
    public override string Needed => (least, most) is (Shortest, Longest) ? "more than 0 and at most a day" : $"from {least} to {most}";

    /// <inheritdoc/>
    public override bool Fits(object value) => Interval.Parse(least) <= (TimeSpan)value && (TimeSpan)value <= Interval.Parse(most);
}

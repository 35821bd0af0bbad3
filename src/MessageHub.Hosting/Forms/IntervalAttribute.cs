namespace MessageHub.Hosting.Forms;

/// <summary>A length of time between two others, both inclusive: from a millisecond to a day when nothing else is said.</summary>
/// <param name="min">The shortest, written as in a setting.</param>
/// <param name="max">The longest, written as in a setting.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IntervalAttribute(string min, string max) : FormAttribute
{
    private const string Min = "1ms";
    private const string Max = "24h";

    /// <summary>A time that may pass between two moments of work.</summary>
    public IntervalAttribute()
        : this(Min, Max)
    {
    }

    /// <inheritdoc/>
    public override string Needed => (min, max) is (Min, Max) ? "more than 0 and at most a day" : $"from {min} to {max}";

    /// <inheritdoc/>
    public override bool Fits(object value) => Interval.Parse(min) <= (TimeSpan)value && (TimeSpan)value <= Interval.Parse(max);
}

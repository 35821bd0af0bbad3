namespace MessageHub.Hosting.Forms;

/// <summary>A text that may not be empty.</summary>
/// <param name="needed">What is needed.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilledAttribute(string needed) : FormAttribute
{
    /// <inheritdoc/>
    public override string Needed => needed;

    /// <inheritdoc/>
    public override bool Fits(object value) => value is string { Length: > 0 };
}

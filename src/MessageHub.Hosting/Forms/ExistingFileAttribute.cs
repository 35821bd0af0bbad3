namespace MessageHub.Hosting.Forms;

/// <summary>A file that is there, or empty.</summary>
/// <param name="needed">What is needed, where that says more.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExistingFileAttribute(string needed = "there is no such file") : FormAttribute
{
    /// <inheritdoc/>
    public override string Needed => needed;

    /// <inheritdoc/>
    public override bool Fits(object value) => value is string { Length: 0 } || File.Exists((string)value);
}

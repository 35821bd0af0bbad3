namespace MessageHub.Hosting.Forms;

/// <summary>A folder that is there, or empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExistingFolderAttribute : FormAttribute
{
    /// <inheritdoc/>
    public override string Needed => "there is no such folder";

    /// <inheritdoc/>
    public override bool Fits(object value) => value is string { Length: 0 } || Directory.Exists((string)value);
}

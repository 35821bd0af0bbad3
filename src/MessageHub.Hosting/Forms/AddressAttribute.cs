namespace MessageHub.Hosting.Forms;

/// <summary>An absolute address of one of some schemes; empty too, unless one is needed.</summary>
/// <param name="example">What one looks like.</param>
/// <param name="schemes">The schemes.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddressAttribute(string example, params string[] schemes) : FormAttribute
{
    /// <summary>Whether it may not be left empty.</summary>
    public bool IsRequired { get; init; }

    /// <inheritdoc/>
    public override string Needed => $"an address as {example} is needed";

    /// <inheritdoc/>
    public override bool Fits(object value) => value is string { Length: 0 }
        ? !IsRequired
        : Uri.TryCreate((string)value, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme);
}

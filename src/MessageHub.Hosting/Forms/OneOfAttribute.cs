namespace MessageHub.Hosting.Forms;

/// <summary>One of some values.</summary>
/// <param name="values">The values, of the type of the setting.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params object[] values) : FormAttribute
{
    /// <inheritdoc/>
    public override string Needed => string.Join(" or ", values);

    /// <inheritdoc/>
    public override bool Fits(object value) => values.Contains(value);
}

namespace MessageHub.Hosting.Forms;

/// <summary>The CBS code of a gemeente, with its zero in front.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GemeenteCodeAttribute : FormAttribute
{
    /// <inheritdoc/>
    public override string Needed => "a CBS code has four digits";

    /// <inheritdoc/>
    public override bool Fits(object value) => IsCode((string)value);

    /// <summary>Whether a text is such a code; whether the gemeente exists is another matter.</summary>
    public static bool IsCode(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);
}

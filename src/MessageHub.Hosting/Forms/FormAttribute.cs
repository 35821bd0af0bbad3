namespace MessageHub.Hosting.Forms;

/// <summary>
/// The form of a setting, said where the setting is declared. Who gives a value of another form gets the words of this one and never the
/// value: that may be a secret. Of a list each part has the form.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FormAttribute : Attribute
{
    /// <summary>What is needed, to be read behind the name of the setting.</summary>
    public abstract string Needed { get; }

    /// <summary>Whether a value has this form.</summary>
    /// <param name="value">A value of the type of the setting.</param>
    public abstract bool Fits(object value);
}

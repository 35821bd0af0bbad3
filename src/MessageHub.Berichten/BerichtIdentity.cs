using System.Globalization;
using System.Text.RegularExpressions;

namespace MessageHub.Berichten;

/// <summary>
/// One message of the standard in one release: what a message says it is. Its namespaces and the path of its schema follow from its
/// type and the name of the release, whether that release is processed here or not (<see cref="Releases"/>).
/// </summary>
public sealed partial record BerichtIdentity : BerichtType
{
    private BerichtIdentity(BerichtType type, ReleaseName release)
        : base(type)
    {
        Release = release;
        var root = string.Create(CultureInfo.InvariantCulture, $"http://www.istandaarden.nl/{Family}/{release.Major}_{release.Minor}");
        Namespace = $"{root}/{Name.ToLowerInvariant()}/schema";
        BasisschemaNamespace = $"{root}/basisschema/schema";
    }

    /// <summary>The release of the standard, by the namespace of the message.</summary>
    public ReleaseName Release { get; }

    /// <summary>Namespace of the message and of its classes.</summary>
    public string Namespace { get; }

    /// <summary>Namespace of the children of composite types (CDT_*).</summary>
    public string BasisschemaNamespace { get; }

    /// <summary>Path of the schema below a schema folder, with forward slashes.</summary>
    public string SchemaPath => $"{Family}/{Release}/{Name}.xsd";

    /// <summary>The message that answers this one, in the same release; null when nothing does.</summary>
    public BerichtIdentity? Answer => AnsweredBy is { } nummer ? InSameRelease(nummer) : null;

    /// <summary>The message of this release, family and number.</summary>
    /// <exception cref="KeyNotFoundException">The standard has no message of that number.</exception>
    public static BerichtIdentity Of(ReleaseName release, Standaard standaard, int nummer) => new(Of(standaard, nummer), release);

    /// <summary>
    /// What a namespace says of the message that has it, also of a release that is not processed here; null when it is no message of the
    /// standard.
    /// </summary>
    public static BerichtIdentity? Read(string @namespace) =>
        NameIn(@namespace) is var (standaard, release, message)
        && Find(standaard, int.Parse(message[^3..], CultureInfo.InvariantCulture)) is { } type
        && new BerichtIdentity(type, release) is var identity
        && identity.Namespace == @namespace
            ? identity
            : null;

    /// <summary>The message of this number in the same release and family.</summary>
    /// <exception cref="KeyNotFoundException">The standard has no message of that number.</exception>
    public BerichtIdentity InSameRelease(int nummer) => Of(Release, Standaard, nummer);

    /// <summary>Family, release and name (JW303) in a namespace, also when the standard has that message no more.</summary>
    internal static (Standaard Standaard, ReleaseName Release, string Message)? NameIn(string @namespace)
    {
        if (Form().Match(@namespace) is not { Success: true, Groups: var part })
            return null;
        return (
            part["family"].Value == "ijw" ? Standaard.Ijw : Standaard.Iwmo,
            new(Number("major"), Number("minor")),
            part["message"].Value.ToUpperInvariant());

        int Number(string name) => int.Parse(part[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^http://www\.istandaarden\.nl/(?<family>ijw|iwmo)/(?<major>[1-9][0-9]?)_(?<minor>0|[1-9][0-9]?)/"
            + @"(?<message>(jw|wmo)3[0-9]{2})/schema\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

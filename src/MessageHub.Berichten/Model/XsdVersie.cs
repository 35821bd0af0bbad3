using MessageHub.Berichten.Schemas;

namespace MessageHub.Berichten.Model;

/// <summary>CDT_XsdVersie: the schema versions a message was made with.</summary>
public sealed record XsdVersie : Samenstelling
{
    internal static readonly Shape<XsdVersie> Shape = new Shape<XsdVersie>("XsdVersie", static () => new())
        .Text(nameof(BasisschemaXsdVersie), x => x.BasisschemaXsdVersie)
        .Text(nameof(BerichtXsdVersie), x => x.BerichtXsdVersie);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly XsdVersie Empty = new();

    /// <summary>Version of the schema that all messages share.</summary>
    public string BasisschemaXsdVersie { get; init; } = "";

    /// <summary>Version of the schema of this message.</summary>
    public string BerichtXsdVersie { get; init; } = "";

    /// <summary>What our own messages carry that are made with this schema (IV034).</summary>
    public static XsdVersie Of(BerichtSchema schema) =>
        new() { BasisschemaXsdVersie = schema.BasisschemaVersie, BerichtXsdVersie = schema.BerichtVersie };
}

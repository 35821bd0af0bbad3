namespace MessageHub.Berichten.Model;

/// <summary>CDT_Verwijzer: who referred the client.</summary>
public sealed record Verwijzer : Samenstelling
{
    internal static readonly Shape<Verwijzer> Shape = new Shape<Verwijzer>("Verwijzer", static () => new())
        .Code(nameof(Type), x => x.Type)
        .Text(nameof(Naam), x => x.Naam)
        .Text(nameof(ZorgverlenerCode), x => x.ZorgverlenerCode);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly Verwijzer Empty = new();

    /// <summary>What kind of referrer (COD327).</summary>
    public string Type { get; init; } = "";

    /// <summary>The name.</summary>
    public string? Naam { get; init; }

    /// <summary>AGB code of a medical referrer (CD068).</summary>
    public string? ZorgverlenerCode { get; init; }
}

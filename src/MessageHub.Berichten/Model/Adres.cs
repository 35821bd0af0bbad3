namespace MessageHub.Berichten.Model;

/// <summary>CDT_Adres: a postal address.</summary>
public sealed record Adres : Samenstelling
{
    internal static readonly Shape<Adres> Shape = new Shape<Adres>("Adres", static () => new())
        .One(nameof(Huis), x => x.Huis, Huis.Shape)
        .Text(nameof(Postcode), x => x.Postcode)
        .Text(nameof(Straatnaam), x => x.Straatnaam)
        .Text(nameof(Plaatsnaam), x => x.Plaatsnaam)
        .Code(nameof(LandCode), x => x.LandCode);

    /// <summary>The house; absent where the address has none.</summary>
    public Huis? Huis { get; init; }

    /// <summary>The postcode; of the form 1234AB in the Netherlands (CS089).</summary>
    public string? Postcode { get; init; }

    /// <summary>The street.</summary>
    public string? Straatnaam { get; init; }

    /// <summary>The town.</summary>
    public string? Plaatsnaam { get; init; }

    /// <summary>ISO 3166 (COD032).</summary>
    public string? LandCode { get; init; }
}

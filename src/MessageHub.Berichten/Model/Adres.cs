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

    public Huis? Huis { get; init; }

    public string? Postcode { get; init; }

    public string? Straatnaam { get; init; }

    public string? Plaatsnaam { get; init; }

    /// <summary>ISO 3166 (COD032).</summary>
    public string? LandCode { get; init; }
}

namespace MessageHub.Berichten.Model;

/// <summary>
/// CDT_VolledigeNaam (301) and CDT_VerkorteNaam (305, 307, 315): the name of a person. The short form has no Partnernaam and no
/// NaamGebruik.
/// </summary>
public sealed record Naam : Samenstelling
{
    internal static readonly Shape<Naam> Shape = new Shape<Naam>("Naam", static () => new())
        .One(nameof(Geslachtsnaam), x => x.Geslachtsnaam, Familienaam.Shape)
        .One(nameof(Partnernaam), x => x.Partnernaam, Familienaam.Shape)
        .Text(nameof(Voornamen), x => x.Voornamen)
        .Text(nameof(Voorletters), x => x.Voorletters)
        .Code(nameof(NaamGebruik), x => x.NaamGebruik);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly Naam Empty = new();

    /// <summary>The family name at birth.</summary>
    public Familienaam Geslachtsnaam { get; init; } = Familienaam.Empty;

    /// <summary>The family name of the partner; present where the use of names says so (CS050).</summary>
    public Familienaam? Partnernaam { get; init; }

    /// <summary>All first names.</summary>
    public string? Voornamen { get; init; }

    /// <summary>The initials.</summary>
    public string? Voorletters { get; init; }

    /// <summary>Which of both family names are used (COD700).</summary>
    public string? NaamGebruik { get; init; }
}

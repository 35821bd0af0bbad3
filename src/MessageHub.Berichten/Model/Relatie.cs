namespace MessageHub.Berichten.Model;

/// <summary>A person around the client (301).</summary>
public sealed record Relatie : Klasse
{
    internal static readonly Shape<Relatie> Shape = new Shape<Relatie>("Relatie", static () => new())
        .Text(nameof(Nummer), x => x.Nummer)
        .Number(nameof(Volgorde), x => x.Volgorde)
        .Code(nameof(Soort), x => x.Soort)
        .One(nameof(Geboortedatum), x => x.Geboortedatum, Geboortedatum.Shape)
        .Code(nameof(Geslacht), x => x.Geslacht)
        .One(nameof(Naam), x => x.Naam, Naam.Shape)
        .One(nameof(Contact), x => x.Contact, Contact.Shape)
        .RetourCodes();

    /// <summary>Number of the relation, the same in every later message.</summary>
    public string Nummer { get; init; } = "";

    /// <summary>The order in which people are approached.</summary>
    public long? Volgorde { get; init; }

    /// <summary>What this person is to the client (COD472).</summary>
    public string Soort { get; init; } = "";

    /// <summary>The birth date, as far as it is known.</summary>
    public Geboortedatum? Geboortedatum { get; init; }

    /// <summary>Sex (COD046).</summary>
    public string? Geslacht { get; init; }

    /// <summary>The name.</summary>
    public Naam Naam { get; init; } = Naam.Empty;

    /// <summary>Where this person can be reached.</summary>
    public Contact Contact { get; init; } = Contact.Empty;
}

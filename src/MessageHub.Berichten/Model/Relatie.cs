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

    public string Nummer { get; init; } = "";

    public long? Volgorde { get; init; }

    public string Soort { get; init; } = "";

    public Geboortedatum? Geboortedatum { get; init; }

    public string? Geslacht { get; init; }

    public Naam Naam { get; init; } = Naam.Empty;

    public Contact Contact { get; init; } = Contact.Empty;
}

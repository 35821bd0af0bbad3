namespace MessageHub.Berichten.Model;

/// <summary>How the client or a relation can be reached (301).</summary>
public sealed record Contact : Klasse
{
    internal static readonly Shape<Contact> Shape = new Shape<Contact>("Contact", static () => new())
        .Code(nameof(Soort), x => x.Soort)
        .One(nameof(Adres), x => x.Adres, Adres.Shape)
        .Text(nameof(Organisatie), x => x.Organisatie)
        .One(nameof(Telefoon), x => x.Telefoon, Telefoonnummers.Shape)
        .Text(nameof(Emailadres), x => x.Emailadres)
        .One(nameof(Periode), x => x.Periode, OpenPeriode.Shape)
        .RetourCodes();

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly Contact Empty = new();

    /// <summary>01 BRP address, 02 correspondence, 03 residence, 04 temporary.</summary>
    public string Soort { get; init; } = "";

    public Adres? Adres { get; init; }

    public string? Organisatie { get; init; }

    public Telefoonnummers? Telefoon { get; init; }

    public string? Emailadres { get; init; }

    public OpenPeriode? Periode { get; init; }
}

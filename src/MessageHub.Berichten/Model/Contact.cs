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

    /// <summary>The address; absent when only a number or mail address is given.</summary>
    public Adres? Adres { get; init; }

    /// <summary>The organisation at this address.</summary>
    public string? Organisatie { get; init; }

    /// <summary>One or two telephone numbers.</summary>
    public Telefoonnummers? Telefoon { get; init; }

    /// <summary>The mail address.</summary>
    public string? Emailadres { get; init; }

    /// <summary>When a temporary address holds (CD009).</summary>
    public OpenPeriode? Periode { get; init; }
}

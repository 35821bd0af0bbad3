namespace MessageHub.Berichten.Model;

/// <summary>The person the care is for.</summary>
public sealed record Client : Klasse
{
    internal static readonly Shape<Client> Shape = new Shape<Client>("Client", static () => new())
        .Bsn(nameof(Bsn), x => x.Bsn)
        .One(nameof(Geboortedatum), x => x.Geboortedatum, Geboortedatum.Shape)
        .Code(nameof(Geslacht), x => x.Geslacht)
        .One(nameof(Naam), x => x.Naam, Naam.Shape)
        .Code(nameof(GezagsdragerBekend), x => x.GezagsdragerBekend)
        .One(nameof(Communicatie), x => x.Communicatie, Communicatie.Shape)
        .Code(nameof(JuridischeStatus), x => x.JuridischeStatus)
        .Code(nameof(WettelijkeVertegenwoordiging), x => x.WettelijkeVertegenwoordiging)
        .Text(nameof(Commentaar), x => x.Commentaar)
        .Many(nameof(Relaties), x => x.Relaties, Relatie.Shape)
        .Many(nameof(Contactgegevens), x => x.Contactgegevens, Contact.Shape)
        .Many(nameof(ToegewezenProducten), x => x.ToegewezenProducten, ToegewezenProduct.Shape)
        .Many(nameof(StartProducten), x => x.StartProducten, StartProduct.Shape)
        .Many(nameof(StopProducten), x => x.StopProducten, StopProduct.Shape)
        .Many(nameof(AangevraagdeProducten), x => x.AangevraagdeProducten, AangevraagdProduct.Shape)
        .One(nameof(Verzoek), x => x.Verzoek, Verzoek.Shape)
        .Many(nameof(Prestaties), x => x.Prestaties, Prestatie.Shape)
        .RetourCodes();

    /// <summary>Of whom it is.</summary>
    public Bsn Bsn { get; init; }

    /// <summary>The birth date, as far as it is known.</summary>
    public Geboortedatum? Geboortedatum { get; init; }

    /// <summary>Sex (COD046).</summary>
    public string? Geslacht { get; init; }

    /// <summary>The name.</summary>
    public Naam? Naam { get; init; }

    /// <summary>315, iJw only: 1 yes, 2 no.</summary>
    public string? GezagsdragerBekend { get; init; }

    /// <summary>How to talk with the client.</summary>
    public Communicatie? Communicatie { get; init; }

    /// <summary>Legal status of the client (WJ232).</summary>
    public string? JuridischeStatus { get; init; }

    /// <summary>Legal representation of the client (WJ003).</summary>
    public string? WettelijkeVertegenwoordiging { get; init; }

    /// <summary>Free text of the sender; no rule reads it.</summary>
    public string? Commentaar { get; init; }

    /// <summary>People around the client.</summary>
    public IReadOnlyList<Relatie>? Relaties { get; init; }

    /// <summary>Addresses and numbers at which the client can be reached.</summary>
    public IReadOnlyList<Contact>? Contactgegevens { get; init; }

    /// <summary>301, 302.</summary>
    public IReadOnlyList<ToegewezenProduct>? ToegewezenProducten { get; init; }

    /// <summary>305, 306.</summary>
    public IReadOnlyList<StartProduct>? StartProducten { get; init; }

    /// <summary>307, 308.</summary>
    public IReadOnlyList<StopProduct>? StopProducten { get; init; }

    /// <summary>315, 316.</summary>
    public IReadOnlyList<AangevraagdProduct>? AangevraagdeProducten { get; init; }

    /// <summary>317, 318.</summary>
    public Verzoek? Verzoek { get; init; }

    /// <summary>323, 325.</summary>
    public IReadOnlyList<Prestatie>? Prestaties { get; init; }
}

namespace MessageHub.Berichten.Model;

/// <summary>
/// A message of the standard: one model for all fourteen numbers and both families. Besides the header it has the one body its
/// number prescribes; a return message that accepts has no body at all.
/// </summary>
public sealed record Bericht : Klasse
{
    // The reader says what it is, as it knows that before it reads the rest.
    internal static readonly Shape<Bericht> Shape = new Shape<Bericht>("Bericht", static () => new() { Identity = null! })
        .One(nameof(Header), x => x.Header, Header.Shape)
        .One(nameof(Client), x => x.Client, Client.Shape)
        .One(nameof(Antwoord), x => x.Antwoord, Antwoord.Shape)
        .One(nameof(Declaratie), x => x.Declaratie, Declaratie.Shape)
        .One(nameof(DeclaratieAntwoord), x => x.DeclaratieAntwoord, DeclaratieAntwoord.Shape);

    /// <summary>Family, release and number of this message.</summary>
    public required BerichtIdentity Identity { get; init; }

    /// <summary>Who sends what to whom, in which version.</summary>
    public Header Header { get; init; } = new();

    /// <summary>301, 302, 305–308, 315–318.</summary>
    public Client? Client { get; init; }

    /// <summary>319, 320.</summary>
    public Antwoord? Antwoord { get; init; }

    /// <summary>323.</summary>
    public Declaratie? Declaratie { get; init; }

    /// <summary>325.</summary>
    public DeclaratieAntwoord? DeclaratieAntwoord { get; init; }
}

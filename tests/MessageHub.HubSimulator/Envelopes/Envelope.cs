using System.Globalization;

namespace MessageHub.HubSimulator.Envelopes;

/// <summary>One message of the envelope: what was read, or what is to be written.</summary>
public sealed record Envelope
{
    public required EnvelopeKind Kind { get; init; }

    public required Party Zender { get; init; }

    public required Party Ontvanger { get; init; }

    public required string Referentienummer { get; init; }

    /// <summary>yyyyMMddHHmmssfff or a beginning of that, Dutch local time.</summary>
    public required string TijdstipBericht { get; init; }

    /// <summary>All but a Di01.</summary>
    public string? CrossRefnummer { get; init; }

    /// <summary>Di01 and Du01: the name of the message they carry.</summary>
    public string? Functie { get; init; }

    /// <summary>Di01 and Du01.</summary>
    public Payload? Payload { get; init; }

    /// <summary>Fo01 and Fo03.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>A fresh number: a UUID of version 4 in lower case.</summary>
    public static string NewNumber() => Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    /// <summary>What stands in the details of a Fo01 about this envelope (ggk.md §5.5).</summary>
    public string DetailsForRefusal => $"{Functie}-{Payload?.ApplicatieVersie}{Payload?.ApplicatieSubversie}";
}

using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Requests;

/// <summary>Which requests are meant. What is null does not limit; all that is given has to hold.</summary>
public sealed record RequestFilter
{
    /// <summary>Whose data may be seen.</summary>
    public required GemeenteScope Scope { get; init; }

    /// <summary>How far it is; null for all.</summary>
    public AanvraagStatus? Status { get; init; }

    /// <summary>315 or 317.</summary>
    public int? Nummer { get; init; }

    /// <summary>The gemeente, four digits; null for all.</summary>
    public string? Gemeente { get; init; }

    /// <summary>iJw or iWmo; null for all.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits; null for all.</summary>
    public string? Aanbieder { get; init; }

    /// <summary>Asked for in a 315, or new in a 317.</summary>
    public string? ProductCode { get; init; }

    /// <summary>ReferentieAanbieder of the request; null for all.</summary>
    public string? Referentie { get; init; }

    /// <summary>Requests of this person. To be recorded in the <see cref="Access.AccessLog"/>.</summary>
    public Bsn? Bsn { get; init; }

    /// <summary>In the hands of this account.</summary>
    public Guid? InHandOf { get; init; }

    /// <summary>The order of the rows.</summary>
    public RequestSort Sort { get; init; }
}

/// <summary>The order of a list of requests.</summary>
public enum RequestSort
{
    /// <summary>
    /// The soonest due first: of those in research by Dagtekening, of the others by day of receipt, from which their last days follow.
    /// </summary>
    Due,

    /// <summary>The last received first.</summary>
    Newest,
}

using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;

namespace MessageHub.Register.Queries.Berichten;

/// <summary>Which messages are meant. What is null does not limit; all that is given has to hold.</summary>
public sealed record BerichtFilter
{
    /// <summary>Whose data may be seen.</summary>
    public required GemeenteScope Scope { get; init; }

    /// <summary>One gemeente of the scope.</summary>
    public string? Gemeente { get; init; }

    /// <summary>First day of receipt, in Europe/Amsterdam.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of receipt, inclusive.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>iJw or iWmo; null for all.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>True: only what the gemeente made itself (301, 319). False: only what others sent.</summary>
    public bool? IsOwn { get; init; }

    /// <summary>Message number, 301 … 325.</summary>
    public int? Nummer { get; init; }

    /// <summary>AGB code.</summary>
    public string? Aanbieder { get; init; }

    /// <summary>One of these states; empty is any, also not yet judged.</summary>
    public IReadOnlyCollection<BerichtState> States { get; init; } = [];

    /// <summary>A finding with this return code.</summary>
    public string? RetourCode { get; init; }

    /// <summary>A finding of this rule, for example TR321.</summary>
    public string? Rule { get; init; }

    /// <summary>
    /// A claimed line or a finding on a product of this perceel. The perceel is that of the agreement in force on the first day of the
    /// ProductPeriode; "" is a product without agreement.
    /// </summary>
    public string? Perceel { get; init; }

    /// <summary>The number that the aanbieder gave the claim, unique for him (TR333); null for all.</summary>
    public string? DeclaratieNummer { get; init; }

    /// <summary>Messages that name this allocation, accepted or not.</summary>
    public long? ToewijzingNummer { get; init; }

    /// <summary>ReferentieNummer of a claimed line or ReferentieAanbieder of a request.</summary>
    public string? Referentie { get; init; }

    /// <summary>Identificatie of the message, given by its sender; null for all.</summary>
    public string? Identificatie { get; init; }

    /// <summary>Messages about this person. To be recorded in the <see cref="Access.AccessLog"/>.</summary>
    public Bsn? Bsn { get; init; }

    /// <summary>Only what was rejected before with the same key.</summary>
    public bool OnlyRepeated { get; init; }
}

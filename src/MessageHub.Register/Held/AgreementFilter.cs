using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Held;

/// <summary>Which agreements, or changes of them, are meant. What is null does not limit; all that is given has to hold.</summary>
public sealed record AgreementFilter
{
    /// <summary>Whose agreements may be seen.</summary>
    public required GemeenteScope Scope { get; init; }

    /// <summary>The gemeente, four digits; null for all.</summary>
    public string? Gemeente { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits; null for all.</summary>
    public string? Aanbieder { get; init; }

    /// <summary>iJw or iWmo; null for both.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>The perceel as it stands in the row; null for all.</summary>
    public string? Perceel { get; init; }

    /// <summary>Code of the product within its category; null for all.</summary>
    public string? ProductCode { get; init; }

    /// <summary>Unit of the volume (WJ756); null for all.</summary>
    public string? Eenheid { get; init; }

    /// <summary>Only rows that begin on this day; null for all.</summary>
    public DateOnly? GeldigVan { get; init; }

    /// <summary>Agreements as they were known at the end of this day.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>Agreements as they were after the change of this number: what a verdict went by.</summary>
    public long? KnownAt { get; init; }
}

using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Held;

/// <summary>Which agreements, or changes of them, are meant. What is null does not limit; all that is given has to hold.</summary>
public sealed record AgreementFilter
{
    /// <summary>Whose agreements may be seen.</summary>
    public required GemeenteScope Scope { get; init; }

    public string? Gemeente { get; init; }

    public string? Aanbieder { get; init; }

    public Standaard? Standaard { get; init; }

    public string? Perceel { get; init; }

    public string? ProductCode { get; init; }

    public string? Eenheid { get; init; }

    public DateOnly? GeldigVan { get; init; }

    /// <summary>Agreements as they were known at the end of this day.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>Agreements as they were after the change of this number: what a verdict went by.</summary>
    public long? KnownAt { get; init; }
}

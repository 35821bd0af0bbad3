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

    /// <summary>Code of the product within its category; null for all.</summary>
    public string? ProductCode { get; init; }
}

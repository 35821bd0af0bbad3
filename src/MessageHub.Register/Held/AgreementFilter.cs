using MessageHub.Register.Database;

namespace MessageHub.Register.Held;

/// <summary>Which agreements, or changes of them, are meant. What is null does not limit; all that is given has to hold.</summary>
public sealed record AgreementFilter
{
    /// <summary>Whose agreements may be seen.</summary>
    public required GemeenteScope Scope { get; init; }

    public string? Gemeente { get; init; }

    public string? Aanbieder { get; init; }

    public string? ProductCode { get; init; }
}

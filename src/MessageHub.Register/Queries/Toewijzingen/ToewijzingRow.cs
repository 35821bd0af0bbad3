namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>The current version of an allocation in a list. Holds nothing of a person.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Aanbieder">AGB code.</param>
/// <param name="ProductCategorie">Null for a generic allocation.</param>
/// <param name="ProductCode">Null when it has no product code.</param>
/// <param name="Ingangsdatum">First day.</param>
/// <param name="Einddatum">Last day, or null.</param>
/// <param name="IsDeleted">It counts as never sent.</param>
public sealed record ToewijzingRow(
    ToewijzingKey Key, string Aanbieder, string? ProductCategorie, string? ProductCode, DateOnly Ingangsdatum, DateOnly? Einddatum,
    bool IsDeleted);

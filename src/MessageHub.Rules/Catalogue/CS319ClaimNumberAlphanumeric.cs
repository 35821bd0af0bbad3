using MessageHub.Rules.Language;

namespace MessageHub.Rules.Catalogue;

/// <summary>A DeclaratieNummer has letters and digits only; the schema enforces it. Source: CS319.</summary>
internal static class CS319ClaimNumberAlphanumeric
{
    public static readonly Rule Rule = new()
    {
        Code = "CS319",
        Name = "ClaimNumberAlphanumeric",
        Level = Level.Format,
        RetourCode = null,
        AppliesTo = Scope.In(323),
        Definitie = "Een declaratienummer bestaat uit letters en cijfers.",
    };
}

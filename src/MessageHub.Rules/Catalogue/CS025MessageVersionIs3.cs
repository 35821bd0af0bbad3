using MessageHub.Rules.Language;

namespace MessageHub.Rules.Catalogue;

/// <summary>BerichtVersie is 3 in every message of release 3.2; the schema enforces it. Source: CS025.</summary>
internal static class CS025MessageVersionIs3
{
    public static readonly Rule Rule = new()
    {
        Code = "CS025",
        Name = "MessageVersionIs3",
        Level = Level.Format,
        RetourCode = null,
        AppliesTo = Scope.In(301, 305, 307, 315, 317, 319, 323, 325),
        Definitie = "De versie van het bericht is 3.",
    };
}

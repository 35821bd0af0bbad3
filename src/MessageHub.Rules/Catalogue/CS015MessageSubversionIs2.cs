using MessageHub.Rules.Language;

namespace MessageHub.Rules.Catalogue;

/// <summary>BerichtSubversie is 2 in every message of release 3.2; the schema enforces it. Source: CS015.</summary>
internal static class CS015MessageSubversionIs2
{
    public static readonly Rule Rule = new()
    {
        Code = "CS015",
        Name = "MessageSubversionIs2",
        Level = Level.Format,
        RetourCode = null,
        AppliesTo = Scope.In(301, 305, 307, 315, 317, 319, 323, 325),
        Definitie = "De subversie van het bericht is 2.",
    };
}

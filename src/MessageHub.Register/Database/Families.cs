using MessageHub.Berichten;

namespace MessageHub.Register.Database;

/// <summary>The families as the register writes them, and the domains as people and their files do.</summary>
public static class Families
{
    internal static string Of(Standaard standaard) => BerichtType.FamilyOf(standaard);

    internal static Standaard Find(string family) => Enum.GetValues<Standaard>().Single(s => Of(s) == family);

    /// <summary>jw or wmo.</summary>
    public static string DomeinOf(Standaard standaard) => Of(standaard)[1..];

    /// <summary>The domain that is called jw or wmo; null when it is neither.</summary>
    public static Standaard? OfDomein(string? domein) =>
        Enum.GetValues<Standaard>().Where(s => DomeinOf(s) == domein).Select(s => (Standaard?)s).FirstOrDefault();
}

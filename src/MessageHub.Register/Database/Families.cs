using MessageHub.Berichten;

namespace MessageHub.Register.Database;

/// <summary>The families as the register writes them.</summary>
internal static class Families
{
    public static string Of(Standaard standaard) => BerichtType.FamilyOf(standaard);

    public static Standaard Find(string family) => Enum.GetValues<Standaard>().Single(s => Of(s) == family);
}

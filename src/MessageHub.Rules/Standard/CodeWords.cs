using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;

namespace MessageHub.Rules.Standard;

/// <summary>Codes in the words of the code lists, as they stand in a sentence; a code without words stays what it is.</summary>
public static class CodeWords
{
    /// <summary>04: uur (WJ756).</summary>
    public static string Eenheid(Standaard standaard, string code) =>
        (CodeLists.LabelOf(standaard, "WJ756", code) ?? code).ToLowerInvariant();

    /// <summary>2: per week (WMO757, which both domains use).</summary>
    public static string Frequentie(string code) => (CodeLists.LabelOf(Standaard.Iwmo, "WMO757", code) ?? code).ToLowerInvariant();
}

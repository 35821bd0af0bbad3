using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Standard;

/// <summary>What rules and answers ask of a claimed line.</summary>
public static class Prestaties
{
    public static bool IsDebit(this Prestatie prestatie) => prestatie.IngediendBedrag.DebetCredit == Codes.DebetCredit.Debet;
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A debit names an allocation of this gemeente to this aanbieder, deleted ones included (TR384). Source: TR338.
/// </summary>
internal static class TR338LineRefersToAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR338",
        Name = "LineRefersToAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9338",
        AppliesTo = Scope.In(323),
        Definitie = "Een prestatie verwijst naar een toewijzing van deze gemeente aan deze aanbieder.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        !prestatie.IsDebit() || context.Toewijzing(prestatie.ToewijzingNummer) is not null
            ? null
            : new(
                "Vermeld het nummer van de toewijzing waarop de zorg is geleverd.",
                ComparedValue.Here("ToewijzingNummer", prestatie.ToewijzingNummer),
                ComparedValue.From(RegisterSources.Toewijzingen, "toewijzing met dit nummer", "geen"));
}

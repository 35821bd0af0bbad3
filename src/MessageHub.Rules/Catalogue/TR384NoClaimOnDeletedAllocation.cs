using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A debit does not name an allocation whose current version deletes it; a credit may. Source: TR384, 1.3 "deleted toewijzing".
/// </summary>
internal static class TR384NoClaimOnDeletedAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR384",
        Name = "NoClaimOnDeletedAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9384",
        AppliesTo = Scope.In(323),
        Definitie = "Op een verwijderde toewijzing wordt niet gedeclareerd.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        !prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { IsDeleted: true } toewijzing
            ? null
            : new(
                "Declareer op een toewijzing die niet verwijderd is.",
                ComparedValue.Here("ToewijzingNummer", prestatie.ToewijzingNummer),
                ComparedValue.From(toewijzing.Source, "RedenWijziging", toewijzing.RedenWijziging));
}

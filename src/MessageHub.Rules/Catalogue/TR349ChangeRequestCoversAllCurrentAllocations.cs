using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Every allocation of the client in scope S that is current on the Dagtekening (ends on or after it, may start later, not deleted)
/// occurs as OngewijzigdProduct or TeWijzigenProduct. One in both lists is left to TR361. Source: TR349, R-003, R-074.
/// </summary>
internal static class TR349ChangeRequestCoversAllCurrentAllocations
{
    public static readonly Rule Rule = new()
    {
        Code = "TR349",
        Name = "ChangeRequestCoversAllCurrentAllocations",
        Level = Level.AcrossMessages,
        RetourCode = "9349",
        AppliesTo = Scope.In(317),
        Definitie = "Een verzoek om wijziging noemt elke actuele toewijzing van de cliënt, ongewijzigd of te wijzigen.",
        Checks = [Check.Each<Verzoek>(Judge)],
    };

    private static Violation? Judge(Verzoek verzoek, RuleContext context)
    {
        var named = new HashSet<long>((verzoek.OngewijzigdeProducten ?? []).Select(p => p.ToewijzingNummer));
        named.UnionWith((verzoek.TeWijzigenProducten ?? []).Select(p => p.ToewijzingNummer));
        var missing = context.Register.Toewijzingen.Values
            .Where(t => !named.Contains(t.Nummer) && context.ActueleToewijzing(t.Nummer) is not null)
            .OrderBy(t => t.Nummer)
            .ToList();
        return missing.Count == 0
            ? null
            : new(
                $"Neem ook op als OngewijzigdProduct of TeWijzigenProduct: toewijzing {string.Join(", ", missing.Select(t => t.Nummer))}.",
                [
                    ComparedValue.Here("Dagtekening", context.Dagtekening),
                    .. missing.Select(t => ComparedValue.From(t.Source, "Einddatum", t.Einddatum)),
                ]);
    }
}

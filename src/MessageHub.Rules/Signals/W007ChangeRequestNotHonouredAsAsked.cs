using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A 301 carries the reference of a 317 and does not assign exactly what the 317 asks for: a product is missing, has other content, or
/// was not asked for. Source: OP348, IV093.
/// </summary>
internal static class W007ChangeRequestNotHonouredAsAsked
{
    public static readonly Rule Rule = new()
    {
        Code = "W007",
        Name = "ChangeRequestNotHonouredAsAsked",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een verzoek om wijziging wordt één op één toegewezen zoals het is gevraagd.",
        Checks = [Check.Each<Client>(Judge)],
    };

    private static Violation? Judge(Client client, RuleContext context)
    {
        var products = client.ToegewezenProducten ?? [];
        foreach (var aanvraag in context.Register.Aanvragen)
        {
            if (aanvraag.Bericht.Nummer != 317 || aanvraag.Bsn != client.Bsn || aanvraag.Gevraagd.Count == 0
                || !products.Any(p => p.ReferentieAanbieder == aanvraag.ReferentieAanbieder))
                continue;
            var current = aanvraag.Gevraagd.Select(NummerOf).OfType<long>().Distinct()
                .Select(context.OwnToewijzing).OfType<Toewijzing>().ToDictionary(t => t.Nummer);
            var asked = HonouredVerzoek.Grant(aanvraag.Gevraagd, current, context.Dagtekening);
            if (asked.Refusal is { } refusal)
                return Wrong(aanvraag, "verzoek", refusal.Describe());
            if (products.All(p => context.ReplacedBy(p) is null && context.OwnToewijzing(p.ToewijzingNummer) is not null))
                continue;
            if (Differing(asked.Changes, products, context) is { } differs)
                return Wrong(aanvraag, differs.Found, differs.Asked);
        }

        return null;
    }

    /// <summary>The first thing that was asked and is not there, or that is there and was not asked; null when all is as asked.</summary>
    private static (string Found, string Asked)? Differing(
        IReadOnlyList<AllocationChange> changes, IReadOnlyList<ToegewezenProduct> products, RuleContext context)
    {
        var left = products.Where(p => context.OwnToewijzing(p.ToewijzingNummer) is null || context.ReplacedBy(p) is not null).ToList();
        foreach (var change in changes)
        {
            var match = left.Find(p => IsAsAsked(change, p, context));
            if (match is null)
            {
                return change is AllocationChange.Alter alter
                    ? ($"toewijzing {alter.ToewijzingNummer}", Describe(alter))
                    : ("nieuw product", Describe((AllocationChange.Assign)change));
            }

            left.Remove(match);
        }

        return left.Count == 0 ? null : ($"toewijzing {left[0].ToewijzingNummer}", "niet gevraagd");
    }

    private static bool IsAsAsked(AllocationChange change, ToegewezenProduct product, RuleContext context) => change switch
    {
        AllocationChange.Alter alter => product.ToewijzingNummer == alter.ToewijzingNummer
            && (product.Einddatum, product.Omvang, product.Budget) == (alter.Einddatum, alter.Omvang, alter.Budget),
        AllocationChange.Assign assign => context.OwnToewijzing(product.ToewijzingNummer) is null
            && (product.Product, product.Ingangsdatum, product.Einddatum, product.Omvang, product.Budget)
                == (assign.Product, assign.Ingangsdatum, assign.Einddatum, assign.Omvang, assign.Budget),
        _ => false,
    };

    private static long? NummerOf(GevraagdProduct product) => product switch
    {
        GevraagdProduct.Ongewijzigd unchanged => unchanged.ToewijzingNummer,
        GevraagdProduct.TeWijzigen changed => changed.ToewijzingNummer,
        _ => null,
    };

    private static string Describe(AllocationChange.Alter alter) =>
        (alter.Einddatum is { } day ? $"t/m {ComparedValue.Day(day)}" : "zonder einddatum") + Describe(alter.Omvang, alter.Budget);

    private static string Describe(AllocationChange.Assign assign) =>
        new CarePeriod(assign.Product, assign.Ingangsdatum, assign.Einddatum).Describe() + Describe(assign.Omvang, assign.Budget);

    private static string Describe(Omvang? omvang, long? budget) =>
        (omvang is null ? "" : $", {omvang.AsText()}") + (budget is { } cents ? $", budget {Eurocents.Text(cents)}" : "");

    private static Violation Wrong(Aanvraag aanvraag, string found, string asked) => new(
        "Wijs precies toe wat het verzoek vraagt, of wijs het verzoek af.",
        ComparedValue.Here("ReferentieAanbieder", aanvraag.ReferentieAanbieder),
        ComparedValue.From(aanvraag.Bericht.AsSource(), found, asked));
}

using MessageHub.Berichten;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Requests;

/// <summary>
/// What of a request can be checked without a person, each with the reason for refusing that it proposes. Pure: nothing is decided by it,
/// unless a gemeente lets a product be granted when all of it passes. Source: process.md §2.2.
/// </summary>
public static class RequestChecks
{
    /// <summary>From this age on the Jeugdwet is not the rule any more; longer help is a decision of people.</summary>
    private const int Adult = 18;

    /// <summary>The checks of a request, in a fixed order; those that have nothing to look at are left out.</summary>
    /// <param name="aanvraag">The request, with its content.</param>
    /// <param name="standaard">Its domain.</param>
    /// <param name="born">Birth date of the client; null when it is not known.</param>
    /// <param name="register">What the register holds of the client with this aanbieder, and the agreements.</param>
    public static IReadOnlyList<RequestCheck> Of(Aanvraag aanvraag, Standaard standaard, DateOnly? born, RegisterSnapshot register)
    {
        var asked = aanvraag.Gevraagd.OfType<GevraagdProduct.Nieuw>().ToList();
        var changed = aanvraag.Gevraagd.OfType<GevraagdProduct.TeWijzigen>().ToList();
        var first = asked.Select(a => a.Ingangsdatum).Concat(changed.Select(c => c.GewensteIngangsdatum)).DefaultIfEmpty().Min();
        if (first == default)
            return [];
        var current = register.Toewijzingen.Values.Where(t => t.Bsn == aanvraag.Bsn && !t.IsDeleted).ToList();
        return
        [
            ContractOn(first, register),
            .. asked.Select(a => ProductOf(a, standaard, register)).OfType<RequestCheck>(),
            .. asked.Select(a => OverlapOf(a, current, changed, standaard)),
            .. standaard is Standaard.Ijw ? [AgeOn(first, born)] : Array.Empty<RequestCheck>(),
            .. changed.Where(c => c.Budget is not null).Select(c => BudgetOf(c, register)),
        ];
    }

    private static RequestCheck ContractOn(DateOnly first, RegisterSnapshot register) =>
        !register.Contract.HasAgreements
            ? new(RequestCheckKind.Contract, null, "Met deze aanbieder zijn hier geen afspraken vastgelegd.")
        : register.Contract.IsAgreedOn(first)
            ? new(RequestCheckKind.Contract, true, $"Er is een contract met deze aanbieder op {ComparedValue.Day(first)}.")
            : new(RequestCheckKind.Contract, false, $"Er is geen contract met deze aanbieder op {ComparedValue.Day(first)}.");

    /// <summary>Null for generic care and for a category without product: those are not agreed product by product.</summary>
    private static RequestCheck? ProductOf(GevraagdProduct.Nieuw asked, Standaard standaard, RegisterSnapshot register)
    {
        if (asked.Product is not { Code: { } code } product)
            return null;
        var agreed = register.Contract.For(product.Categorie, code, asked.Ingangsdatum).ToList();
        var (name, day) = ($"{product.Categorie}/{code}", ComparedValue.Day(asked.Ingangsdatum));
        if (!register.Contract.HasAgreements)
            return new(RequestCheckKind.Product, null, $"Of {name} is afgesproken, is hier niet vastgelegd.");
        if (agreed.Count == 0)
            return new(RequestCheckKind.Product, false, $"Product {name} is met deze aanbieder niet afgesproken op {day}.");
        var units = string.Join(", ", agreed.Select(a => CodeWords.Eenheid(standaard, a.Eenheid)).Distinct());
        if (asked.Omvang is not { } omvang)
            return new(RequestCheckKind.Product, true, $"Product {name} is afgesproken op {day}.");
        agreed = agreed.FindAll(a => Tariffs.ContractData.FitsUnit(a, omvang.Eenheid));
        if (agreed.Count == 0)
        {
            var unit = CodeWords.Eenheid(standaard, omvang.Eenheid);
            return new(RequestCheckKind.Product, false, $"Product {name} is niet afgesproken in de eenheid “{unit}”, wel in: {units}.");
        }

        if (agreed.Exists(a => a.AllowsFrequentie(omvang.Frequentie)))
            return new(RequestCheckKind.Product, true, $"Product {name} is afgesproken op {day}.");
        var frequencies = string.Join(
            ", ", agreed.SelectMany(a => a.Frequenties.Split(' ')).Distinct().Select(CodeWords.Frequentie));
        return new(
            RequestCheckKind.Product,
            false,
            $"Product {name} is niet afgesproken met de frequentie “{CodeWords.Frequentie(omvang.Frequentie)}”, wel met: {frequencies}.");
    }

    /// <summary>What a 317 shortens or stops makes room: of an allocation that it changes only the part is looked at that stays.</summary>
    private static RequestCheck OverlapOf(
        GevraagdProduct.Nieuw asked, List<Toewijzing> current, List<GevraagdProduct.TeWijzigen> changed, Standaard standaard)
    {
        var period = CarePeriod.Of(asked);
        var clash = current.Find(t => Stacking.Clash(period, Remaining(t), standaard));
        return clash is null
            ? new(RequestCheckKind.Overlap, true, "Het overlapt niet met een toewijzing die er al is.")
            : new(RequestCheckKind.Overlap, false, $"Het overlapt met toewijzing {clash.Nummer}: {Remaining(clash).Describe()}.");

        CarePeriod Remaining(Toewijzing version) => changed.Find(c => c.ToewijzingNummer == version.Nummer) is { } change
            ? CarePeriod.Of(version) with { Einde = change.Einddatum }
            : CarePeriod.Of(version);
    }

    private static RequestCheck AgeOn(DateOnly first, DateOnly? born) => born switch
    {
        null => new(RequestCheckKind.Age, null, "De geboortedatum staat niet in dit verzoek."),
        { } day when day.AddYears(Adult) <= first =>
            new(RequestCheckKind.Age, false, $"De cliënt is {Adult} jaar of ouder op {ComparedValue.Day(first)}."),
        _ => new(RequestCheckKind.Age, true, $"De cliënt is jonger dan {Adult} jaar op {ComparedValue.Day(first)}."),
    };

    private static RequestCheck BudgetOf(GevraagdProduct.TeWijzigen changed, RegisterSnapshot register) =>
        register.Toewijzingen.GetValueOrDefault(changed.ToewijzingNummer)?.Budget is not { } budget
            ? new(RequestCheckKind.Budget, null, $"Bij toewijzing {changed.ToewijzingNummer} staat geen budget.")
        : changed.Budget > budget
            ? new(RequestCheckKind.Budget, false, $"Bij toewijzing {changed.ToewijzingNummer} is meer budget gevraagd dan erin staat.")
            : new(RequestCheckKind.Budget, true, $"Bij toewijzing {changed.ToewijzingNummer} is niet meer budget gevraagd dan erin staat.");
}

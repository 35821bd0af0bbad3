using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A period does not end before it begins; one day is a period. A period that lacks a date is not judged. Source: CS003.</summary>
internal static class CS003PeriodEndNotBeforeBegin
{
    public static readonly Rule Rule = new()
    {
        Code = "CS003",
        Name = "PeriodEndNotBeforeBegin",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 315, 317),
        Definitie = "Een periode eindigt niet voor de dag waarop zij begint.",
        Checks = [Check.Each<IProductregel>(Judge), Check.Each<Contact>(Judge)],
    };

    private static Violation? Judge(IProductregel product, RuleContext context) =>
        product.Einde is { } einde && einde < product.Begin
            ? new(
                $"Zet {product.EindeElement} op of na {product.BeginElement}.",
                ComparedValue.Here(product.BeginElement, product.Begin),
                ComparedValue.Here(product.EindeElement, einde))
            : null;

    /// <summary>When somebody stays where is part of an address, so these dates are not shown.</summary>
    private static Violation? Judge(Contact contact, RuleContext context) =>
        contact.Periode is { Begindatum: { } begin, Einddatum: { } einde } && einde < begin
            ? new(
                "Zet Periode/Einddatum op of na Periode/Begindatum.",
                ComparedValue.Hidden("Periode/Begindatum"),
                ComparedValue.Hidden("Periode/Einddatum"))
            : null;
}

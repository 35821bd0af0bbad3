using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A credit names the line it takes back in VorigReferentieNummer, a debit does not. Source: CD060.</summary>
internal static class CD060PreviousReferenceOnlyOnCredit
{
    public static readonly Rule Rule = new()
    {
        Code = "CD060",
        Name = "PreviousReferenceOnlyOnCredit",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323, 325),
        Definitie = "Een credit noemt de regel die wordt teruggenomen in VorigReferentieNummer, en een debet doet dat niet.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        var previous = prestatie.ProductReferentie.VorigReferentieNummer;
        return prestatie.IsDebit() == previous is null
            ? null
            : new(
                prestatie.IsDebit()
                    ? "Laat VorigReferentieNummer weg."
                    : "Vul VorigReferentieNummer met het ReferentieNummer van de regel die wordt teruggenomen.",
                ComparedValue.Here("IngediendBedrag/DebetCredit", prestatie.IngediendBedrag.DebetCredit),
                ComparedValue.Here("ProductReferentie/VorigReferentieNummer", previous));
    }
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A returned line repeats all elements of the line of the 323 with the same ProductReferentie; absent equals absent. Our own answer,
/// checked before it leaves. Source: TR367.
/// </summary>
internal static class TR367AnswerValueEqualsClaimValue
{
    public static readonly Rule Rule = new()
    {
        Code = "TR367",
        Name = "AnswerValueEqualsClaimValue",
        Level = Level.AcrossMessages,
        RetourCode = "9367",
        AppliesTo = Scope.In(325),
        Definitie = "Een prestatie in het antwoord heeft dezelfde inhoud als in de declaratie.",
        Needs = ["TR366"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (context is not { AnsweredClaim: { } claim, Client: { } client }
            || claim.LineOf(client.Bsn, prestatie.ProductReferentie) is not { } line)
            return null;
        var differing = Compare(prestatie, line);
        return differing.Any ? new("Neem de prestatie ongewijzigd over uit de declaratie.", differing.Against(claim.Source)) : null;
    }

    private static DifferingValues Compare(Prestatie here, Prestatie claimed)
    {
        var values = default(DifferingValues);
        values.Compare("ToewijzingNummer", here.ToewijzingNummer, claimed.ToewijzingNummer);
        values.Compare("ProductCategorie", here.ProductCategorie, claimed.ProductCategorie);
        values.Compare("ProductCode", here.ProductCode, claimed.ProductCode);
        values.Compare("ProductPeriode/Begindatum", here.ProductPeriode.Begindatum, claimed.ProductPeriode.Begindatum);
        values.Compare("ProductPeriode/Einddatum", here.ProductPeriode.Einddatum, claimed.ProductPeriode.Einddatum);
        values.Compare("GeleverdVolume", here.GeleverdVolume, claimed.GeleverdVolume);
        values.Compare("Eenheid", here.Eenheid, claimed.Eenheid);
        values.CompareEuro("ProductTarief", here.ProductTarief, claimed.ProductTarief);
        values.CompareEuro("IngediendBedrag/Bedrag", here.IngediendBedrag.Bedrag, claimed.IngediendBedrag.Bedrag);
        values.Compare("IngediendBedrag/DebetCredit", here.IngediendBedrag.DebetCredit, claimed.IngediendBedrag.DebetCredit);
        return values;
    }
}

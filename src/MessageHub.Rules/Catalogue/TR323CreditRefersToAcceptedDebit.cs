using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A credit takes back a debit that was granted in an earlier claim, of the same client and allocation, and repeats it in full.
/// Source: TR323, IV085, IV091, OP366.
/// </summary>
internal static class TR323CreditRefersToAcceptedDebit
{
    public static readonly Rule Rule = new()
    {
        Code = "TR323",
        Name = "CreditRefersToAcceptedDebit",
        Level = Level.AcrossMessages,
        RetourCode = "8017",
        AppliesTo = Scope.In(323),
        Definitie = "Een creditregel verwijst naar een toegekende debetregel uit een eerdere declaratie en neemt die in zijn geheel over.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (prestatie.IsDebit() || prestatie.ProductReferentie.VorigReferentieNummer is not { } vorig)
            return null;
        if (context.Claims.GrantedDebit(vorig) is not { } debit)
        {
            return new(
                "Verwijs naar het ReferentieNummer van een toegekende debetregel; een afgewezen regel wordt niet gecrediteerd.",
                ComparedValue.Here("VorigReferentieNummer", vorig),
                ComparedValue.From(RegisterSources.Declaraties, "toegekende debetregel met dit ReferentieNummer", "geen"));
        }

        var differing = Compare(prestatie, context.Client, debit);
        return differing.Any
            ? new($"Neem alle gegevens van prestatie {vorig} ongewijzigd over.", differing.Against(debit.Source))
            : null;
    }

    private static DifferingValues Compare(Prestatie credit, Client? client, EarlierPrestatie debit)
    {
        var values = default(DifferingValues);
        values.Compare("Bsn", client?.Bsn, debit.Bsn);
        values.Compare("ToewijzingNummer", credit.ToewijzingNummer, debit.ToewijzingNummer);
        values.Compare("ProductCategorie", credit.ProductCategorie, debit.ProductCategorie);
        values.Compare("ProductCode", credit.ProductCode, debit.ProductCode);
        values.Compare("ProductPeriode/Begindatum", credit.ProductPeriode.Begindatum, debit.Begindatum);
        values.Compare("ProductPeriode/Einddatum", credit.ProductPeriode.Einddatum, debit.Einddatum);
        values.Compare("GeleverdVolume", credit.GeleverdVolume, debit.GeleverdVolume);
        values.Compare("Eenheid", credit.Eenheid, debit.Eenheid);
        values.CompareEuro("ProductTarief", credit.ProductTarief, debit.ProductTarief);
        values.CompareEuro("Bedrag", credit.IngediendBedrag.Bedrag, debit.Bedrag);
        return values;
    }
}

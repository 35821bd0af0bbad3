using MessageHub.Backoffice.Text;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>The columns of tables of agreements that are saved.</summary>
internal static class AgreementColumns
{
    /// <summary>As they are read again (<see cref="AgreementsFile.Columns"/>).</summary>
    public static readonly Column<AgreementRow>[] All =
    [
        new("gemeente", r => Field.Of(r.Gemeente)),
        new("agb", r => Field.Of(r.Aanbieder)),
        new("domein", r => Field.Of(Families.DomeinOf(r.Standaard))),
        new("perceel", r => Field.Of(r.Agreement.Perceel)),
        new("productcategorie", r => Field.Of(r.Agreement.ProductCategorie)),
        new("productcode", r => Field.Of(r.Agreement.ProductCode)),
        new("eenheid", r => Field.Of(r.Agreement.Eenheid)),
        new("variant", r => Field.Of(r.Agreement.Variant)),
        new("tarief", r => Field.Euro(r.Agreement.Tarief)),
        new("geldig_van", r => Field.IsoDay(r.Agreement.GeldigVan)),
        new("geldig_tot", r => Field.IsoDay(r.Agreement.GeldigTot)),
        new("minuten_toegestaan", r => Field.Of(r.Agreement.MinutenToegestaan ? "ja" : "nee")),
        new("tarief_op", r => Field.Of(AgreementWords.TariefOp[r.Agreement.TariefOp])),
        new("gebroken_maand", r => Field.Of(AgreementWords.GebrokenMaand[r.Agreement.GebrokenMaand])),
        new("frequenties", r => Field.Of(r.Agreement.Frequenties)),
        new("herkomst", r => Field.Of(r.Agreement.Herkomst)),
        new("index", r => Field.Of(r.Agreement.Index is { } index ? Indexation.PercentageText(index) : null)),
        new("vervallen", _ => Field.Of(null)),
    ];

    /// <summary>Lines that have to be credited and declared again.</summary>
    public static readonly Column<RetroactiveLine>[] Lines =
    [
        new("Gemeente", l => Field.Of(l.Line.Gemeente)),
        new("Aanbieder", l => Field.Of(l.Line.Aanbieder)),
        new("Domein", l => Field.Of(Families.DomeinOf(l.Line.Standaard))),
        new("DeclaratieNummer", l => Field.Of(l.Line.DeclaratieNummer)),
        new("ReferentieNummer", l => Field.Of(l.Line.ReferentieNummer)),
        new("Productcode", l => Field.Of(l.Line.ProductCode)),
        new("Eenheid", l => Field.Of(l.Line.Eenheid)),
        new("Begindatum", l => Field.Day(l.Line.Begindatum)),
        new("Einddatum", l => Field.Day(l.Line.Einddatum)),
        new("Volume", l => Field.Number(l.Line.Volume)),
        new("Tarief (euro)", l => Field.Euro(l.Line.Tarief)),
        new("Bedrag (euro)", l => Field.Euro(l.Line.Bedrag)),
        new("Nieuw tarief (euro)", l => Field.Euro(l.Tarief)),
    ];
}

using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Volume;

namespace MessageHub.Register.Projections;

/// <summary>Amounts of a claim by product and first day of the ProductPeriode, which selects the agreement. Whole eurocents.</summary>
internal sealed record ClaimTotalFact(
    string ProductCategorie,
    string ProductCode,
    DateOnly Begindatum,
    string Perceel,
    long Lines,
    long LinesRejected,
    long Submitted,
    long Granted,
    long CreditSubmitted,
    long Credited)
{
    public static readonly RowSet<ClaimTotalFact> Columns = new(
        new("product_categorie", ColumnType.Text, f => f.ProductCategorie),
        new("product_code", ColumnType.Text, f => f.ProductCode),
        new("perceel", ColumnType.Text, f => f.Perceel),
        new("delivered", ColumnType.Date, f => Calendar.FirstOfMonth(f.Begindatum)),
        new("lines", ColumnType.Number, f => f.Lines),
        new("lines_rejected", ColumnType.Number, f => f.LinesRejected),
        new("submitted", ColumnType.Number, f => f.Submitted),
        new("granted", ColumnType.Number, f => f.Granted),
        new("credit_submitted", ColumnType.Number, f => f.CreditSubmitted),
        new("credited", ColumnType.Number, f => f.Credited));

    public static IEnumerable<ClaimTotalFact> Of(IEnumerable<EarlierPrestatie> lines, ContractData contract) =>
        from line in lines
        group (line.Bedrag, line.IsDebit, IsGranted: line.State is PrestatieState.Granted)
            by (line.ProductCategorie, line.ProductCode, line.Begindatum) into g
        select new ClaimTotalFact(
            g.Key.ProductCategorie,
            g.Key.ProductCode,
            g.Key.Begindatum,
            contract.PerceelOf(g.Key.ProductCategorie, g.Key.ProductCode, g.Key.Begindatum),
            g.Count(),
            g.Count(l => !l.IsGranted),
            g.Where(l => l.IsDebit).Sum(l => l.Bedrag),
            g.Where(l => l.IsDebit && l.IsGranted).Sum(l => l.Bedrag),
            g.Where(l => !l.IsDebit).Sum(l => l.Bedrag),
            g.Where(l => !l.IsDebit && l.IsGranted).Sum(l => l.Bedrag));
}

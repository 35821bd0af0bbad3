using MessageHub.Berichten;
using MessageHub.Register.Facts;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>Tariffs of one gemeente on a day: products in rows, aanbieders in columns, and what differs from what most have.</summary>
/// <param name="Aanbieders">The columns: AGB codes.</param>
/// <param name="Rows">The rows.</param>
public sealed record TariffMatrix(IReadOnlyList<string> Aanbieders, IReadOnlyList<TariffMatrix.Row> Rows)
{
    /// <param name="agreements">Agreements of one gemeente.</param>
    /// <param name="day">The day on which they are in force.</param>
    public static TariffMatrix Of(IEnumerable<AgreementRow> agreements, DateOnly day)
    {
        var inForce = agreements.Where(r => r.Agreement.IsValidOn(day)).ToList();
        return new(
            [.. inForce.Select(r => r.Aanbieder).Distinct().Order(StringComparer.Ordinal)],
            [
                .. inForce
                    .GroupBy(r => (r.Standaard, r.Agreement.ProductCategorie, r.Agreement.ProductCode, r.Agreement.Eenheid))
                    .OrderBy(g => g.Key.Standaard)
                    .ThenBy(g => g.Key.ProductCode, StringComparer.Ordinal)
                    .ThenBy(g => g.Key.Eenheid, StringComparer.Ordinal)
                    .Select(g => new Row(
                        g.Key.Standaard,
                        g.Key.ProductCategorie,
                        g.Key.ProductCode,
                        g.Key.Eenheid,
                        // Of tariffs that as many have the lowest: so the same table comes out each time.
                        g.GroupBy(r => r.Agreement.Tarief).OrderByDescending(t => t.Count()).ThenBy(t => t.Key).First().Key,
                        g.GroupBy(r => r.Aanbieder).ToDictionary(a => a.Key, a => a.First()))),
            ]);
    }

    /// <param name="Standaard">The domain.</param>
    /// <param name="Categorie">Of the product.</param>
    /// <param name="Code">The product.</param>
    /// <param name="Eenheid">The unit of the tariffs.</param>
    /// <param name="Common">The tariff that most have, whole eurocents; null where there are no tariffs (Eenheid 83).</param>
    /// <param name="Cells">The agreement of each aanbieder that has one.</param>
    public sealed record Row(
        Standaard Standaard,
        string Categorie,
        string Code,
        string Eenheid,
        long? Common,
        IReadOnlyDictionary<string, AgreementRow> Cells)
    {
        /// <summary>The agreement with an aanbieder, or null.</summary>
        public AgreementRow? this[string aanbieder] => Cells.GetValueOrDefault(aanbieder);

        /// <summary>It is another tariff than most have.</summary>
        public bool Differs(AgreementRow cell) => cell.Agreement.Tarief != Common;
    }
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Tariffs;

/// <summary>
/// The contract data of rules.md §1.3 for one gemeente, aanbieder and domein, with the product code list of the gemeente.
/// </summary>
public sealed class ContractData
{
    /// <summary>No agreements were imported: nothing to compare with.</summary>
    public static readonly ContractData None = new([], null);

    private readonly ILookup<(string Categorie, string Code), Agreement> byProduct;

    /// <param name="agreements">All agreements of gemeente, aanbieder and domein.</param>
    /// <param name="productCodes">Pairs of Categorie and Code that the gemeente lists for the domein, or has in agreements with any
    /// aanbieder where it keeps no list; null when it has neither .</param>
    /// <param name="lastChange">Number of the last change of agreements in the store; null when none was asked.</param>
    public ContractData(
        IReadOnlyList<Agreement> agreements, IReadOnlySet<(string Categorie, string Code)>? productCodes, long? lastChange = null)
    {
        LastChange = lastChange;
        HasAgreements = agreements.Count > 0;
        byProduct = agreements.ToLookup(a => (a.ProductCategorie, a.ProductCode));
        ProductCodes = productCodes;
    }

    /// <summary>Number of the last change of agreements that is in them; 0 before the first, null when no store was asked.</summary>
    public long? LastChange { get; }

    /// <summary>False: tariffs of this aanbieder are not kept here, and nothing is held for one.</summary>
    public bool HasAgreements { get; }

    /// <summary>The product code list (TR381), or null when there is none.</summary>
    public IReadOnlySet<(string Categorie, string Code)>? ProductCodes { get; }

    /// <summary>Something is agreed with the aanbieder on a date.</summary>
    public bool IsAgreedOn(DateOnly date) => byProduct.Any(product => product.Any(a => a.IsValidOn(date)));

    /// <summary>Agreements on a product that are valid on a date, whatever the unit.</summary>
    public IEnumerable<Agreement> For(string categorie, string code, DateOnly date) =>
        byProduct[(categorie, code)].Where(a => a.IsValidOn(date));

    /// <summary>
    /// The perceel in which a product is agreed on a date, whatever the unit: units of one product are agreed in one perceel, and of
    /// several the first by name is taken. "" when it is in none.
    /// </summary>
    public string PerceelOf(string categorie, string code, DateOnly date) =>
        For(categorie, code, date).Select(a => a.Perceel).Order(StringComparer.Ordinal).FirstOrDefault("");

    /// <summary>
    /// The agreement that fits a line: its product, valid on the day that decides for it, in a unit that fits. That is the first day of the
    /// ProductPeriode (T-003), or of the allocation where it was agreed so (T-010). An agreement in minutes goes before one in hours. Null
    /// when none fits, and when two fit equally well: none of them is picked silently.
    /// </summary>
    /// <param name="prestatie">The line.</param>
    /// <param name="allocated">First day of its allocation; null when there is none, and then the ProductPeriode decides.</param>
    public Agreement? Fitting(Prestatie prestatie, DateOnly? allocated) => Candidates(prestatie, allocated) is [var only] ? only : null;

    /// <summary>All agreements that fit a line equally well; two or more are an error in the agreements.</summary>
    public IReadOnlyList<Agreement> Candidates(Prestatie prestatie, DateOnly? allocated) => Candidates(
        prestatie.ProductCategorie, prestatie.ProductCode, prestatie.Eenheid, prestatie.ProductPeriode.Begindatum, allocated);

    /// <param name="categorie">Of the product of the line.</param>
    /// <param name="code">Of the product of the line.</param>
    /// <param name="eenheid">Its unit.</param>
    /// <param name="delivered">First day of its ProductPeriode.</param>
    /// <param name="allocated">First day of its allocation; null when there is none.</param>
    public IReadOnlyList<Agreement> Candidates(string categorie, string code, string eenheid, DateOnly delivered, DateOnly? allocated)
    {
        List<Agreement>? same = null, converted = null;
        foreach (var agreement in byProduct[(categorie, code)])
        {
            if (!agreement.IsValidOn(agreement.DecidingDay(delivered, allocated)))
                continue;
            if (agreement.Eenheid == eenheid)
                (same ??= []).Add(agreement);
            else if (FitsUnit(agreement, eenheid))
                (converted ??= []).Add(agreement);
        }

        return same ?? converted ?? [];
    }

    /// <summary>Equal units, or hours agreed with minutes allowed and minutes claimed .</summary>
    public static bool FitsUnit(Agreement agreement, string eenheid) =>
        agreement.Eenheid == eenheid
            || (agreement is { Eenheid: Codes.Eenheid.Uur, MinutenToegestaan: true } && eenheid == Codes.Eenheid.Minuut);
}

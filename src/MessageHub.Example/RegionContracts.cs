using MessageHub.Berichten;
using MessageHub.Register.Facts;
using MessageHub.Rules.Standard;

namespace MessageHub.Example;

/// <summary>Who delivers what to whom.</summary>
internal static class RegionContracts
{
    public static readonly RegionProduct Begeleiding = new(
        Standaard.Ijw, "45A04", Codes.Eenheid.Uur, 8500, "Ambulant", 14, Codes.Frequentie.Maand);
    public static readonly RegionProduct Behandeling = new(
        Standaard.Ijw, "45A53", Codes.Eenheid.Uur, 8850, "Ambulant", 10, Codes.Frequentie.Maand);
    public static readonly RegionProduct Verblijf = new(
        Standaard.Ijw, "44A09", Codes.Eenheid.Etmaal, 31250, "Verblijf", 12, Codes.Frequentie.Maand);
    public static readonly RegionProduct Traject = new(
        Standaard.Ijw, "45B01", Codes.Eenheid.StuksOutput, 120000, "Trajecten", 1, Codes.Frequentie.Maand);
    public static readonly RegionProduct Ondersteuning = new(
        Standaard.Iwmo, "02A03", Codes.Eenheid.Uur, 6000, "Begeleiding Wmo", 12, Codes.Frequentie.Maand);
    public static readonly RegionProduct Dagbesteding = new(
        Standaard.Iwmo, "07A12", Codes.Eenheid.Dagdeel, 4800, "Dagbesteding", 16, Codes.Frequentie.Maand);
    public static readonly RegionProduct Huishouden = new(
        Standaard.Iwmo, "01A01", Codes.Eenheid.Uur, 3260, "Huishouden", 4, Codes.Frequentie.Week);

    /// <summary>Assigned, but agreed with somebody else only: claims of it are held for a person.</summary>
    public static readonly RegionProduct WithoutAgreement = new(
        Standaard.Ijw, "45A60", Codes.Eenheid.Uur, 9100, "Ambulant", 8, Codes.Frequentie.Maand);

    /// <summary>The same in the other domain.</summary>
    public static readonly RegionProduct WithoutAgreementWmo = new(
        Standaard.Iwmo, "02A60", Codes.Eenheid.Uur, 6350, "Begeleiding Wmo", 8, Codes.Frequentie.Maand);

    /// <summary>The one with whom they are agreed.</summary>
    private static readonly IReadOnlyList<RegionContract> Elsewhere =
    [
        .. Of("65656099", [WithoutAgreement, WithoutAgreementWmo], "0297", "0344", "0518"),
    ];

    /// <summary>The aanbieder of the worked example: the first contract is with the first gemeente.</summary>
    public const string WorkedAanbieder = "65656055";

    public static readonly IReadOnlyList<RegionContract> All =
    [
        .. Of(WorkedAanbieder, [Begeleiding, Behandeling, Verblijf], "0297", "0344"),
        .. Of("65656071", [Begeleiding, Traject], "0297", "0344", "0518"),
        .. Of("42420010", [Verblijf], "0344", "0518"),
        .. Of("42420028", [Behandeling], "0297", "0518"),
        .. Of("75750019", [Ondersteuning], "0297", "0344", "0518"),
        .. Of("75750027", [Huishouden, Ondersteuning], "0297", "0344"),
        .. Of("75750035", [Dagbesteding], "0344", "0518"),
        .. Of("75750043", [Huishouden], "0518"),
    ];

    /// <summary>The agreements of all contracts, in force from long before the first message.</summary>
    public static IReadOnlyList<AgreementRow> Agreements(DateOnly first) =>
    [
        .. All.Concat(Elsewhere).SelectMany(c => c.Products.Select(p => (Contract: c, Product: p))).Select((a, i) => new AgreementRow(
            a.Contract.Gemeente,
            a.Contract.Aanbieder,
            a.Product.Standaard,
            new()
            {
                Row = i + 2,
                ProductCategorie = a.Product.Categorie,
                ProductCode = a.Product.Code,
                Eenheid = a.Product.Eenheid,
                Tarief = a.Product.Tarief,
                GeldigVan = new(first.Year - 1, 1, 1),
                MinutenToegestaan = a.Product.Eenheid == Codes.Eenheid.Uur,
                Perceel = a.Product.Perceel,
                Variant = a.Product.Variant,
            })),
    ];

    private static IEnumerable<RegionContract> Of(string aanbieder, IReadOnlyList<RegionProduct> products, params string[] gemeenten) =>
        gemeenten.Select(g => new RegionContract(g, aanbieder, products));
}

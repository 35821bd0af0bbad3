using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests;

/// <summary>
/// Claims and what stands before them, beyond <see cref="Valid"/>: lines of any month from 2022 to 2026 in one claim over December 2026.
/// </summary>
internal static class Claims
{
    /// <summary>After the Dagtekening of <see cref="Of(Standaard, Prestatie[])"/>.</summary>
    public static readonly DateOnly Today = new(2027, 1, 15);

    /// <summary>A claim over December 2026 of one client.</summary>
    public static Bericht Of(params Prestatie[] prestaties) => Of(Standaard.Ijw, prestaties);

    /// <summary>A claim over December 2026 of one client.</summary>
    public static Bericht Of(Standaard standaard, params Prestatie[] prestaties) =>
        InDecember(Valid.Claim(standaard, new Client { Bsn = Valid.Bsn, Prestaties = prestaties }));

    /// <summary>The same claim over December 2026.</summary>
    public static Bericht InDecember(Bericht claim) => claim with
    {
        Header = claim.Header with { BerichtIdentificatie = claim.Header.BerichtIdentificatie with { Dagtekening = new(2027, 1, 8) } },
        Declaratie = claim.Declaratie! with
        {
            DeclaratiePeriode = Valid.Period("2026-12-01", "2026-12-31"),
            DeclaratieDagtekening = new(2027, 1, 8),
        },
    };

    /// <summary>A debit on the allocation of <see cref="Valid"/>; the amount follows from volume and tariff.</summary>
    public static Prestatie Line(
        string begin, string end, long volume, string eenheid = "04", long tarief = 8500, string referentie = "R001",
        Standaard standaard = Standaard.Ijw) =>
        Valid.Prestatie(standaard, referentie) with
        {
            ProductPeriode = Valid.Period(begin, end),
            GeleverdVolume = volume,
            Eenheid = eenheid,
            ProductTarief = eenheid == "83" ? null : tarief,
            IngediendBedrag = new() { Bedrag = eenheid == "83" ? volume : volume * tarief, DebetCredit = "D" },
        };

    /// <summary>A line with another amount, whatever follows from its volume and tariff.</summary>
    public static Prestatie WithBedrag(this Prestatie prestatie, long bedrag) =>
        prestatie with { IngediendBedrag = prestatie.IngediendBedrag with { Bedrag = bedrag } };

    /// <summary>The credit that takes back an earlier debit in full.</summary>
    public static Prestatie CreditOf(EarlierPrestatie debit, string referentie = "C001") => new()
    {
        ProductReferentie = new() { ReferentieNummer = referentie, VorigReferentieNummer = debit.ReferentieNummer },
        ToewijzingNummer = debit.ToewijzingNummer,
        ProductCategorie = debit.ProductCategorie,
        ProductCode = debit.ProductCode,
        ProductPeriode = new() { Begindatum = debit.Begindatum, Einddatum = debit.Einddatum },
        GeleverdVolume = debit.GeleverdVolume,
        Eenheid = debit.Eenheid,
        ProductTarief = debit.ProductTarief,
        IngediendBedrag = new() { Bedrag = debit.Bedrag, DebetCredit = "C" },
    };

    /// <summary>An earlier credit of an earlier debit.</summary>
    public static EarlierPrestatie Credited(this EarlierPrestatie debit, string referentie = "R950") => debit with
    {
        ReferentieNummer = referentie,
        VorigReferentieNummer = debit.ReferentieNummer,
        IsDebit = false,
        Bericht = new(323, "ID323F", new(2026, 6, 3)),
    };

    /// <summary>A granted line of an earlier claim on the allocation of <see cref="Valid"/>.</summary>
    public static EarlierPrestatie Earlier(string referentie, string begin, string end, long volume, Standaard standaard = Standaard.Ijw) =>
        Valid.Earlier(referentie, begin, end, volume) with
        {
            ProductCategorie = Valid.Categorie(standaard), ProductCode = Valid.Code(standaard)
        };

    /// <summary>The product of <see cref="Valid"/> in hours from 2022, minutes allowed.</summary>
    public static Agreement Agreement(long? tarief = 8500, string eenheid = "04", Standaard standaard = Standaard.Ijw) => new()
    {
        Row = 2,
        ProductCategorie = Valid.Categorie(standaard),
        ProductCode = Valid.Code(standaard),
        Eenheid = eenheid,
        Tarief = tarief,
        GeldigVan = new(2022, 1, 1),
        MinutenToegestaan = true,
    };

    public static RegisterSnapshot WithPrestaties(this RegisterSnapshot register, params EarlierPrestatie[] prestaties) =>
        register with { Prestaties = prestaties };

    public static RegisterSnapshot WithAgreements(this RegisterSnapshot register, params Agreement[] agreements) =>
        register with { Contract = new(agreements, null) };
}

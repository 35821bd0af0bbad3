using MessageHub.Berichten;
using MessageHub.Rules.Tariffs;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Agreements on tariffs.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Import_replaces_equal_rows_and_adds_the_others()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04"), Row(3, "45A05")], None);
        var changed = Row(7, "45A05");
        changed = changed with { Agreement = changed.Agreement with { Tarief = null, GeldigTot = new(2026, 12, 31), Perceel = "P2", MinutenToegestaan = false } };

        await Store.ImportAgreementsAsync([changed, Row(8, "45A06")], None);
        await Store.ImportAgreementsAsync([], None);

        Assert.Equal([Row(2, "45A04"), changed, Row(8, "45A06")], await Store.AgreementsAsync(None));
    }

    [Fact]
    public async Task Import_is_all_or_nothing()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04")], None);
        var impossible = Row(4, "45A06") is var row ? row with { Agreement = row.Agreement with { Perceel = null! } } : row;

        await Assert.ThrowsAsync<RegisterException>(() => Store.ImportAgreementsAsync([Row(3, "45A05"), impossible], None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ImportAgreementsAsync([Row(3, "45A05"), Row(4, "45A05")], None));

        Assert.Equal([Row(2, "45A04")], await Store.AgreementsAsync(None));
    }

    [Fact]
    public async Task Snapshot_has_the_agreements_of_the_aanbieder_and_the_codes_of_the_gemeente()
    {
        Assert.False((await LoadAsync(B323("D1", "DN1", Prestatie("R1")))).Contract.HasAgreements);
        Assert.Null((await LoadAsync(B305("L1", Start()))).Contract.ProductCodes);
        await Store.ImportAgreementsAsync(
            [Row(2, "45A04"), Row(3, "45B01") with { Aanbieder = OtherAanbieder }, Row(4, "02A03") with { Standaard = Standaard.Iwmo }, Row(5, "45C01") with { Gemeente = "0363" }],
            None);

        foreach (var bericht in new[] { B301("A1", Toegewezen()), B305("L1", Start()), B307("L1", Stop()), B315("L1", "V1"), B317("L1", "V1"), B323("D1", "DN1", Prestatie("R1")) })
        {
            var contract = (await LoadAsync(bericht)).Contract;
            Assert.True(contract.HasAgreements);
            Assert.Equal(Row(2, "45A04").Agreement, contract.Fitting(Prestatie("R1")));
            Assert.Empty(contract.For("45", "45B01", Dagtekening));
            Assert.Equal([("45", "45A04"), ("45", "45B01")], contract.ProductCodes!.Order());
        }
    }

    private static AgreementRow Row(int row, string code) => new(Gemeente, Aanbieder, Standaard.Ijw, new Agreement
    {
        Row = row,
        ProductCategorie = code[..2],
        ProductCode = code,
        Eenheid = "04",
        Tarief = 8500,
        GeldigVan = new(2026, 1, 1),
        MinutenToegestaan = true,
        Perceel = "P1",
        Variant = "inspanning",
    });
}

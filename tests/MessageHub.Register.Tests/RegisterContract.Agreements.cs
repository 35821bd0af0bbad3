using MessageHub.Berichten;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Rules.Tariffs;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Agreements on tariffs.</summary>
public abstract partial class RegisterContract
{
    private static readonly AgreementOrigin Origin = new(
        "anna", new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero), "bestand a.csv, sha256 00", "contract 12");

    private AgreementStore Agreements => new(database);

    [Fact]
    public async Task Import_replaces_equal_rows_and_adds_the_others()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04"), Row(3, "45A05")], Origin, None);
        var changed = Row(7, "45A05");
        changed = changed with
        {
            Agreement = changed.Agreement with { Tarief = null, GeldigTot = new(2026, 12, 31), Perceel = "P2", MinutenToegestaan = false }
        };

        await Store.ImportAgreementsAsync([changed, Row(8, "45A06")], Origin, None);
        await Store.ImportAgreementsAsync([], Origin, None);

        var corrected = changed with { Agreement = changed.Agreement with { Herkomst = Agreement.Correctie } };
        Assert.Equal([Row(2, "45A04"), corrected, Row(8, "45A06")], await Store.AgreementsAsync(None));
    }

    [Fact]
    public async Task Import_is_all_or_nothing()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04")], Origin, None);
        var impossible = Row(4, "45A06") is var row ? row with { Agreement = row.Agreement with { Perceel = null! } } : row;

        await Assert.ThrowsAsync<RegisterException>(() => Store.ImportAgreementsAsync([Row(3, "45A05"), impossible], Origin, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ImportAgreementsAsync([Row(3, "45A05"), Row(4, "45A05")], Origin, None));
        // A process that ends before the transaction does.
        await Assert.ThrowsAsync<TimeoutException>(() => Store.InTransactionAsync<bool>(
            null,
            async t =>
            {
                Assert.Single(await t.AgreementsBesideAsync([Row(3, "45A05")]));
                await t.ImportAgreementsAsync([Row(3, "45A05")], Origin);
                throw new TimeoutException();
            },
            None));

        Assert.Equal([Row(2, "45A04")], await Store.AgreementsAsync(None));
        Assert.Single(await ChangesAsync());
    }

    [Fact]
    public async Task What_becomes_of_an_agreement_is_kept_with_who_when_and_from_what()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04"), Row(3, "45A05")], Origin, None);
        await Store.ImportAgreementsAsync([WithTarief(Row(2, "45A04"), 85000), Row(9, "45A05")], Origin with { By = "ben" }, None);
        await Store.InTransactionAsync(
            null,
            async t =>
            {
                await t.ImportAgreementsAsync([WithTarief(Row(2, "45A04"), 8500)], Origin with { By = "anna en ben" }); return true;
            },
            None);

        var changes = await ChangesAsync();
        Assert.Equal(
            [("anna en ben", 85000L, 8500L), ("ben", 8500, 85000), ("anna", null, 8500), ("anna", null, 8500)],
            changes.Select(c => (c.Origin.By, c.Change.Before?.Agreement.Tarief, c.Change.After.Agreement.Tarief!.Value)));
        Assert.Equal(Origin with { By = "ben" }, changes[1].Origin);
        // The row of the file it came from is no part of an agreement.
        Assert.Equal(Row(0, "45A04"), changes[1].Change.Before);
        Assert.Equal(["45A04", "45A04", "45A05", "45A04"], changes.Select(c => c.Change.After.Agreement.ProductCode));
    }

    [Fact]
    public async Task What_became_of_an_agreement_cannot_be_changed_or_removed()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04")], Origin, None);
        foreach (var sql in new[] { "update agreement_change set changed_by = 'iemand anders'", "delete from agreement_change" })
            await Assert.ThrowsAsync<RegisterException>(() => database.ExecuteAsync(sql, None));
        Assert.Equal("anna", Assert.Single(await ChangesAsync()).Origin.By);
    }

    [Fact]
    public async Task Agreements_that_were_checked_beside_others_are_not_imported()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04")], Origin, None);
        var seen = AgreementChange.HashOf(await Store.AgreementsBesideAsync([Row(2, "45A05")], None));
        await Store.ImportAgreementsAsync([WithTarief(Row(2, "45A04"), 9000)], Origin, None);

        Assert.False(await Store.ImportAgreementsAsync([Row(2, "45A05")], Origin, seen, None));
        Assert.Equal(9000, Assert.Single(await Store.AgreementsAsync(None)).Agreement.Tarief);

        // Of another aanbieder or gemeente nothing lies beside it.
        await Store.ImportAgreementsAsync(
            [Row(2, "45A04") with { Aanbieder = OtherAanbieder }, Row(2, "45A04") with { Gemeente = "0363" }], Origin, None);
        seen = AgreementChange.HashOf([WithTarief(Row(7, "45A04"), 9000)]);
        Assert.True(await Store.ImportAgreementsAsync([Row(2, "45A05")], Origin, seen, None));
    }

    [Fact]
    public async Task An_import_takes_as_many_commands_however_many_rows_it_has()
    {
        async Task<int> CommandsAsync(IEnumerable<AgreementRow> rows)
        {
            var before = database.CommandCount;
            await Store.ImportAgreementsAsync([.. rows], Origin, None);
            return database.CommandCount - before;
        }

        var one = await CommandsAsync([Row(2, "45A04")]);
        Assert.Equal(one, await CommandsAsync(Enumerable.Range(0, 2000).Select(i => Row(i + 2, $"{45000 + i}"))));
        Assert.Equal(2001, (await Store.AgreementsAsync(None)).Count);
        Assert.Equal(
            (2, 2001),
            await Agreements.ListAsync(new() { Scope = World.Scope }, 2, None) is var (rows, total) ? (rows.Count, (int)total) : default);
    }

    [Fact]
    public async Task What_was_granted_of_a_product_is_told_by_month()
    {
        var world = new World(Store, clock, World.Home);
        await world.FillAsync();
        var granted = await Store.GrantedAsync([World.Agreement(Gemeente)], None);
        Assert.All(
            granted,
            g => Assert.Equal((Gemeente, Aanbieder, Standaard.Ijw, World.Product), (g.Gemeente, g.Aanbieder, g.Standaard, g.ProductCode)));
        Assert.Equal([(new DateOnly(2026, 5, 1), 1L, 42500L)], granted.Select(g => (g.Month, g.Lines, g.Amount)));
        Assert.Empty(await Store.GrantedAsync([World.Agreement(World.Elsewhere)], None));
    }

    [Fact]
    public async Task A_file_of_agreements_is_stored_when_it_is_confirmed_and_once()
    {
        var proposal = await ProposeAsync([Row(2, "45A04")]);
        Assert.Empty(await Store.AgreementsAsync(None));

        await Store.SetFourEyesAsync(true, None);
        Assert.Equal(AgreementConfirmation.NeedsAnother, await ConfirmAsync(proposal, "anna"));
        Assert.Equal(AgreementConfirmation.Stored, await ConfirmAsync(proposal, "ben"));
        Assert.Equal(AgreementConfirmation.Gone, await ConfirmAsync(proposal, "ben"));

        Assert.Equal([Row(2, "45A04")], await Store.AgreementsAsync(None));
        Assert.Equal("ben", Assert.Single(await ChangesAsync()).Origin.By);
        Assert.Empty(await Agreements.ProposalsAsync(World.Scope, None));
        Assert.False(await Agreements.WithdrawAsync(World.Scope, proposal, "anna", Now, None));
    }

    [Fact]
    public async Task What_became_of_a_file_of_agreements_is_kept_as_of_a_decision()
    {
        var (first, second, third) = (
            await ProposeAsync([Row(2, "45A04")]), await ProposeAsync([Row(2, "45A05")]), await ProposeAsync([Row(2, "45A06")]));
        Assert.Equal(AgreementConfirmation.Stored, await ConfirmAsync(first, "ben"));
        Assert.True(await Agreements.WithdrawAsync(World.Scope, second, "carla", Now.AddMinutes(1), None));

        var rows = await Store.AgreementProposalsAsync(10, None);
        Assert.Equal(
            [
                (third.Number, ProposalState.Open, null), (second.Number, ProposalState.Withdrawn, "carla"),
                (first.Number, ProposalState.Confirmed, "ben")
            ],
            rows.Select(r => (r.Number, r.State, r.ClosedBy)));
        Assert.Equal(
            (third.Number, "a.csv", "contract 12", "anna", Now, null),
            (rows[0].Number, rows[0].FileName, rows[0].Note, rows[0].ProposedBy.Name, rows[0].ProposedAt, rows[0].ClosedAt));
        Assert.Equal(rows.Skip(1), await Agreements.ClosedProposalsAsync(World.Scope, 10, None));
        foreach (var row in rows)
            Assert.Equal(row, await Agreements.FindStateAsync(World.Scope, row.Number, None));
        Assert.Single(await Agreements.ClosedProposalsAsync(World.Scope, 1, None));
        Assert.Empty(await Agreements.ClosedProposalsAsync(new([World.Elsewhere]), 10, None));
        Assert.Null(await Agreements.FindStateAsync(new([World.Elsewhere]), first.Number, None));
    }

    [Fact]
    public async Task A_file_of_agreements_is_confirmed_by_another_person_and_not_by_another_account_of_the_same()
    {
        var anna = AccountOf("anna", Role.Backoffice) with { DisplayName = "Anna de Wit" };
        await Accounts.AddAsync(anna, Actor.Program, None);
        await Store.SetFourEyesAsync(true, None);
        var proposal = await ProposeAsync([Row(2, "45A04")]);
        Assert.Equal(Decider.Of(anna), proposal.ProposedBy);

        Decider[] same = [new(anna.Id, "renamed", "Iemand Anders"), new(Guid.NewGuid(), "anna2", " anna DE wit ")];
        foreach (var person in same)
            Assert.Equal(AgreementConfirmation.NeedsAnother, await ConfirmAsync(proposal, person));
        Assert.Equal(AgreementConfirmation.Stored, await ConfirmAsync(proposal, new Decider(Guid.NewGuid(), "ben", "Ben Bos")));
    }

    [Fact]
    public async Task A_file_of_agreements_is_confirmed_as_it_was_seen()
    {
        var proposal = await ProposeAsync([WithTarief(Row(2, "45A04"), 9000)]);
        await Store.ImportAgreementsAsync([Row(2, "45A04")], Origin, None);

        Assert.Equal(AgreementConfirmation.Stale, await ConfirmAsync(proposal, "anna"));
        // Nothing of it is left half done: it still waits.
        Assert.Equal(8500, Assert.Single(await Store.AgreementsAsync(None)).Agreement.Tarief);
        var seen = AgreementChange.HashOf(await Store.AgreementsBesideAsync([Row(2, "45A04")], None));
        Assert.True(await Agreements.RenewAsync(World.Scope, proposal, seen, "ben", Now, None));

        // What another looked at before is not what waits now.
        Assert.Equal(AgreementConfirmation.Gone, await ConfirmAsync(proposal, "anna"));
        var renewed = Assert.Single(await Agreements.ProposalsAsync(World.Scope, None));
        Assert.Equal(("ben", seen), (renewed.ProposedBy.Name, renewed.Seen));
        Assert.Equal(
            AgreementConfirmation.Stored,
            await Agreements.ConfirmAsync(World.Scope, renewed, [WithTarief(Row(2, "45A04"), 9000)], Origin, Named("anna"), None));
        Assert.Equal(9000, Assert.Single(await Store.AgreementsAsync(None)).Agreement.Tarief);
    }

    [Fact]
    public async Task A_file_with_agreements_of_two_gemeenten_is_for_who_sees_both()
    {
        var proposal = await ProposeAsync([Row(2, "45A04"), Row(3, "45A04") with { Gemeente = World.Elsewhere }]);
        foreach (var scope in new[] { World.Scope, new GemeenteScope([]), new GemeenteScope([World.Elsewhere], WithUnread: true) })
        {
            Assert.Empty(await Agreements.ProposalsAsync(scope, None));
            Assert.Null(await Agreements.FindProposalAsync(scope, proposal.Number, None));
            Assert.False(await Agreements.WithdrawAsync(scope, proposal, "ben", Now, None));
            Assert.False(await Agreements.RenewAsync(scope, proposal, "x", "ben", Now, None));
            Assert.Equal(
                AgreementConfirmation.Gone, await Agreements.ConfirmAsync(scope, proposal, [Row(2, "45A04")], Origin, Named("ben"), None));
        }

        var both = new GemeenteScope([World.Home, World.Elsewhere]);
        Assert.Equal(proposal.Content, (await Agreements.FindProposalAsync(both, proposal.Number, None))!.Content);
        Assert.True(await Agreements.WithdrawAsync(both, proposal, "ben", Now, None));
        Assert.Empty(await Store.AgreementsAsync(None));
    }

    [Fact]
    public async Task Changes_of_agreements_are_told_in_parts_and_of_own_gemeenten_only()
    {
        await Store.ImportAgreementsAsync(
            [.. Enumerable.Range(0, 5).Select(i => Row(i + 2, $"45A0{i}")), Row(9, "45A09") with { Gemeente = World.Elsewhere }],
            Origin,
            None);
        var first = await Agreements.ChangesAsync(new() { Scope = World.Scope }, new(3), None);
        var second = await Agreements.ChangesAsync(new() { Scope = World.Scope }, new(3, first.Next), None);
        Assert.Equal(
            ["45A04", "45A03", "45A02", "45A01", "45A00"],
            first.Items.Concat(second.Items).Select(c => c.Change.After.Agreement.ProductCode));
        Assert.Null(second.Next);
        Assert.Single((await Agreements.ChangesAsync(new() { Scope = World.Scope, ProductCode = "45A03" }, new(), None)).Items);
        Assert.Empty((await Agreements.ChangesAsync(new() { Scope = World.Scope, Gemeente = World.Elsewhere }, new(), None)).Items);
        Assert.Empty((await Agreements.ChangesAsync(new() { Scope = World.Scope, Aanbieder = OtherAanbieder }, new(), None)).Items);
    }

    [Fact]
    public async Task Snapshot_has_the_agreements_of_the_aanbieder_and_the_codes_of_the_gemeente()
    {
        Assert.False((await LoadAsync(B323("D1", "DN1", Prestatie("R1")))).Contract.HasAgreements);
        Assert.Null((await LoadAsync(B305("L1", Start()))).Contract.ProductCodes);
        await Store.ImportAgreementsAsync(
            [
                Row(2, "45A04"), Row(3, "45B01") with { Aanbieder = OtherAanbieder }, Row(4, "02A03") with { Standaard = Standaard.Iwmo },
                Row(5, "45C01") with { Gemeente = "0363" }
            ],
            Origin,
            None);

        foreach (var bericht in new[]
        {
            B301("A1", Toegewezen()), B305("L1", Start()), B307("L1", Stop()), B315("L1", "V1"), B317("L1", "V1"),
            B323("D1", "DN1", Prestatie("R1"))
        })
        {
            var contract = (await LoadAsync(bericht)).Contract;
            Assert.True(contract.HasAgreements);
            Assert.Equal(Row(2, "45A04").Agreement, contract.Fitting(Prestatie("R1"), null));
            Assert.Empty(contract.For("45", "45B01", Dagtekening));
            Assert.Equal([("45", "45A04"), ("45", "45B01")], contract.ProductCodes!.Order());
        }
    }

    private async Task<IReadOnlyList<AgreementChangeRow>> ChangesAsync() =>
        (await Agreements.ChangesAsync(new() { Scope = World.Scope }, new(), None)).Items;

    private async Task<AgreementProposal> ProposeAsync(IReadOnlyList<AgreementRow> rows)
    {
        var seen = AgreementChange.HashOf(await Store.AgreementsBesideAsync(rows, None));
        var number = await Agreements.ProposeAsync("a.csv", [1, 2, 3], rows, seen, "contract 12", "anna", Now, None);
        return (await Agreements.FindProposalAsync(new([.. rows.Select(r => r.Gemeente)]), number, None))!;
    }

    private Task<AgreementConfirmation> ConfirmAsync(AgreementProposal proposal, string by) => ConfirmAsync(proposal, Named(by));

    private Task<AgreementConfirmation> ConfirmAsync(AgreementProposal proposal, Decider by) =>
        Agreements.ConfirmAsync(World.Scope, proposal, [Row(2, "45A04")], Origin with { By = by.Name }, by, None);

    private static Decider Named(string name) => new(null, name, null);

    private static AgreementRow WithTarief(AgreementRow row, long tarief) =>
        row with { Agreement = row.Agreement with { Tarief = tarief } };

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

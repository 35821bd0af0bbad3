using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Tariffs;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What agreements were: rows of changes never change, so what was known at a moment can be asked.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task First_agreements_with_an_aanbieder_are_known_from_their_own_first_day_and_later_ones_from_theirs()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04")], Origin, None);
        await Store.ImportAgreementsAsync(
            [Row(2, "45A05"), Row(3, "45A04") with { Aanbieder = OtherAanbieder }], Origin with { At = Day(7, 1) }, None);
        await Store.ImportAgreementsAsync([WithTarief(Row(2, "45A04"), 9000)], Origin with { At = Day(8, 1) }, None);

        Assert.Empty(await KnownAsync(new(2025, 12, 31)));
        Assert.Equal(["45A04 8500", $"{OtherAanbieder} 45A04 8500"], await KnownAsync(new(2026, 1, 1)));
        Assert.Equal(["45A04 8500", $"{OtherAanbieder} 45A04 8500"], await KnownAsync(new(2026, 6, 30)));
        Assert.Equal(["45A04 8500", "45A05 8500", $"{OtherAanbieder} 45A04 8500"], await KnownAsync(new(2026, 7, 1)));
        Assert.Equal(["45A04 9000", "45A05 8500", $"{OtherAanbieder} 45A04 8500"], await KnownAsync(new(2026, 8, 1)));
    }

    [Fact]
    public async Task Agreement_says_why_it_says_what_it_says()
    {
        var index = Row(2, "45A05") is var row
            ? row with { Agreement = row.Agreement with { Herkomst = Agreement.Indexering, Index = 3.8712m } }
            : row;
        await Store.ImportAgreementsAsync([Row(2, "45A04"), index], Origin, None);
        await Store.ImportAgreementsAsync([WithTarief(Row(2, "45A04"), 9000), Ended(Row(2, "45A05"))], Origin, None);
        Assert.Equal(
            [("45A04", Agreement.Correctie, null), ("45A05", Agreement.Indexering, 3.8712m)],
            (await Store.AgreementsAsync(None)).Select(r => (r.Agreement.ProductCode, r.Agreement.Herkomst, r.Agreement.Index)));
        // An end that is corrected says nothing of the tariff.
        await Store.ImportAgreementsAsync([Ended(WithTarief(Row(2, "45A04"), 9000))], Origin, None);
        Assert.Equal(Agreement.Correctie, (await Store.AgreementsAsync(None))[0].Agreement.Herkomst);
    }

    [Fact]
    public async Task Agreement_that_is_withdrawn_stands_no_more_and_what_it_was_is_kept()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04"), Row(3, "45A05")], Origin, None);
        await Store.ImportAgreementsAsync(
            [Row(9, "45A04") with { IsWithdrawn = true }, Row(9, "45A99") with { IsWithdrawn = true }],
            Origin with { At = Day(7, 1) },
            None);

        Assert.Equal([Row(3, "45A05")], await Store.AgreementsAsync(None));
        Assert.Equal(["45A04 8500", "45A05 8500"], await KnownAsync(new(2026, 6, 30)));
        Assert.Equal(["45A05 8500"], await KnownAsync(new(2026, 7, 1)));
        var change = (await ChangesAsync())[0];
        Assert.Equal(
            (true, "45A04", 8500L),
            (change.Change.After.IsWithdrawn, change.Change.After.Agreement.ProductCode, change.Change.Before!.Agreement.Tarief));
        Assert.Equal(3, (await ChangesAsync()).Count);
    }

    [Fact]
    public async Task Agreements_as_a_verdict_went_by_them_are_those_after_the_change_of_its_number()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04")], Origin, None);
        var judged = (await LoadAsync(B323("D1", "DN1", Prestatie("R1")))).Contract;
        await Store.ImportAgreementsAsync([WithTarief(Row(7, "45A04"), 9000), Row(8, "45A05")], Origin, None);
        await Store.ImportAgreementsAsync([Row(9, "45A04") with { IsWithdrawn = true }], Origin, None);

        var (then, _) = await Agreements.ListAsync(new() { Scope = World.Scope, KnownAt = judged.LastChange }, 10, None);
        Assert.Equal([Row(2, "45A04")], then);
        Assert.Equal(judged.Fitting(Prestatie("R1"), null), Assert.Single(then).Agreement);
        Assert.Empty((await Agreements.ListAsync(new() { Scope = World.Scope, KnownAt = 0 }, 10, None)).Rows);
        Assert.Empty((await Agreements.ListAsync(new() { Scope = new([World.Elsewhere]), KnownAt = judged.LastChange }, 10, None)).Rows);
    }

    [Fact]
    public async Task What_stands_is_what_the_changes_add_up_to()
    {
        var random = new Random(7);
        for (var i = 0; i < 40; i++)
        {
            var rows = Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(p => random.Next(4) switch
            {
                0 => Row(i, $"45A0{p}") with { IsWithdrawn = true },
                1 => Ended(Row(i, $"45A0{p}")),
                _ => WithTarief(Row(i, $"45A0{p}"), 8000 + random.Next(3)),
            });
            await Store.ImportAgreementsAsync([.. rows], Origin with { At = Day(6, 1).AddDays(i) }, None);
        }

        Assert.Equal(await Store.AgreementsAsync(None), await Store.AgreementsAsync(new DateOnly(2026, 12, 31), None));
        Assert.NotEmpty(await Store.AgreementsAsync(None));
    }

    [Fact]
    public async Task Store_of_before_the_history_knows_what_stood_from_its_own_first_day()
    {
        await using var old = await CreateAsync(isMigrated: false);
        const string columns =
            "gemeente, aanbieder, standaard, product_code, eenheid, geldig_van, product_categorie, tarief, minuten_toegestaan, perceel, "
            + "variant";
        await using (var session = await old.OpenAsync(None))
        {
            await session.ExecuteAsync("create table schema_migration (number integer primary key, name text not null)", None);
            foreach (var migration in Migrator.Known(old.Dialect).Where(m => m.Number < 27))
            {
                await session.ExecuteAsync(migration.Sql, None);
                if (migration.Number < 14)
                    await session.ExecuteAsync(
                        "insert into schema_migration (number, name) values (@n, @name)",
                        None,
                        ("n", migration.Number),
                        ("name", migration.Name));
                else
                    await session.ExecuteAsync(
                        "insert into schema_migration (number, name, hash) values (@n, @name, @hash)",
                        None,
                        ("n", migration.Number),
                        ("name", migration.Name),
                        ("hash", migration.Hash));
            }

            // One of before changes were kept, and one that was changed since.
            foreach (var (code, tarief) in new[] { ("45A04", 8500L), ("45A05", 9000L) })
            {
                await session.ExecuteAsync(
                    $"insert into agreement ({columns}, source_row) values (@g, @a, 'ijw', @code, '04', @van, '45', @tarief, true, 'P1', "
                    + $"'inspanning', 2)",
                    None,
                    ("g", Gemeente), ("a", Aanbieder), ("code", code), ("van", new DateOnly(2026, 1, 1)), ("tarief", tarief));
            }

            await session.ExecuteAsync(
                $"""
                insert into agreement_change (at, changed_by, origin, note, was_there, old_product_categorie, old_tarief, old_minuten_toegestaan, old_perceel, old_variant, {columns})
                values (@at, 'anna', 'x', '', true, '45', 8000, true, 'P1', 'inspanning', @g, @a, 'ijw', '45A05', '04', @van, '45', 9000, true, 'P1', 'inspanning')
                """,
                None,
                ("at", Day(7, 1)),
                ("g", Gemeente),
                ("a", Aanbieder),
                ("van", new DateOnly(2026, 1, 1)));
        }

        await old.MigrateAsync(None);
        var store = new RegisterStore(old);
        Assert.Equal(["45A04 8500", "45A05 8000"], Texts(await store.AgreementsAsync(new DateOnly(2026, 6, 30), None)));
        Assert.Equal(["45A04 8500", "45A05 9000"], Texts(await store.AgreementsAsync(new DateOnly(2026, 7, 1), None)));
        Assert.Equal([Agreement.Basis, Agreement.Correctie], (await store.AgreementsAsync(None)).Select(r => r.Agreement.Herkomst));
        await Assert.ThrowsAsync<RegisterException>(() => old.ExecuteAsync("delete from agreement_change", None));
    }

    [Fact]
    public async Task Granted_lines_are_those_that_no_credit_took_back()
    {
        var world = new World(Store, clock, World.Home);
        await world.FillAsync();
        var line = Assert.Single(await Store.GrantedLinesAsync([World.Agreement(Gemeente)], new(2026, 5, 1), None));
        Assert.Equal((World.Product, new DateOnly(2026, 5, 1), 42500L), (line.ProductCode, line.Begindatum, line.Bedrag));
        Assert.NotNull(line.Allocated);
        Assert.Empty(await Store.GrantedLinesAsync([World.Agreement(Gemeente)], new(2026, 6, 1), None));
        Assert.Empty(await Store.GrantedLinesAsync([World.Agreement(World.Elsewhere)], new(2026, 5, 1), None));
    }

    private static DateTimeOffset Day(int month, int day) => new(2026, month, day, 10, 0, 0, TimeSpan.Zero);

    private static AgreementRow Ended(AgreementRow row) => row with { Agreement = row.Agreement with { GeldigTot = new(2026, 12, 31) } };

    private async Task<IReadOnlyList<string>> KnownAsync(DateOnly day) => Texts(await Store.AgreementsAsync(day, None));

    private static IReadOnlyList<string> Texts(IReadOnlyList<AgreementRow> rows) =>
        [
            .. rows.Select(r => $"{(r.Aanbieder == Aanbieder ? "" : $"{r.Aanbieder} ")}{r.Agreement.ProductCode} {r.Agreement.Tarief}")
                .Order(StringComparer.Ordinal)
        ];
}

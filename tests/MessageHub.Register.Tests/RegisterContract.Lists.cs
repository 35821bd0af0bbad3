using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Register.Tests;

/// <summary>Lists that people keep, and figures per perceel that follow from them.</summary>
public abstract partial class RegisterContract
{
    private ListStore Lists => new(database);

    [Fact]
    public async Task A_list_keeps_what_it_was_and_who_changed_it()
    {
        var list = KeptList.Aanbieders;
        Assert.True(
            await ImportAsync(
                list,
                isWhole: false,
                Listed(list, ("agb", "75750001"), ("naam", "De Linde"), ("telefoon", "0344 123456"), ("van", "2025-01-01"))));
        // A column that the file does not have leaves what is there.
        Assert.True(
            await ImportAsync(
                list,
                isWhole: false,
                Listed(list, ("agb", "75750001"), ("naam", "De Nieuwe Linde"), ("van", "2025-01-01")),
                Listed(list, ("agb", "75750002"), ("naam", "De Es"), ("van", "2025-01-01"))));
        Assert.Equal(
            ["75750001|De Nieuwe Linde|0344 123456", "75750002|De Es|"],
            (await Lists.CurrentAsync(list, None))
                .Select(r => r.ValuesOf(list, ["agb", "naam", "telefoon"]).Replace('\u001F', '|'))
                .Order());

        Assert.True(await ImportAsync(list, isWhole: true, Listed(list, ("agb", "75750002"), ("naam", "De Es"), ("van", "2025-01-01"))));
        Assert.Equal("75750002", Assert.Single(await Lists.CurrentAsync(list, None)).Values[0]);
        Assert.Equal(
            [(0L, 0L, 1L), (1, 1, 0), (1, 0, 0)], (await Lists.ChangesAsync(list, 10, None)).Select(c => (c.Added, c.Changed, c.Removed)));
        Assert.All(await Lists.ChangesAsync(list, 10, None), c => Assert.Equal(Origin, c.Origin));
        // Nothing was overwritten: what was known is there still.
        Assert.Equal(3, await NumberAsync("select count(*) as number from listed_aanbieder"));
    }

    [Fact]
    public async Task Of_a_list_nothing_is_stored_when_it_is_not_what_was_seen_or_when_a_row_cannot_be_kept()
    {
        var list = KeptList.Inwoners;
        var row = Listed(list, ("gemeente", "0297"), ("jaar", "2026"), ("inwoners", "30500"));
        Assert.True(await ImportAsync(list, isWhole: false, row));
        Assert.False(await Lists.ImportAsync(list, [row], false, Origin, ListDifference.HashOf([]), None));
        var impossible = Listed(list, ("gemeente", "0344"), ("jaar", "2026"), ("inwoners", "30500")) with
        {
            Values = ["0344", "2026", "99999999999999999999", ""]
        };
        await Assert.ThrowsAsync<OverflowException>(
            () => ImportAsync(list, isWhole: false, Listed(list, ("gemeente", "0736"), ("jaar", "2026"), ("inwoners", "1")), impossible));

        Assert.Equal("0297", Assert.Single(await Lists.CurrentAsync(list, None)).Values[0]);
        Assert.Single(await Lists.ChangesAsync(list, 10, None));
    }

    [Fact]
    public async Task A_file_of_a_list_is_confirmed_once_and_only_while_the_list_is_what_was_seen()
    {
        var list = KeptList.Inwoners;
        var row = Listed(list, ("gemeente", "0297"), ("jaar", "2026"), ("inwoners", "30500"));
        async Task<ListProposal> ProposeAsync() => (await Lists.FindAsync(
            await Lists.ProposeAsync(new(0, list, "a.csv", [1], false, "", ListDifference.HashOf(await Lists.CurrentAsync(list, None)),
                "anna", Origin.At), None), None))!;

        var (first, second) = (await ProposeAsync(), await ProposeAsync());
        Assert.Equal(ListConfirmation.Stored, await Lists.ConfirmAsync(first, [row], Origin, None));
        Assert.Equal(ListConfirmation.Gone, await Lists.ConfirmAsync(first, [row], Origin, None));
        Assert.Equal(ListConfirmation.Stale, await Lists.ConfirmAsync(second, [row], Origin, None));
        Assert.Equal([second.Number], (await Lists.ProposalsAsync(list, None)).Select(p => p.Number));
        Assert.True(await Lists.WithdrawAsync(second.Number, "anna", Origin.At, None));
        Assert.Null(await Lists.FindAsync(second.Number, None));
        Assert.Single(await Lists.ChangesAsync(list, 10, None));
    }

    [Fact]
    public async Task Contracts_count_as_they_were_recorded_on_the_reference_date_and_agreements_where_there_were_none()
    {
        await Store.ImportAgreementsAsync([Row(2, "45A04")], Origin, None);
        await ImportAsync(
            KeptList.Percelen,
            isWhole: false,
            Listed(KeptList.Percelen, ("indeling", "2026"), ("domein", "jw"), ("code", "A"), ("naam", "Ambulant"), ("van", "2026-01-01")));
        await ImportAsync(
            KeptList.Perceelproducten, isWhole: false,
            Listed(
                KeptList.Perceelproducten, ("indeling", "2026"), ("domein", "jw"), ("productcode", "45A04"), ("perceel", "A"),
                ("van", "2026-01-01")));
        var agreed = Row(2, "45A04");
        var contract = Listed(
            KeptList.Contracten, ("gemeente", agreed.Gemeente), ("agb", "75750001"), ("domein", "jw"), ("perceel", "A"), ("kenmerk", ""),
            ("status", "actief"), ("van", "2026-01-01"), ("tot", ""));
        // Recorded on the 1st of June (Origin), ended a month later.
        await ImportAsync(KeptList.Contracten, isWhole: false, contract);
        await ImportAsync(
            Origin with { At = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero) },
            KeptList.Contracten,
            isWhole: false,
            contract with { Values = [.. contract.Values.Select((v, i) => i == KeptList.Contracten.PlaceOf("status") ? "beëindigd" : v)] });

        async Task<string[]> RegisteredAsync(DateOnly known) => [.. (await new PerceelQueries(database).ReadAsync(
            new()
            {
                Scope = new([agreed.Gemeente]),
                From = new(2026, 1, 1),
                Until = new(2026, 12, 1),
                AsKnownOn = known,
                Indeling = "2026",
            },
            None)).Registrations.Select(r => $"{r.Key} {r.Aanbieder}")];

        Assert.Equal([$"A {agreed.Aanbieder}"], await RegisteredAsync(new(2026, 5, 31)));
        Assert.Equal(["A 75750001"], await RegisteredAsync(new(2026, 6, 1)));
        Assert.Equal(["A 75750001"], await RegisteredAsync(new(2026, 6, 30)));
        Assert.Empty(await RegisteredAsync(new(2026, 7, 1)));
    }

    private Task<bool> ImportAsync(KeptList list, bool isWhole, params ListRow[] rows) => ImportAsync(Origin, list, isWhole, rows);

    private async Task<bool> ImportAsync(AgreementOrigin origin, KeptList list, bool isWhole, params ListRow[] rows) =>
        await Lists.ImportAsync(list, rows, isWhole, origin, ListDifference.HashOf(await Lists.CurrentAsync(list, None)), None);

    /// <summary>A row of a file that has these columns.</summary>
    private static ListRow Listed(KeptList list, params (string Column, string Value)[] values) =>
        new(0, 2, [.. list.Columns.Select(c => values.Where(v => v.Column == c.Name).Select(v => v.Value).FirstOrDefault())]);

    private Task<long> NumberAsync(string sql) =>
        database.ReadAsync(session => session.FirstAsync(sql, row => row.Number("number"), None), None);
}

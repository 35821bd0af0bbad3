using MessageHub.Berichten.Model;
using MessageHub.Register.Held;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Messages of our own that are held: what comes after them about the same client knows them.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task What_comes_later_in_the_exchange_knows_which_messages_of_our_own_are_held()
    {
        await HoldAsync(B301("A1", Toegewezen()));
        await HoldAsync(B301("A2", Toegewezen()).For(OtherPerson));

        Assert.Equal(
            [new HeldOwn(Person, new(301, "A1", Dagtekening)), new HeldOwn(OtherPerson, new(301, "A2", Dagtekening))],
            (await LoadAsync(B301("A9", Toegewezen()))).HeldOwn);
        Assert.Equal(2, (await LoadAsync(B319("A9", "V1", "2"))).HeldOwn.Count);
        Assert.Empty((await LoadAsync(B305("S1"))).HeldOwn);
        Assert.Empty((await LoadAsync(Of(301, "A9", aanbieder: OtherAanbieder) with { Client = new() { Bsn = Person } })).HeldOwn);
    }

    [Fact]
    public async Task A_message_that_is_judged_again_knows_those_that_were_held_before_it_and_is_followed_by_the_later()
    {
        var first = await HoldAsync(B301("A1", Toegewezen()));
        var second = await HoldAsync(B301("A2", Toegewezen()));
        var held = await Store.HeldAsync(None);

        Assert.Empty((await LoadAsync(B301("A1", Toegewezen()), first)).HeldOwn);
        Assert.Equal(["A1"], (await LoadAsync(B301("A2", Toegewezen()), second)).HeldOwn.Select(h => h.Bericht.Identificatie));
        Assert.Equal([held[1].Number], await InScopeOfAsync(B301("A1"), t => t.HeldBehindAsync(held[0])));
        Assert.Empty(await InScopeOfAsync(B301("A1"), t => t.HeldBehindAsync(held[1])));

        await RecordAgainAsync(first, B301("A1", Toegewezen()), Accepted);

        Assert.Empty((await LoadAsync(B301("A2", Toegewezen()), second)).HeldOwn);
    }

    [Fact]
    public async Task Warnings_that_hold_are_shown_as_lines_and_replaced_when_it_is_judged_again()
    {
        var id = await HoldAsync(B301("A1", Toegewezen()), "W004-00000001", "W005-00000002");
        await RecordAgainAsync(id, B301("A1", Toegewezen()), ByWarnings(B301("A1", Toegewezen()), "W009-00000003"));

        var held = Assert.Single(await Store.HeldAsync(None));
        Assert.True(held.IsOwn);
        Assert.Equal(["W009-00000003"], held.Lines.Select(l => l.ReferentieNummer));
        var row = await new HeldQueries(database, WorkingDays.Dutch).FindAsync(new([Gemeente]), held.Number, new(2026, 6, 15), None);
        Assert.Equal(("W009-00000003", 0), (Assert.Single(row!.Held.Lines).ReferentieNummer, row.Prestaties.Count));
        Assert.Null(row.DueOn);
    }

    private Task<Guid> HoldAsync(Bericht bericht, params string[] warnings) => RecordAsync(bericht, ByWarnings(bericht, warnings));

    private static Verdict ByWarnings(Bericht bericht, params string[] warnings) => new()
    {
        Outcome = Outcome.Held,
        Findings = [],
        Held = [.. warnings.Select(w => new LineToDecide(bericht.Client!, w, "Er ontbreekt iets.", "Neem het op."))],
        HeldBecause = warnings.Length == 0 ? "Iets gaat voor." : null,
    };
}

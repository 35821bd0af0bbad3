using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What some readings of the standard ask of the register.</summary>
public abstract partial class RegisterContract
{
    /// <summary>
    /// A version that is sent again leaves its RedenWijziging empty, and a removed allocation never revives (IV099, R-091).
    /// </summary>
    [Fact]
    public async Task Version_that_is_sent_again_keeps_the_reason_it_had_first()
    {
        var removed = Toegewezen(day: 16) with { RedenWijziging = "13" };
        await RecordAsync(B301("A1", Toegewezen(day: 15)));
        await RecordAsync(B301("A2", removed with { Einddatum = removed.Ingangsdatum }));
        await RecordAsync(B301("A3", removed with { RedenWijziging = null }));
        await RecordAsync(B301("A4", Toegewezen(day: 15) with { RedenWijziging = "04" }));

        var toewijzing = (await LoadAsync(B305("L1", Start()))).Toewijzingen[Nummer];
        Assert.Equal(("A3", "13", true), (toewijzing.Bericht.Identificatie, toewijzing.RedenWijziging, toewijzing.IsDeleted));

        // What a 302 undid counts as never sent, so the state before it returns.
        await RecordAsync(B302("A3", "0001"));
        Assert.True((await LoadAsync(B305("L1", Start()))).Toewijzingen[Nummer].IsDeleted);
        await RecordAsync(B302("A2", "0001"));
        Assert.Equal(
            ("A4", false),
            ((await LoadAsync(B305("L1", Start()))).Toewijzingen[Nummer] is var left
                ? (left.Bericht.Identificatie, left.IsDeleted)
                : default));
    }

    /// <summary>
    /// What people should see of an accepted message is kept with its verdict, with keys to find it by and nothing of a person.
    /// </summary>
    [Fact]
    public async Task Signals_are_kept_with_the_verdict_and_find_their_message()
    {
        var stop = Stop(10072);
        var bericht = B307("L1", stop);
        var id = await RecordAsync(bericht, Accepted with { Signals = [Signal("W002", stop), Signal("W001", bericht.Client!)] });
        await RecordAsync(B307("L2", Stop(10073)));

        var kept = await database.ReadAsync(
            session => session.QueryAsync(
                "select * from signal order by bericht_id, ordinal",
                row =>
                    (
                        row.Get<Guid>("bericht_id"), row.Text("gemeente"), row.Text("aanbieder"), row.Number("nummer"), row.Text("code"),
                        row.Text("path"), row.Has("toewijzing_nummer")),
                None),
            None);

        Assert.Equal(
            [
                (id, Gemeente, Aanbieder, 307L, "W002", "/Bericht/Client[1]/StopProducten[1]/StopProduct[1]", true),
                (id, Gemeente, Aanbieder, 307L, "W001", "/Bericht/Client[1]", false),
            ],
            kept);

        static Finding Signal(string code, Klasse instance) => new(
            new()
            {
                Code = code, Name = "ForTests", Level = Level.Signal, RetourCode = null, AppliesTo = Scope.In(307),
                Definitie = "Een signaal voor tests."
            },
            instance,
            new("Vraag het na."));
    }

    [Fact]
    public async Task Start_or_stop_without_a_number_sees_the_allocations_of_its_client()
    {
        await RecordAsync(B301("A1", Toegewezen(1), Toegewezen(2)));
        await RecordAsync(B301("A2", Toegewezen(3)).For(OtherPerson));

        Assert.Equal([1], (await LoadAsync(B305("L1", Start(1)))).Toewijzingen.Keys);
        Assert.Equal([1, 2], (await LoadAsync(B305("L1", Start(null)))).Toewijzingen.Keys.Order());
        Assert.Equal([1, 2], (await LoadAsync(B307("L1", Stop(null)))).Toewijzingen.Keys.Order());
        var keys = new[] { B305("L1", Start(null)), B305("L2", Start(null)).For(OtherPerson), B307("L3", Stop(2)) }.Select(RegisterKeys.Of)
            .ToList();
        var together = await InScopeOfAsync(B305("L1", Start()), t => t.LoadManyAsync(keys));
        Assert.Equal(["1 2", "3", "2"], together.Select(s => string.Join(' ', s.Toewijzingen.Keys.Order())));
    }

    /// <summary>Of the starts that a message deletes (W003).</summary>
    [Fact]
    public async Task Deletion_of_a_start_sees_what_was_granted_on_its_allocation()
    {
        await RecordAsync(B323("D1", "DN1", Prestatie("R1"), Prestatie("R2", nummer: 2)));

        Assert.Empty((await LoadAsync(B305("L1", Start()))).Prestaties);
        Assert.Equal(["R1"], (await LoadAsync(B305("L1", Start(status: "3")))).Prestaties.Select(p => p.ReferentieNummer));
        var keys = new[] { B305("L1", Start(2, status: "3")), B307("L2", Stop()), B305("L3", Start(status: "3")) }.Select(RegisterKeys.Of)
            .ToList();
        var together = await InScopeOfAsync(B305("L1", Start()), t => t.LoadManyAsync(keys));
        Assert.Equal(["R2", "", "R1"], together.Select(s => string.Join(' ', s.Prestaties.Select(p => p.ReferentieNummer))));
    }
}

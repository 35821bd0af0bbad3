using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Held;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tests;

namespace MessageHub.Scenarios.Tests.Own;

/// <summary>A message of our own that a warning holds, from arrival to what leaves.</summary>
public sealed class HeldOwnTests : IAsyncLifetime
{
    private static readonly ToegewezenProduct First = Valid.ToegewezenProduct();

    private static readonly ToegewezenProduct Second =
        Valid.ToegewezenProduct() with { ToewijzingNummer = 10073, Product = new() { Categorie = "45", Code = "45A05" } };

    /// <summary>What each message of X130 is warned of: code, text, and what would pass.</summary>
    private static readonly string[] Eight =
    [
        "01 W014: Bij een jeugdige jonger dan 16 jaar staat de gezagsdrager als relatie in het bericht. "
            + "Neem een ouder (10) of voogd (11) op als Relatie.",
        "02 W004: Een toewijzingsbericht bevat alle actuele toewijzingen van de cliënt bij deze aanbieder. "
            + "Neem ook op: toewijzing 99001.",
        "03 W005: Een product wordt niet toegewezen over dagen waarop hetzelfde product al in een ander bericht is toegewezen. "
            + "Beëindig toewijzing 99001 in hetzelfde bericht voordat dit product begint, of laat dit product weg.",
        "04 W006: Onder hetzelfde toewijzingnummer wijzigen alleen de einddatum, het budget en een totaalvolume (frequentie 6). "
            + "Beëindig deze toewijzing en wijs het andere volume toe onder een nieuw ToewijzingNummer.",
        "08 W007: Een verzoek om wijziging wordt één op één toegewezen zoals het is gevraagd. "
            + "Wijs precies toe wat het verzoek vraagt, of wijs het verzoek af.",
        "13 W009: Een toewijzing wordt niet verwijderd terwijl er zorg op loopt. "
            + "Beëindig de toewijzing op de laatste dag van de zorg, of laat de aanbieder de start eerst verwijderen.",
        "15 W011: Een toewijzing waarvan alleen de einddatum later wordt, houdt haar nummer. "
            + "Geef toewijzing 99031 een latere Einddatum, en laat dit nummer weg.",
        "17 W013: Een verzoek om wijziging wordt niet afgewezen om het woonplaatsbeginsel. "
            + "Kies als RedenAfwijzingVerzoek 5, andere gemeente.",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-own-");
    private OwnDesk desk = null!;

    public async Task InitializeAsync() => desk = await OwnDesk.OpenAsync(Path.Combine(folder.FullName, "store.db"));

    public async Task DisposeAsync()
    {
        await desk.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>
    /// Own messages that break agreements between people: the gap that X130 shows, closed. Each is refused, and given again.
    /// </summary>
    [Fact]
    public async Task Each_message_of_X130_is_held_with_its_code_and_leaves_once_when_it_is_confirmed_and_never_when_it_is_refused()
    {
        var found = new List<string>();
        foreach (var step in Scenario.Load("X130").Steps)
        {
            desk.Today = step.Today;
            var content = await File.ReadAllBytesAsync(Path.Combine(Scenario.Folder, "X130", step.Input));
            var before = await desk.LeavingAsync();
            var result = await desk.GiveAsync(content);
            if (result.Hold is OwnHold.Held)
            {
                found.AddRange(result.Signals!.Select(s => $"{step.Input[..2]} {s.Code}: {s.Text} {s.Remedy}"));
                AssertSaysWhy(result, Assert.Single(await desk.HeldAsync()));
                Assert.Equal(OwnHold.Refused, await DecideAsync(new Decision.Reject(null)));
                Assert.Equal(before, await desk.LeavingAsync());

                var again = await desk.GiveAsync(content);
                Assert.Equal(result.LinesToDecide, again.LinesToDecide);
                Assert.Equal(OwnHold.Confirmed, await DecideAsync(new Decision.Grant()));
                Assert.Equal([.. before, $"{result.Message}-{result.Identificatie}"], await desk.LeavingAsync());
            }
            else
            {
                Assert.Equal((step.Input, step.Expect.Outcome), (step.Input, result.Outcome.Word()));
            }
        }

        Assert.Equal(Eight, found.Where(f => Eight.Any(e => f.StartsWith(e[..7], StringComparison.Ordinal))));

        async Task<OwnHold?> DecideAsync(Decision decision) => Assert.IsType<DecisionOutcome.Answered>(
            await desk.DecideAsync((await desk.HeldAsync()).Single().Number, decision)).Result.Hold;
    }

    /// <summary>
    /// Each warning is a line with its code, what it says, what was found and what would pass: for people and for programs.
    /// </summary>
    private static void AssertSaysWhy(BerichtResult result, HeldBericht held)
    {
        Assert.Equal(result.Signals!.Count, held.Lines.Count);
        foreach (var signal in result.Signals)
        {
            var found = string.Join("; ", signal.Values.Select(v => $"{v.Name} = {v.Value} (uit {v.Source})"));
            var line = Assert.Single(held.Lines, l => l.Reason == $"{signal.Code}: {signal.Text} Gevonden: {found}.");
            Assert.Equal(signal.Remedy, line.Proposal);
            Assert.Contains(result.LinesToDecide!, w => w.Reason == line.Reason && w.Proposal == signal.Remedy);
        }
    }

    [Fact]
    public async Task What_is_held_left_nothing_behind()
    {
        await desk.GiveAsync(Own("T1", First, Second));
        var result = await desk.GiveAsync(
            Own("T2", First with { Toewijzingsdatum = new(2026, 6, 8), Einddatum = new(2026, 9, 30), RedenWijziging = "05" }));

        Assert.Equal((BerichtOutcome.Held, (OwnHold?)OwnHold.Held), (result.Outcome, result.Hold));
        Assert.Null(result.Answer);
        Assert.Contains("\"outcome\":\"held\"", result.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"hold\":\"held\"", result.ToJson(), StringComparison.Ordinal);
        Assert.Equal(["JW301-T1"], await desk.LeavingAsync());
        Assert.Equal(First.Einddatum, (await SnapshotAsync()).Toewijzingen[First.ToewijzingNummer].Einddatum);
        // The Identificatie is not used up either: it is used when the message leaves.
        Assert.Null((await SnapshotAsync("T2")).SameIdentificatie);
    }

    [Fact]
    public async Task What_is_confirmed_leaves_once_and_that_is_final()
    {
        var number = await HoldAsync("T2");

        var outcome = Assert.IsType<DecisionOutcome.Answered>(await desk.DecideAsync(number, new Decision.Grant()));
        var late = Assert.IsType<DecisionOutcome.Refused>(await desk.DecideAsync(number, new Decision.Reject(null)));

        Assert.Equal((BerichtOutcome.Accepted, (OwnHold?)OwnHold.Confirmed), (outcome.Result.Outcome, outcome.Result.Hold));
        Assert.Equal("W004", Assert.Single(outcome.Result.Signals!).Code);
        Assert.Equal(["JW301-T1", "JW301-T2"], await desk.LeavingAsync());
        Assert.IsType<RefusedBecause.Over>(late.Reason);
        Assert.Equal(new(2026, 9, 30), (await SnapshotAsync()).Toewijzingen[First.ToewijzingNummer].Einddatum);
    }

    [Fact]
    public async Task What_is_refused_never_leaves()
    {
        var number = await HoldAsync("T2");

        var outcome = Assert.IsType<DecisionOutcome.Answered>(await desk.DecideAsync(number, new Decision.Reject(null)));
        var late = Assert.IsType<DecisionOutcome.Refused>(await desk.DecideAsync(number, new Decision.Grant()));

        Assert.Equal((BerichtOutcome.Rejected, (OwnHold?)OwnHold.Refused), (outcome.Result.Outcome, outcome.Result.Hold));
        Assert.Equal(("W004", 0), (Assert.Single(outcome.Result.Signals!).Code, outcome.Result.Findings.Count));
        Assert.Equal(["JW301-T1"], await desk.LeavingAsync());
        Assert.IsType<RefusedBecause.Over>(late.Reason);
        // The same message may be given again: nothing of it was used up.
        Assert.Equal(BerichtOutcome.Held, (await desk.GiveAsync(Shortened("T2"))).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_comes_later_about_the_same_client_waits_and_goes_on_by_itself(bool isConfirmed)
    {
        var number = await HoldAsync("T2");
        var later = await desk.GiveAsync(Own("T3", First, Second));
        var other = await desk.GiveAsync(Of(Valid.OtherBsn, "T4", First with { ToewijzingNummer = 10090 }));

        Assert.Equal((BerichtOutcome.Held, BerichtOutcome.Accepted), (later.Outcome, other.Outcome));
        Assert.Equal(
            "Een eerder bericht over dezelfde cliënt wacht op een besluit: de 301 met identificatie T2.",
            Assert.Single(later.LinesToDecide!).Reason);
        Assert.Equal(["JW301-T1", "JW301-T4"], await desk.LeavingAsync());
        var second = (await desk.HeldAsync()).Single(h => h.Identificatie == "T3").Number;
        Assert.IsType<RefusedBecause.WaitsForEarlier>(
            Assert.IsType<DecisionOutcome.Refused>(await desk.DecideAsync(second, new Decision.Grant())).Reason);
        Assert.IsType<DecisionOutcome.StillHeld>(await desk.DecideAsync(second, new Decision.JudgeAgain()));

        await desk.DecideAsync(number, isConfirmed ? new Decision.Grant() : new Decision.Reject(null));

        Assert.Empty(await desk.HeldAsync());
        Assert.Equal(
            isConfirmed ? ["JW301-T1", "JW301-T4", "JW301-T2", "JW301-T3"] : ["JW301-T1", "JW301-T4", "JW301-T3"],
            await desk.LeavingAsync());
    }

    [Fact]
    public async Task What_waits_behind_another_keeps_those_behind_it_when_it_has_a_warning_of_its_own()
    {
        var number = await HoldAsync("T2");
        await desk.GiveAsync(
            Own("T3", Second with { Toewijzingsdatum = new(2026, 6, 8), Einddatum = new(2026, 8, 31), RedenWijziging = "12" }));
        await desk.GiveAsync(Own("T4", First, Second));

        await desk.DecideAsync(number, new Decision.Reject(null));

        var held = await desk.HeldAsync();
        Assert.Equal(["T3", "T4"], held.Select(h => h.Identificatie));
        Assert.StartsWith("W004: ", Assert.Single(held[0].Lines).Reason, StringComparison.Ordinal);
        Assert.EndsWith("de 301 met identificatie T3.", held[1].HeldBecause, StringComparison.Ordinal);
        Assert.Equal(["JW301-T1"], await desk.LeavingAsync());
    }

    [Fact]
    public async Task In_one_batch_what_follows_a_held_message_waits_too()
    {
        await desk.GiveAsync(Own("T1", First, Second));
        foreach (var bericht in new[]
        {
            Shortened("T2"), Own("T3", First, Second), Of(Valid.OtherBsn, "T4", First with { ToewijzingNummer = 10090 })
        })
            await desk.ReceiveAsync(BerichtWriter.Write(bericht));

        var (_, judged) = await desk.Processor.JudgeBatchAsync(ExchangeScope.Of(Shortened("T2")), 16, desk.Today);

        Assert.Equal([OwnHold.Held, OwnHold.Held, null], judged.Select(j => j.Result.Hold));
        Assert.Equal(["JW301-T1", "JW301-T4"], await desk.LeavingAsync());
    }

    [Fact]
    public async Task A_warning_that_came_meanwhile_is_not_confirmed_unseen()
    {
        var number = await HoldDeletionAsync();
        Assert.Equal(BerichtOutcome.Accepted, (await desk.GiveAsync(Valid.B305())).Outcome);

        var first = Assert.IsType<DecisionOutcome.StillHeld>(await desk.DecideAsync(number, new Decision.Grant()));

        Assert.Equal(["W009"], first.Result.LinesToDecide!.Select(w => w.Reason[..4]));
        Assert.Equal(["JW301-T1"], await Own301Async());
        Assert.IsType<DecisionOutcome.Answered>(await desk.DecideAsync(number, new Decision.Grant()));
        Assert.Equal(["JW301-T1", "JW301-T2"], await Own301Async());
    }

    [Fact]
    public async Task A_rule_that_is_broken_meanwhile_rejects_what_was_confirmed()
    {
        var number = await HoldDeletionAsync();
        Assert.Equal(BerichtOutcome.Accepted, (await desk.GiveAsync(Valid.B323())).Outcome);

        var outcome = Assert.IsType<DecisionOutcome.Answered>(await desk.DecideAsync(number, new Decision.Grant()));

        Assert.Equal((BerichtOutcome.Rejected, (OwnHold?)null), (outcome.Result.Outcome, outcome.Result.Hold));
        Assert.Equal("TR385", Assert.Single(outcome.Result.Findings).Rule);
        Assert.Equal(["JW301-T1"], await Own301Async());
    }

    [Fact]
    public async Task Nobody_confirms_over_what_another_did_unseen_nor_one_warning_alone()
    {
        var number = await HoldAsync("T2");
        var part = await desk.Decide.DecideAsync(new(number, new HeldPart.Line(1), new Decision.Grant(), OwnDesk.Ben, "gebeld"));
        await desk.DecideAsync(number, new Decision.JudgeAgain(), OwnDesk.Carla);

        var unseen = await desk.Decide.DecideAsync(
            new(number, HeldPart.Whole, new Decision.Grant(), OwnDesk.Ben, "gebeld") { LastKnown = 0 });
        var withCode = await desk.DecideAsync(number, new Decision.Reject("0611"));

        Assert.Equal(
            [typeof(RefusedBecause.OnlyAsAWhole), typeof(RefusedBecause.DecidedMeanwhile), typeof(RefusedBecause.NoCodeHere)],
            new[] { part, unseen, withCode }.Select(o => Assert.IsType<DecisionOutcome.Refused>(o).Reason.GetType()));
        Assert.Equal(["JW301-T1"], await desk.LeavingAsync());
    }

    [Fact]
    public async Task Where_two_persons_decide_the_second_lets_it_go()
    {
        var number = await HoldAsync("T2");
        await desk.Store.SetFourEyesAsync(true, CancellationToken.None);

        var proposal = Assert.IsType<DecisionOutcome.Proposed>(await desk.DecideAsync(number, new Decision.Grant())).Proposal;
        Assert.Equal(["JW301-T1"], await desk.LeavingAsync());
        var outcome = await desk.Decide.ConfirmAsync(new([Valid.Gemeente]), number, proposal, OwnDesk.Carla);

        Assert.Equal(OwnHold.Confirmed, Assert.IsType<DecisionOutcome.Answered>(outcome).Result.Hold);
        Assert.Equal(["JW301-T1", "JW301-T2"], await desk.LeavingAsync());
        Assert.Equal("ben en carla", (await desk.Store.LastDecisionAsync(number, CancellationToken.None))!.By);
    }

    /// <summary>T1 has two allocations; the message leaves the second out.</summary>
    private async Task<long> HoldAsync(string identificatie)
    {
        await desk.GiveAsync(Own("T1", First, Second));
        Assert.Equal(BerichtOutcome.Held, (await desk.GiveAsync(Shortened(identificatie))).Outcome);
        return (await desk.HeldAsync()).Single().Number;
    }

    /// <summary>The same, and the message deletes the first.</summary>
    private async Task<long> HoldDeletionAsync()
    {
        await desk.GiveAsync(Own("T1", First, Second));
        var deletion = Own("T2", First with { Toewijzingsdatum = new(2026, 6, 8), Einddatum = First.Ingangsdatum, RedenWijziging = "13" });
        Assert.Equal("W004", Assert.Single((await desk.GiveAsync(deletion)).Signals!).Code);
        return (await desk.HeldAsync()).Single().Number;
    }

    private async Task<IEnumerable<string>> Own301Async() =>
        (await desk.LeavingAsync()).Where(name => name.StartsWith("JW301", StringComparison.Ordinal));

    private Task<RegisterSnapshot> SnapshotAsync(string identificatie = "T9")
    {
        var keys = RegisterKeys.Of(Own(identificatie, First));
        return desk.Store.InTransactionAsync(keys.Scope, t => t.LoadAsync(keys), CancellationToken.None);
    }

    private static Bericht Shortened(string identificatie) =>
        Own(identificatie, First with { Toewijzingsdatum = new(2026, 6, 8), Einddatum = new(2026, 9, 30), RedenWijziging = "05" });

    private static Bericht Own(string identificatie, params ToegewezenProduct[] products) => Of(Valid.Bsn, identificatie, products);

    private static Bericht Of(Bsn client, string identificatie, params ToegewezenProduct[] products)
    {
        var bericht = Valid.B301(Standaard.Ijw, products);
        return bericht with
        {
            Header = bericht.Header with
            {
                BerichtIdentificatie = bericht.Header.BerichtIdentificatie with { Identificatie = identificatie }
            },
            Client = bericht.Client! with { Bsn = client },
        };
    }
}

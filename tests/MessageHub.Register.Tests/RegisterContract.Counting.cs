using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Which messages count, and until when .</summary>
public abstract partial class RegisterContract
{
    [Theory]
    [InlineData("0001")]
    [InlineData("9056")]
    public async Task Rejecting_302_brings_back_the_state_before_ours(string code)
    {
        await RecordAsync(B315("L1", "V1"));
        await RecordAsync(B301("A1", Toegewezen(day: 15)));
        await RecordAsync(B301("A2", Toegewezen(day: 16, referentie: "V1"), Toegewezen(2)));
        Assert.Equal(2, (await LoadAsync(B317("L9", "W9"))).Toewijzingen.Count);

        await RecordAsync(B302("A2", code));

        var snapshot = await LoadAsync(B317("L9", "W9"));
        Assert.Equal("A1", Assert.Single(snapshot.Toewijzingen).Value.Bericht.Identificatie);
        Assert.True(Assert.Single(snapshot.Aanvragen).IsOnderhanden);
        Assert.NotNull((await LoadAsync(B302("A2"))).OwnBericht);
    }

    [Fact]
    public async Task Last_allocation_undone_leaves_a_client_without_any()
    {
        await RecordAsync(B301("A1", Toegewezen()));
        await RecordAsync(B302("A1", "0001"));

        var snapshot = await LoadAsync(B305("L1", Start()));

        Assert.Empty(snapshot.Toewijzingen);
        Assert.Empty(snapshot.ClientsWithToewijzing);
    }

    [Fact]
    public async Task Code_anywhere_in_a_302_undoes()
    {
        string[] fine = ["0200"];
        string[] wrong = ["0233", "9332"];
        var relatie = new Relatie { RetourCodes = fine, Contact = new() { RetourCodes = fine } };
        Client[] clients =
        [
            new() { RetourCodes = wrong },
            new()
            {
                RetourCodes = fine,
                ToegewezenProducten = [Toegewezen() with { RetourCodes = fine }, Toegewezen() with { RetourCodes = wrong }]
            },
            new() { RetourCodes = fine, Relaties = [relatie with { RetourCodes = wrong }] },
            new() { RetourCodes = fine, Relaties = [relatie with { Contact = new() { RetourCodes = wrong } }] },
            new() { RetourCodes = fine, Contactgegevens = [new() { RetourCodes = wrong }] },
        ];
        for (var i = 0; i < clients.Length; i++)
        {
            await RecordAsync(B301($"A{i}", Toegewezen()));
            await RecordAsync(B302($"A{i}", "0200") with { Client = clients[i] });
            Assert.Empty((await LoadAsync(B305("L1", Start()))).Toewijzingen);
        }
    }

    [Fact]
    public async Task Return_message_without_a_rejecting_code_undoes_nothing()
    {
        await RecordAsync(B315("L1", "V1"));
        await RecordAsync(B301("A1", Toegewezen()));
        await RecordAsync(B319("A2", "V1", "2"));

        await RecordAsync(B302("A1"));
        await RecordAsync(B302("A1", "0200") with { Client = new() { RetourCodes = ["0233"] } });
        await RecordAsync(B320("A2", "0200", "0233"));
        // A return message that is itself rejected, or is held for a person, has no effect.
        await RecordAsync(B302("A1", "0001"), Rejected());
        await RecordAsync(B302("A1", "0001"), new() { Outcome = Outcome.Held, Findings = [], HeldBecause = "Hoort nergens bij." });

        Assert.Single((await LoadAsync(B305("L9", Start()))).Toewijzingen);
        Assert.Equal(["2"], (await LoadAsync(B319("A9", "V1", "1"))).Aanvragen.Single().Antwoorden);
    }

    [Fact]
    public async Task Rejecting_320_takes_the_answer_away()
    {
        await RecordAsync(B315("L1", "V1"));
        await RecordAsync(B319("A1", "V1", "2"));
        await RecordAsync(B319("A2", "V1", "1"));

        await RecordAsync(B320("A2", "9000"));
        Assert.Equal(["2"], (await LoadAsync(B319("A9", "V1", "1"))).Aanvragen.Single().Antwoorden);

        await RecordAsync(B320("A1") with
        {
            Antwoord = new() { ReferentieAanbieder = "V1", RetourCodes = ["0200"], Woonplaatsbeginsel = new() { RetourCodes = ["9000"] } },
        });
        Assert.Empty((await LoadAsync(B319("A9", "V1", "1"))).Aanvragen.Single().Antwoorden);
    }

    [Fact]
    public async Task Rejected_message_uses_up_no_number()
    {
        foreach (var bericht in new[]
        {
            B301("X", Toegewezen()), B305("X", Start()), B307("X", Stop()), B315("X", "V1"), B317("X", "W1"), B319("X", "V1", "1"),
        })
        {
            var before = CountsOf(await LoadAsync(bericht));
            var id = await RecordAsync(bericht, Rejected(bericht.Header), answer: true);

            Assert.Equal(BerichtState.Rejected, (await StateOfAsync(id)).State);
            var snapshot = await LoadAsync(bericht);
            Assert.Null(snapshot.SameIdentificatie);
            Assert.Equal(before, CountsOf(snapshot));
            await RecordAsync(bericht);
            Assert.NotEqual(before, CountsOf(await LoadAsync(bericht)));
            Assert.NotNull((await LoadAsync(bericht)).SameIdentificatie);
        }
    }

    private static (int Toewijzingen, int Starts, int Stops, int Aanvragen, int Antwoorden) CountsOf(
        Rules.Register.RegisterSnapshot snapshot) =>
        (
            snapshot.Toewijzingen.Count, snapshot.Starts.Count, snapshot.Stops.Count, snapshot.Aanvragen.Count,
            snapshot.Aanvragen.Sum(a => a.Antwoorden.Count));

    [Fact]
    public async Task Claim_rejected_line_by_line_was_processed_and_keeps_its_numbers()
    {
        var line = Prestatie("R1");
        var bericht = B323("D1", "DN1", line);
        await RecordAsync(bericht, Rejected(line), answer: true);

        var snapshot = await LoadAsync(bericht);

        Assert.Equal("D1", snapshot.SameIdentificatie?.Identificatie);
        Assert.Equal("D1", snapshot.SameDeclaratieNummer?.Identificatie);
        Assert.Equal(["R1"], snapshot.UsedReferentieNummers.Keys);
        Assert.Equal(new DateOnly(2026, 5, 1), snapshot.LastDeclaratiePeriode);
        Assert.Empty(snapshot.Prestaties);
    }

    [Theory]
    [InlineData("Header", Level.AcrossMessages)]
    [InlineData("Declaratie", Level.AcrossMessages)]
    [InlineData("Prestatie", Level.Content)]
    public async Task Claim_rejected_before_its_lines_counts_as_never_sent(string on, Level level)
    {
        var line = Prestatie("R1");
        var bericht = B323("D1", "DN1", line);
        Klasse instance = on switch { "Header" => bericht.Header, "Declaratie" => bericht.Declaratie!, _ => line };
        var verdict = new Verdict { Outcome = Outcome.Rejected, Findings = [On(instance, level)] };
        await RecordAsync(bericht, verdict, answer: true);

        var snapshot = await LoadAsync(bericht);

        Assert.Null(snapshot.SameIdentificatie);
        Assert.Null(snapshot.SameDeclaratieNummer);
        Assert.Null(snapshot.LastDeclaratiePeriode);
        Assert.Empty(snapshot.UsedReferentieNummers);
        await RecordAsync(bericht);
    }

    [Fact]
    public async Task Number_that_occurs_twice_is_stored_when_the_second_line_was_rejected()
    {
        var second = Prestatie("R1");
        await RecordAsync(B323("D1", "DN1", Prestatie("R1"), second), Partly(second));
        var third = Prestatie("R1");
        await RecordAsync(B323("D2", "DN2", third), Rejected(third));

        var snapshot = await LoadAsync(B323("D9", "DN9", Prestatie("R1")));
        Assert.Single(snapshot.Prestaties);
        Assert.Equal("D1", snapshot.UsedReferentieNummers["R1"].Identificatie);
    }

    [Fact]
    public async Task Database_itself_refuses_a_number_that_is_taken()
    {
        await RecordAsync(B323("D1", "DN1", Prestatie("R1")));
        await RecordAsync(B301("A1", Toegewezen()));

        foreach (var bericht in new[]
        {
            B323("D1", "DN2", Prestatie("R2")),
            B323("D2", "DN1", Prestatie("R2")),
            B323("D2", "DN2", Prestatie("R1")),
            Of(301, "A1", aanbieder: OtherAanbieder),
        })
        {
            var e = await Assert.ThrowsAsync<RegisterException>(() => RecordAsync(bericht));
            Assert.True(e.IsConflict);
            Assert.False(e.IsTransient);
        }
    }

    [Fact]
    public async Task Claim_that_waits_keeps_its_numbers_and_its_lines_block()
    {
        var (waiting, faulty) = (Prestatie("R1"), Prestatie("R2"));
        var bericht = B323("D1", "DN1", waiting, faulty);
        var id = await RecordAsync(bericht, HeldVerdict(waiting) with { Findings = [On(faulty)] });

        Assert.Equal(BerichtState.Held, (await StateOfAsync(id)).State);
        var snapshot = await LoadAsync(bericht);
        Assert.Equal("D1", snapshot.SameIdentificatie?.Identificatie);
        Assert.Equal("D1", snapshot.SameDeclaratieNummer?.Identificatie);
        Assert.Equal(["R1", "R2"], snapshot.UsedReferentieNummers.Keys.Order());
        Assert.Equal(["R1", "R2"], snapshot.Prestaties.Select(p => p.ReferentieNummer));
        Assert.All(snapshot.Prestaties, p => Assert.Equal(Rules.Register.PrestatieState.Held, p.State));
    }

    [Fact]
    public async Task Claim_judged_again_does_not_find_itself_and_replaces_what_it_left()
    {
        var line = Prestatie("R1");
        var bericht = B323("D1", "DN1", line);
        var id = await RecordAsync(bericht, HeldVerdict(line));
        var number = (await Store.HeldAsync(None)).Single().Number;

        var own = await LoadAsync(bericht, except: id);
        Assert.Null(own.SameIdentificatie);
        Assert.Null(own.SameDeclaratieNummer);
        Assert.Null(own.LastDeclaratiePeriode);
        Assert.Empty(own.UsedReferentieNummers);
        Assert.Empty(own.Prestaties);

        await RecordAgainAsync(id, bericht, HeldVerdict(line));
        Assert.Equal(number, (await Store.HeldAsync(None)).Single().Number);
        Assert.Single((await LoadAsync(bericht)).Prestaties);

        await RecordAgainAsync(id, bericht, Accepted, answer: true);
        Assert.Equal(Rules.Register.PrestatieState.Granted, Assert.Single((await LoadAsync(bericht)).Prestaties).State);
        Assert.Empty(await Store.HeldAsync(None));
        Assert.Single(await Store.UnsentAsync(10, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RecordAgainAsync(id, bericht, Accepted, answer: true));
    }

    [Fact]
    public async Task Claim_that_waited_and_batches_out_never_sent_gives_its_numbers_back()
    {
        var line = Prestatie("R1");
        var bericht = B323("D1", "DN1", line);
        var id = await RecordAsync(bericht, HeldVerdict(line));

        await RecordAgainAsync(id, bericht, Rejected(bericht.Header), answer: true);

        Assert.Null((await LoadAsync(bericht)).SameIdentificatie);
        await RecordAsync(bericht);
    }
}

using MessageHub.Berichten;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;
using Client = MessageHub.Berichten.Model.Client;
using StartProduct = MessageHub.Berichten.Model.StartProduct;
using StopProduct = MessageHub.Berichten.Model.StopProduct;

namespace MessageHub.Register.Tests;

/// <summary>What a snapshot holds, per message number.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Allocation_of_a_301_is_found_by_the_messages_that_name_it()
    {
        await RecordAsync(B301("A1", Toegewezen()));

        foreach (var bericht in new[]
        {
            B305("L1", Start()), B307("L1", Stop()), B323("L1", "DN1", Prestatie("R1")), B301("A2", Toegewezen())
        })
        {
            var snapshot = await LoadAsync(bericht);
            var toewijzing = Assert.Single(snapshot.Toewijzingen).Value;
            Assert.Equal(
                new Toewijzing
                {
                    Nummer = Nummer,
                    Bsn = Person,
                    Aanbieder = Aanbieder,
                    Product = Messages.Product,
                    Toewijzingsdatum = new(2025, 12, 15),
                    Toewijzingstijd = new(10, 30, 5),
                    Ingangsdatum = new(2026, 1, 1),
                    Einddatum = new(2026, 12, 31),
                    Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
                    Bericht = new(301, "A1", Dagtekening),
                },
                toewijzing);
            Assert.Equal([Person], snapshot.ClientsWithToewijzing);
        }
    }

    [Fact]
    public async Task Absent_elements_of_an_allocation_stay_absent()
    {
        await RecordAsync(
            B301(
                "A1",
                Toegewezen() with { Product = null, Omvang = null, Budget = 1_234_567_890_123, Einddatum = null, RedenWijziging = "13" }));

        var toewijzing = (await LoadAsync(B305("L1", Start()))).Toewijzingen[Nummer];

        Assert.Equal((null, null, null), (toewijzing.Product, toewijzing.Omvang, toewijzing.Einddatum));
        Assert.Equal((1_234_567_890_123, "13"), (toewijzing.Budget, toewijzing.RedenWijziging));

        await RecordAsync(B301("A2", Toegewezen(nummer: 2) with { Product = new() { Categorie = "45" } }));
        Assert.Equal(new() { Categorie = "45" }, (await LoadAsync(B305("L1", Start(2)))).Toewijzingen[2].Product);
    }

    [Fact]
    public async Task Current_version_is_the_latest_and_on_a_tie_the_last_one_processed()
    {
        await RecordAsync(B301("A1", Toegewezen(day: 16)));
        await RecordAsync(B301("A2", Toegewezen(day: 15)));
        Assert.Equal("A1", (await LoadAsync(B305("L1", Start()))).Toewijzingen[Nummer].Bericht.Identificatie);

        await RecordAsync(B301("A3", Toegewezen(day: 16)));
        Assert.Equal("A3", (await LoadAsync(B305("L1", Start()))).Toewijzingen[Nummer].Bericht.Identificatie);

        await RecordAsync(B301("A4", Toegewezen(day: 16) with { Toewijzingstijd = new(10, 30, 6) }));
        await RecordAsync(B301("A5", Toegewezen(day: 16)));
        Assert.Equal("A4", (await LoadAsync(B305("L1", Start()))).Toewijzingen[Nummer].Bericht.Identificatie);
    }

    [Fact]
    public async Task All_allocations_of_a_client_are_seen_and_by_a_301_its_numbers_in_the_whole_gemeente()
    {
        await RecordAsync(B301("A1", Toegewezen(1), Toegewezen(2)));
        await RecordAsync(B301("A2", Toegewezen(3)));
        await RecordAsync(
            Of(301, "A3", aanbieder: OtherAanbieder) with { Client = new() { Bsn = OtherPerson, ToegewezenProducten = [Toegewezen(4)] } });

        Assert.Equal([1, 2, 3], (await LoadAsync(B315("L1", "V1"))).Toewijzingen.Keys.Order());
        Assert.Equal([1, 2, 3], (await LoadAsync(B317("L1", "V1"))).Toewijzingen.Keys.Order());

        var snapshot = await LoadAsync(B301("A4", Toegewezen(4), Toegewezen(9)));
        Assert.Equal([1, 2, 3, 4], snapshot.Toewijzingen.Keys.Order());
        Assert.Equal((OtherAanbieder, OtherPerson), (snapshot.Toewijzingen[4].Aanbieder, snapshot.Toewijzingen[4].Bsn));
        // Still only the scope of the message for everything else.
        Assert.Equal([Person], snapshot.ClientsWithToewijzing);
    }

    [Fact]
    public async Task Other_scopes_are_out_of_sight()
    {
        await RecordAsync(B301("A1", Toegewezen()));
        await RecordAsync(B305("L1", Start()));
        await RecordAsync(B315("L2", "V1"));
        await RecordAsync(B323("L3", "DN1", Prestatie("R1")));

        foreach (var (standaard, aanbieder) in new[] { (Standaard.Iwmo, Aanbieder), (Standaard.Ijw, OtherAanbieder) })
        {
            foreach (var own in new[] { B305("L1", Start()), B315("L2", "V1"), B323("L3", "DN1", Prestatie("R1")) })
            {
                var bericht = Of(own.Identity.Nummer, own.Header.BerichtIdentificatie.Identificatie, standaard, aanbieder)
                    with { Client = own.Client, Declaratie = own.Declaratie };
                var snapshot = await LoadAsync(bericht);
                Assert.Null(snapshot.SameIdentificatie);
                Assert.Null(snapshot.SameDeclaratieNummer);
                Assert.Null(snapshot.LastDeclaratiePeriode);
                Assert.Empty(snapshot.Toewijzingen);
                Assert.Empty(snapshot.ClientsWithToewijzing);
                Assert.Empty(snapshot.Starts);
                Assert.Empty(snapshot.Aanvragen);
                Assert.Empty(snapshot.UsedReferentieNummers);
                Assert.Empty(snapshot.Prestaties);
            }
        }
    }

    [Fact]
    public async Task Identificatie_is_used_per_sender_and_type()
    {
        await RecordAsync(B305("X", Start()));
        await RecordAsync(B301("X", Toegewezen()));

        Assert.Equal(new EarlierBericht(305, "X", Dagtekening), (await LoadAsync(B305("X", Start()))).SameIdentificatie);
        Assert.Null((await LoadAsync(B307("X", Stop()))).SameIdentificatie);
        Assert.Null((await LoadAsync(B305("x", Start()))).SameIdentificatie);
        Assert.Null((await LoadAsync(B319("X", "V1", "2"))).SameIdentificatie);
        Assert.Null((await LoadAsync(B302("X"))).SameIdentificatie);
        // Another aanbieder may use it; the gemeente may not use it towards another aanbieder.
        Assert.Null((await LoadAsync(Of(305, "X", aanbieder: OtherAanbieder))).SameIdentificatie);
        Assert.Equal("X", (await LoadAsync(Of(301, "X", aanbieder: OtherAanbieder))).SameIdentificatie?.Identificatie);
    }

    [Fact]
    public async Task Starts_and_stops_of_the_client_come_in_order_of_arrival()
    {
        var taakgericht = Start(nummer: null) with { Product = null };
        await RecordAsync(B305("L1", Start(), taakgericht));
        await RecordAsync(B307("L2", Stop(reden: "20"), Stop() with { ToewijzingNummer = null, Product = new() { Categorie = "45" } }));
        await RecordAsync(Of(305, "L3") with { Client = new() { Bsn = OtherPerson, StartProducten = [Start()] } });

        foreach (var bericht in new[] { B305("L9", Start()), B307("L9", Stop()) })
        {
            var snapshot = await LoadAsync(bericht);
            var l1 = new EarlierBericht(305, "L1", Dagtekening);
            var l2 = new EarlierBericht(307, "L2", Dagtekening);
            Assert.Equal(
                [
                    new Start(Nummer, Messages.Product, new(2026, 1, 12), l1),
                    new Start(null, null, new(2026, 1, 12), l1) { Regel = 1 },
                ],
                snapshot.Starts);
            Assert.Equal(
                [
                    new Stop(Nummer, Messages.Product, new(2026, 1, 12), "20", new(2026, 5, 29), l2),
                    new Stop(null, new() { Categorie = "45" }, new(2026, 1, 12), "31", new(2026, 5, 29), l2) { Regel = 1 },
                ],
                snapshot.Stops);
        }
    }

    [Fact]
    public async Task Deletion_takes_away_what_has_its_key_and_frees_the_key()
    {
        var taakgericht = Start(nummer: null);
        await RecordAsync(B305("L1", Start(), taakgericht));
        await RecordAsync(B307("L2", Stop(reden: "20"), Stop()));

        await RecordAsync(B305("L3", Start(nummer: null, status: "3")));
        await RecordAsync(B307("L4", Stop(reden: "20", status: "3")));
        var snapshot = await LoadAsync(B305("L9", Start()));
        Assert.Equal([Nummer], snapshot.Starts.Select(s => s.ToewijzingNummer));
        Assert.Equal(["31"], snapshot.Stops.Select(s => s.RedenBeeindiging));

        await RecordAsync(B305("L5", taakgericht));
        Assert.Equal([Nummer, null], (await LoadAsync(B305("L9", Start()))).Starts.Select(s => s.ToewijzingNummer));
    }

    [Fact]
    public async Task Correction_in_one_message_deletes_the_old_and_keeps_the_new()
    {
        await RecordAsync(B305("L1", Start()));

        await RecordAsync(B305("L2", Start() with { Begindatum = new(2026, 2, 1) }, Start(status: "3")));

        Assert.Equal([new(2026, 2, 1)], (await LoadAsync(B305("L9", Start()))).Starts.Select(s => s.Begindatum));
    }

    [Fact]
    public async Task Deletion_needs_the_whole_key_as_the_rules_see_it()
    {
        var day = Start().Begindatum.AddDays(1);
        StartProduct[] starts =
        [
            Start(), Start(2), Start(null), Start() with { Product = null }, Start() with { Product = new() { Categorie = "45" } },
            Start() with { Product = Messages.Product with { Code = "45A05" } },
            Start() with { Product = Messages.Product with { Categorie = "46" } },
            Start() with { Begindatum = day },
        ];
        StopProduct[] stops = [
            Stop(), Stop(2), Stop(null), Stop() with { Begindatum = day }, Stop(reden: "20"), Stop() with { Einddatum = day }
        ];
        await RecordAsync(B305("L1", starts));
        await RecordAsync(B307("L2", stops));
        var (leftStarts, leftStops) = (starts.Length, stops.Length);

        foreach (var start in starts)
        {
            await RecordAsync(B305($"S{leftStarts}", start with { StatusAanlevering = "3" }));
            var snapshot = await LoadAsync(B305("L9", start));
            Assert.Equal(--leftStarts, snapshot.Starts.Count);
            Assert.DoesNotContain(snapshot.Starts, s => s.HasKeyOf(start));
        }

        foreach (var stop in stops)
        {
            await RecordAsync(B307($"T{leftStops}", stop with { StatusAanlevering = "3" }));
            var snapshot = await LoadAsync(B307("L9", stop));
            Assert.Equal(--leftStops, snapshot.Stops.Count);
            Assert.DoesNotContain(snapshot.Stops, s => s.HasKeyOf(stop));
        }
    }

    [Fact]
    public async Task Deletion_leaves_other_clients_and_the_other_kind_alone()
    {
        await RecordAsync(Of(305, "L1") with { Client = new() { Bsn = OtherPerson, StartProducten = [Start()] } });
        await RecordAsync(B307("L2", Stop()));

        await RecordAsync(B305("L3", Start(status: "3")));

        Assert.Single((await LoadAsync(B307("L9", Stop()))).Stops);
        Assert.Single((await LoadAsync(Of(305, "L9") with { Client = new() { Bsn = OtherPerson, StartProducten = [Start()] } })).Starts);
    }

    [Fact]
    public async Task Our_allocation_sees_all_of_its_client_with_the_aanbieder()
    {
        await RecordAsync(B301("A1", Toegewezen(), Toegewezen(2)));
        await RecordAsync(
            Of(301, "A2", aanbieder: OtherAanbieder) with { Client = new() { Bsn = Person, ToegewezenProducten = [Toegewezen(3)] } });
        await RecordAsync(Of(301, "A3") with { Client = new() { Bsn = OtherPerson, ToegewezenProducten = [Toegewezen(4)] } });
        await RecordAsync(B305("L1", Start()));

        var snapshot = await LoadAsync(B301("A9", Toegewezen(9)));

        Assert.Equal([2, Nummer], snapshot.Toewijzingen.Keys.Order());
        Assert.Equal([Nummer], snapshot.Starts.Select(s => s.ToewijzingNummer));
    }

    [Fact]
    public async Task Allocation_sees_all_versions_of_its_numbers_that_were_sent_to_its_aanbieder()
    {
        await RecordAsync(B301("A1", Toegewezen(), Toegewezen(20000)));
        await RecordAsync(B301("A2", Toegewezen(referentie: "V1", day: 10)));
        await RecordAsync(B301("A3", Toegewezen(day: 20)));
        await RecordAsync(B302("A3", "9332"));
        await RecordAsync(
            Of(301, "A4", aanbieder: OtherAanbieder) with { Client = new() { Bsn = Person, ToegewezenProducten = [Toegewezen(day: 5)] } });

        Assert.Equal(
            [new(Nummer, new(2025, 12, 10), new(10, 30, 5)), new(Nummer, new(2025, 12, 15), new(10, 30, 5))],
            (await LoadAsync(B301("A9", Toegewezen(day: 30)))).Versies.OrderBy(v => v.Toewijzingsdatum));
    }

    [Fact]
    public async Task Claim_sees_lines_on_its_allocations_and_those_its_credits_are_about()
    {
        var elsewhere = Prestatie("R2", nummer: 2);
        await RecordAsync(B323("D1", "DN1", Prestatie("R1"), elsewhere, Prestatie("R3", nummer: 3)));
        await RecordAsync(B323("D2", "DN2", Prestatie("R4", vorig: "R2", nummer: 4)));
        var refused = Prestatie("R5");
        await RecordAsync(B323("D3", "DN3", refused, Prestatie("R6")), Partly(refused));

        var snapshot = await LoadAsync(B323("D9", "DN9", Prestatie("R9"), Prestatie("R10", vorig: "R2", nummer: 9), Prestatie("R5")));

        Assert.Equal(["R1", "R2", "R4", "R6"], snapshot.Prestaties.Select(p => p.ReferentieNummer));
        Assert.Equal(
            new EarlierPrestatie
            {
                ReferentieNummer = "R4",
                VorigReferentieNummer = "R2",
                Bsn = Person,
                ToewijzingNummer = 4,
                ProductCategorie = "45",
                ProductCode = "45A04",
                Begindatum = new(2026, 5, 1),
                Einddatum = new(2026, 5, 31),
                GeleverdVolume = 5,
                Eenheid = "04",
                ProductTarief = 8500,
                Bedrag = 42500,
                IsDebit = false,
                State = PrestatieState.Granted,
                Bericht = new(323, "D2", Dagtekening),
            },
            snapshot.Prestaties[2]);
        // A rejected line keeps its number.
        Assert.Equal(new Dictionary<string, EarlierBericht> { ["R5"] = new(323, "D3", Dagtekening) }, snapshot.UsedReferentieNummers);
        Assert.Equal(new DateOnly(2026, 5, 1), snapshot.LastDeclaratiePeriode);
        Assert.Null(snapshot.SameDeclaratieNummer);
        Assert.Equal(
            new EarlierBericht(323, "D2", Dagtekening), (await LoadAsync(B323("D9", "DN2", Prestatie("R9")))).SameDeclaratieNummer);
    }

    [Fact]
    public async Task Allocation_message_sees_granted_lines_only()
    {
        var refused = Prestatie("R2");
        await RecordAsync(B323("D1", "DN1", Prestatie("R1"), refused, Prestatie("R3", nummer: 2)), Partly(refused));
        await RecordAsync(B323("D2", "DN2", Prestatie("R4")), HeldVerdict());

        Assert.Equal(["R1"], (await LoadAsync(B301("A1", Toegewezen()))).Prestaties.Select(p => p.ReferentieNummer));
    }

    [Fact]
    public async Task Rejected_client_has_rejected_lines()
    {
        var client = new Client { Bsn = OtherPerson, Prestaties = [Prestatie("R2")] };
        await RecordAsync(Claim("D1", "DN1", new() { Bsn = Person, Prestaties = [Prestatie("R1")] }, client), Partly(client));

        var snapshot = await LoadAsync(B323("D9", "DN9", Prestatie("R1"), Prestatie("R2")));

        Assert.Equal(["R1"], snapshot.Prestaties.Select(p => p.ReferentieNummer));
        Assert.Equal(["R1", "R2"], snapshot.UsedReferentieNummers.Keys.Order());
    }

    [Fact]
    public async Task Each_number_gets_no_more_than_it_needs()
    {
        await RecordAsync(B301("A1", Toegewezen(referentie: "V1")));
        await RecordAsync(B315("L1", "V1"));
        await RecordAsync(B305("L2", Start()));
        await RecordAsync(B323("D1", "DN1", Prestatie("R1")));

        var answer = await LoadAsync(B319("A9", "V1", "2"));
        Assert.Single(answer.Aanvragen);
        Assert.Equal(
            (0, 0, 0, 0), (answer.Toewijzingen.Count, answer.Starts.Count, answer.Prestaties.Count, answer.ClientsWithToewijzing.Count));
        var claim = await LoadAsync(B323("D9", "DN9", Prestatie("R9")));
        Assert.Equal((0, 0), (claim.Aanvragen.Count, claim.Starts.Count));
        var start = await LoadAsync(B305("L9", Start()));
        Assert.Equal((0, 0), (start.Aanvragen.Count, start.Prestaties.Count));
    }

    [Fact]
    public async Task Return_message_finds_ours_by_identification_and_date()
    {
        await RecordAsync(B301("X", Toegewezen()));
        await RecordAsync(B319("Y", "V1", "2"));

        Assert.Equal(new EarlierBericht(301, "X", Dagtekening), (await LoadAsync(B302("X"))).OwnBericht);
        Assert.Equal(new EarlierBericht(319, "Y", Dagtekening), (await LoadAsync(B320("Y"))).OwnBericht);
        Assert.Null((await LoadAsync(B302("Y"))).OwnBericht);
        Assert.Null((await LoadAsync(Of(302, "X", aanbieder: OtherAanbieder))).OwnBericht);
        var otherDay = B302("X");
        otherDay = otherDay with
        {
            Header = otherDay.Header with { BerichtIdentificatie = new() { Identificatie = "X", Dagtekening = Dagtekening.AddDays(1) } },
        };
        Assert.Null((await LoadAsync(otherDay)).OwnBericht);
    }

    private async Task<AanvraagStatus> StatusAsync(string referentie) =>
        (await LoadAsync(B317("L9", "other"))).Aanvragen.Single(a => a.ReferentieAanbieder == referentie).Status;
}

using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Composing;

public class OwnBerichtTests
{
    private static readonly Client Person = Valid.B301().Client!;
    private static readonly Toewijzing Known = Valid.Toewijzing();
    private static readonly OwnBerichtDetails Details = new(new(3, 2), "A00000000007", Valid.Dagtekening,
        new() { BasisschemaXsdVersie = "1.2.0", BerichtXsdVersie = "1.2.1" });
    private static readonly AllocationChange Shorter = new AllocationChange.Alter(10072, new(2026, 9, 30), Known.Omvang, null, "05");

    [Theory]
    [EachFamily]
    public void The_header_is_that_of_the_release_and_the_details(Standaard standaard)
    {
        var bericht = Compose(Person, standaard).Bericht!;

        Assert.Equal(BerichtIdentity.Of(new(3, 2), standaard, 301), bericht.Identity);
        Assert.Equal(
            new Header
            {
                BerichtCode = standaard is Standaard.Ijw ? "436" : "414",
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = Valid.Gemeente,
                Ontvanger = Valid.Aanbieder,
                BerichtIdentificatie = new() { Identificatie = "A00000000007", Dagtekening = Valid.Dagtekening },
                XsdVersie = Details.XsdVersie,
            },
            bericht.Header);
    }

    [Fact]
    public void Of_a_client_that_a_315_tells_only_what_a_301_has_is_sent()
    {
        var told = Valid.B315().Client! with
        {
            GezagsdragerBekend = "1", Contactgegevens = Person.Contactgegevens, Relaties = Person.Relaties, RetourCodes = ["0200"],
        };

        var client = Compose(told).Bericht!.Client!;

        Assert.Equal((null, null, null, "1"), (client.AangevraagdeProducten, client.GezagsdragerBekend, client.RetourCodes,
            client.Naam!.NaamGebruik));
    }

    public static TheoryData<string, ComposeRefusalReason?, Client> Clients => new()
    {
        { "all that a 301 needs", null, Person },
        { "no surname", ComposeRefusalReason.ClientIncomplete, Person with { Naam = null } },
        { "no birth date", ComposeRefusalReason.ClientIncomplete, Person with { Geboortedatum = null } },
        { "no sex", ComposeRefusalReason.ClientIncomplete, Person with { Geslacht = null } },
        { "no contact", ComposeRefusalReason.AddressMissing, Person with { Contactgegevens = null } },
        { "a temporary address only", ComposeRefusalReason.AddressMissing, Person with { Contactgegevens = [Valid.Contact("04")] } },
        { "a post address only", null, Person with { Contactgegevens = [Valid.Contact("02")] } },
        { "a telephone number as post address", null, Person with { Contactgegevens = [ByTelephone("02")] } },
        { "a telephone number as BRP address", ComposeRefusalReason.AddressNotUsable,
            Person with { Contactgegevens = [ByTelephone("01")] } },
        { "an e-mail address beside the BRP address", ComposeRefusalReason.AddressNotUsable,
            Person with { Contactgegevens = [Valid.Contact(), new() { Soort = "02", Emailadres = "a@b.nl" }] } },
        { "a relation without a surname", ComposeRefusalReason.RelationIncomplete, WithRelaties(Valid.Relatie() with { Naam = new() }) },
        { "a relation whom nobody can reach", ComposeRefusalReason.RelationIncomplete,
            WithRelaties(Valid.Relatie() with { Contact = new() { Soort = "01" } }) },
        { "two relations with one number", ComposeRefusalReason.RelationNumberTwice,
            WithRelaties(Valid.Relatie(), Valid.Relatie() with { Soort = "12" }) },
        { "no gezagsdrager", ComposeRefusalReason.CustodianMissing, WithRelaties(Valid.Relatie() with { Soort = "12" }) },
        { "no gezagsdrager at 16", null, Person with { Relaties = null,
            Geboortedatum = new() { Datum = Valid.Dagtekening.AddYears(-16) } } },
        { "no gezagsdrager on the day before 16", ComposeRefusalReason.CustodianMissing,
            Person with { Relaties = null, Geboortedatum = new() { Datum = Valid.Dagtekening.AddYears(-16).AddDays(1) } } },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_client_can_be_sent_or_is_refused(string reason, ComposeRefusalReason? expected, Client client) =>
        Assert.Equal((reason, expected), (reason, Compose(client).Refusal?.Reason));

    [Fact]
    public void The_gezagsdrager_is_for_the_Jeugdwet() => Assert.Null(Compose(Person with { Relaties = null }, Standaard.Iwmo).Refusal);

    [Fact]
    public void A_gezagsdrager_that_the_honoured_request_says_to_know_is_left_out()
    {
        var request = Valid.Aanvraag("V100") with { GezagsdragerBekend = true };
        var grant = HonouredVerzoek.Grant(GevraagdProduct.Of(Valid.AangevraagdProduct() with { Product = Valid.NieuwProduct().Product }),
            "V100");

        Assert.NotNull(Compose(Person with { Relaties = null }, requests: [request], changes: [grant]).Bericht);
        Assert.Equal(ComposeRefusalReason.CustodianMissing, Compose(Person with { Relaties = null }, requests: [request]).Refusal!.Reason);
    }

    [Fact]
    public void A_relation_keeps_its_number_and_a_new_one_gets_the_first_that_is_free()
    {
        var parent = Valid.Relatie() with { Nummer = "7" };
        var client = WithRelaties(
            parent with { Nummer = "" }, Named("Pleeg", "13"), Named("Bewind", "14") with { Nummer = "1" }, Named("Mentor", "15"));

        var numbers = Compose(client, earlier: [parent, Named("Vroeger", "17") with { Nummer = "2" }])
            .Bericht!.Client!.Relaties!.Select(r => r.Nummer);

        Assert.Equal(["7", "3", "1", "4"], numbers);
    }

    [Fact]
    public void Nothing_current_and_nothing_that_changes_is_no_message() => Assert.Equal(
        ComposeRefusalReason.NothingToSend,
        Compose(Person, register: Valid.With(Known with { Einddatum = new(2026, 6, 7) }), changes: []).Refusal!.Reason);

    [Fact]
    public void A_decision_of_tomorrow_is_no_message_of_today() => Assert.Equal(
        ComposeRefusalReason.DecidedInTheFuture, Compose(Person, decided: Valid.Dagtekening.AddDays(1)).Refusal!.Reason);

    [Fact]
    public void What_is_on_top_of_another_is_refused_and_what_follows_it_is_not()
    {
        AllocationChange.Assign From(DateOnly day) => new(Known.Product, day, new(2027, 6, 30), Valid.Omvang(12), null);

        Assert.Equal(new(ComposeRefusalReason.Stacked, 10072), Compose(Person, changes: [Shorter, From(new(2026, 9, 30))]).Refusal);
        Assert.NotNull(Compose(Person, changes: [Shorter, From(new(2026, 10, 1))]).Bericht);
        Assert.NotNull(Compose(Person, changes: [new AllocationChange.Remove(10072), From(new(2026, 1, 1))]).Bericht);
    }

    [Theory]
    [EachFamily]
    public void A_request_is_answered_with_a_whole_319(Standaard standaard)
    {
        var scope = new ExchangeScope(standaard, Valid.Gemeente, Valid.Aanbieder);
        var (bericht, refusal) = OwnBericht.Antwoord(scope, Valid.Aanvraag(), new RequestDecision.Refuse("3"), Details);

        Assert.Null(refusal);
        SchemaJudging.Accepts("composed", bericht!);
        var verdict = Judging.Assess(bericht!, RegisterSnapshot.Empty with { Aanvragen = [Valid.Aanvraag()] });
        Assert.Empty(verdict.Findings.Concat(verdict.Signals));
        Assert.Equal((null, RequestRefusal.UnknownReason), OwnBericht.Antwoord(scope, Valid.Aanvraag(), new RequestDecision.Refuse("10"),
            Details));
    }

    [Fact]
    public void Every_refusal_of_an_answer_has_a_sentence_of_its_own()
    {
        var all = Enum.GetValues<RequestRefusal>().Select(r => r.Describe()).ToList();
        Assert.Distinct(all);
        Assert.All(all, text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    private static Contact ByTelephone(string soort) =>
        new() { Soort = soort, Telefoon = new() { Telefoon01 = new() { Telefoonnummer = "0101234567", Landnummer = "+31" } } };

    private static Client WithRelaties(params Relatie[] relaties) => Person with { Relaties = relaties };

    private static Relatie Named(string achternaam, string soort) =>
        Valid.Relatie() with { Nummer = "", Soort = soort, Naam = new() { Geslachtsnaam = new() { Achternaam = achternaam } } };

    private static ComposedBericht Compose(
        Client client,
        Standaard standaard = Standaard.Ijw,
        RegisterSnapshot? register = null,
        IReadOnlyList<Aanvraag>? requests = null,
        IReadOnlyList<AllocationChange>? changes = null,
        IReadOnlyList<Relatie>? earlier = null,
        DateOnly? decided = null) => OwnBericht.Toewijzing(
            new(new(standaard, Valid.Gemeente, Valid.Aanbieder), Valid.Bsn, decided ?? Valid.Dagtekening, new(12, 0), changes ?? [Shorter]),
            client,
            (register ?? Valid.With(Known)) with { Aanvragen = requests ?? [] },
            earlier ?? [],
            [9001],
            Details);
}

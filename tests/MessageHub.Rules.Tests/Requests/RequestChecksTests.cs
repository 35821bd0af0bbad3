using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Requests;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Requests;

public class RequestChecksTests
{
    private static readonly DateOnly July = new(2026, 7, 1);
    private static readonly DateOnly December = new(2026, 12, 31);
    private static readonly DateOnly Young = new(2014, 2, 10);

    private static readonly Agreement Agreed = new()
    {
        Row = 2,
        ProductCategorie = "45",
        ProductCode = "45A04",
        Eenheid = "04",
        Tarief = 8500,
        GeldigVan = July,
        GeldigTot = December,
        MinutenToegestaan = true,
        Perceel = "P1",
        Variant = Agreement.Inspanning,
    };

    public static TheoryData<string, RequestCheckKind, GevraagdProduct, Agreement?, Toewijzing?, DateOnly?, bool?, string?> Cases => new()
    {
        { "a contract on the day", RequestCheckKind.Contract, Asked(), Agreed, null, Young, true, null },
        {
            "a contract that begins a day later", RequestCheckKind.Contract, Asked(), Agreed with { GeldigVan = July.AddDays(1) }, null,
            Young, false, "3"
        },
        { "no agreements with the aanbieder", RequestCheckKind.Contract, Asked(), null, null, Young, null, null },
        { "the product in hours", RequestCheckKind.Product, Asked(), Agreed, null, Young, true, null },
        {
            "minutes where hours are agreed and minutes allowed", RequestCheckKind.Product, Asked(eenheid: "01"), Agreed, null, Young, true,
            null
        },
        {
            "minutes that are not allowed", RequestCheckKind.Product, Asked(eenheid: "01"), Agreed with { MinutenToegestaan = false }, null,
            Young, false, "4"
        },
        { "the frequency that is agreed", RequestCheckKind.Product, Asked(), Agreed with { Frequenties = "2 4" }, null, Young, true, null },
        { "another frequency", RequestCheckKind.Product, Asked(), Agreed with { Frequenties = "1 2" }, null, Young, false, "4" },
        { "another product", RequestCheckKind.Product, Asked("45A53"), Agreed, null, Young, false, "4" },
        { "no agreements to compare a product with", RequestCheckKind.Product, Asked(), null, null, Young, null, null },
        { "nothing is assigned", RequestCheckKind.Overlap, Asked(), Agreed, null, Young, true, null },
        {
            "assigned up to the day before", RequestCheckKind.Overlap, Asked(), Agreed, Assigned("45A04", July.AddDays(-1)), Young, true,
            null
        },
        { "assigned up to the first day", RequestCheckKind.Overlap, Asked(), Agreed, Assigned("45A04", July), Young, false, "6" },
        { "another product is assigned", RequestCheckKind.Overlap, Asked(), Agreed, Assigned("45A53", December), Young, true, null },
        { "18 on the day after", RequestCheckKind.Age, Asked(), Agreed, null, new(2008, 7, 2), true, null },
        { "18 on the first day", RequestCheckKind.Age, Asked(), Agreed, null, new(2008, 7, 1), false, "9" },
        { "an unknown birth date", RequestCheckKind.Age, Asked(), Agreed, null, null, null, null },
        {
            "the budget that was told", RequestCheckKind.Budget, Changed(500_00), Agreed, Assigned("45A04", December, 500_00), Young, true,
            null
        },
        { "a cent more", RequestCheckKind.Budget, Changed(500_01), Agreed, Assigned("45A04", December, 500_00), Young, false, "2" },
        { "no budget was told", RequestCheckKind.Budget, Changed(500_00), Agreed, Assigned("45A04", December), Young, null, null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_check_passes_fails_or_has_nothing_to_compare_with(
        string reason, RequestCheckKind kind, GevraagdProduct asked, Agreement? agreed, Toewijzing? assigned, DateOnly? born, bool? passes,
        string? reden)
    {
        var aanvraag = Valid.Aanvraag() with { Gevraagd = [asked] };
        var register = RegisterSnapshot.Empty with
        {
            Toewijzingen = assigned is null
                ? new Dictionary<long, Toewijzing>()
                : new() { [assigned.Nummer] = assigned with { Bsn = aanvraag.Bsn } },
            Contract = agreed is null ? ContractData.None : new([agreed], null),
        };

        var check = Assert.Single(RequestChecks.Of(aanvraag, Standaard.Ijw, born, register), c => c.Kind == kind);

        Assert.Equal((reason, passes, reden), (reason, check.Passes, check.Reden));
        Assert.EndsWith(".", check.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("14", "Product 45/45A04 is niet afgesproken in de eenheid “etmaal”, wel in: uur.")]
    [InlineData("04", "Product 45/45A04 is niet afgesproken met de frequentie “per maand”, wel met: per dag, per week.")]
    public void What_is_agreed_otherwise_is_said_in_words(string eenheid, string text)
    {
        var register = RegisterSnapshot.Empty with { Contract = new([Agreed with { Frequenties = "1 2" }], null) };
        var aanvraag = Valid.Aanvraag() with { Gevraagd = [Asked(eenheid: eenheid)] };

        var check = Assert.Single(RequestChecks.Of(aanvraag, Standaard.Ijw, Young, register), c => c.Kind is RequestCheckKind.Product);

        Assert.Equal(text, check.Text);
    }

    [Fact]
    public void The_wmo_knows_no_age() => Assert.DoesNotContain(
        RequestChecks.Of(Valid.Aanvraag() with { Gevraagd = [Asked()] }, Standaard.Iwmo, new(1950, 1, 1), RegisterSnapshot.Empty),
        c => c.Kind is RequestCheckKind.Age);

    [Fact]
    public void What_a_317_shortens_makes_room_for_what_it_adds()
    {
        var aanvraag = Valid.Aanvraag();
        var assigned = Assigned("45A04", December) with { Bsn = aanvraag.Bsn };
        var register = RegisterSnapshot.Empty with { Toewijzingen = new Dictionary<long, Toewijzing> { [assigned.Nummer] = assigned } };
        var ends = new GevraagdProduct.TeWijzigen(assigned.Nummer, July, July.AddDays(-1), null, null);

        Assert.True(OverlapOf(ends, Asked()));
        Assert.False(OverlapOf(ends with { Einddatum = July }, Asked()));

        bool? OverlapOf(params GevraagdProduct[] asked) => RequestChecks
            .Of(aanvraag with { Gevraagd = asked }, Standaard.Ijw, Young, register).Single(c => c.Kind is RequestCheckKind.Overlap).Passes;
    }

    public static TheoryData<string, Standaard, int, bool, AanvraagStatus, string?, string?> Terms => new()
    {
        // Received on Monday 8 June, with a Dagtekening of the Friday before.
        { "open: five working days", Standaard.Iwmo, 317, false, AanvraagStatus.Open, "2026-06-15", null },
        { "in research: eight weeks after the Dagtekening", Standaard.Iwmo, 315, false, AanvraagStatus.InOnderzoek, "2026-07-31", null },
        {
            "a 315 of the Jeugdwet: fourteen days for another gemeente",
            Standaard.Ijw,
            315,
            false,
            AanvraagStatus.Open,
            "2026-06-15",
            "2026-06-22"
        },
        { "what a judge ordered: fourteen days", Standaard.Ijw, 315, true, AanvraagStatus.InOnderzoek, "2026-06-22", "2026-06-22" },
        { "a 317 of the Jeugdwet cannot be of another gemeente", Standaard.Ijw, 317, false, AanvraagStatus.Open, "2026-06-15", null },
        { "granted: nothing is due", Standaard.Ijw, 315, false, AanvraagStatus.Toegewezen, null, "2026-06-22" },
        { "refused: nothing is due", Standaard.Iwmo, 315, false, AanvraagStatus.Afgewezen, null, null },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_request_has_a_last_day(
        string reason, Standaard standaard, int nummer, bool isJudicial, AanvraagStatus status, string? due, string? residence)
    {
        var terms = RequestTerms.Of(standaard, nummer, isJudicial, new(2026, 6, 8), new(2026, 6, 5));

        Assert.Equal((reason, Day(due), Day(residence)), (reason, terms.DueOn(status, WorkingDays.Dutch), terms.ResidenceBy));

        static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static GevraagdProduct.Nieuw Asked(string code = "45A04", string eenheid = "04") => new(
        new Product { Categorie = "45", Code = code }, July, December, new Omvang { Volume = 10, Eenheid = eenheid, Frequentie = "4" },
        null);

    private static GevraagdProduct.TeWijzigen Changed(long budget) => new(10072, July, null, null, budget);

    private static Toewijzing Assigned(string code, DateOnly einddatum, long? budget = null) => new()
    {
        Nummer = 10072,
        Bsn = new("999900006"),
        Aanbieder = Valid.Aanbieder,
        Product = new() { Categorie = "45", Code = code },
        Toewijzingsdatum = new(2026, 1, 1),
        Toewijzingstijd = new(9, 0),
        Ingangsdatum = new(2026, 1, 1),
        Einddatum = einddatum,
        Budget = budget,
        Bericht = new(301, "T1", new(2026, 1, 1)),
    };
}

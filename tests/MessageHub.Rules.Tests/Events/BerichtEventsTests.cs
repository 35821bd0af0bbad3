using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Events;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Events;

/// <summary>What others learn of a verdict.</summary>
public class BerichtEventsTests
{
    private static readonly RegisterSnapshot Register = Valid.Register();

    [Fact]
    public void A_new_allocation_is_in_force_and_grants_the_request_that_it_names()
    {
        var product = Valid.ToegewezenProduct() with { ReferentieAanbieder = "V001" };

        var events = Of(Valid.B301(Standaard.Ijw, product), RegisterSnapshot.Empty with { Aanvragen = [Valid.Aanvraag()] });

        var allocation = events.OfType<BerichtEvent.AllocationInForce>().Single();
        Assert.Equal(
            ("10072", 10072, "45A04", "V001"),
            (allocation.Subject, allocation.ToewijzingNummer, allocation.Code, allocation.ReferentieAanbieder));
        var decided = events.OfType<BerichtEvent.RequestDecided>().Single();
        Assert.Equal(("V001", RequestOutcome.Granted, null), (decided.Subject, decided.Decision, decided.RedenAfwijzingVerzoek));
        Assert.Equal([10072], decided.ToewijzingNummers);
        Assert.Equal(Outcome.Accepted, Assert.IsType<BerichtEvent.OwnMessageJudged>(events[^1]).Outcome);
        Assert.Equal(3, events.Count);
    }

    public static TheoryData<string, bool, ToegewezenProduct> Versions => new()
    {
        {
            "a later decision",
            true,
            Valid.ToegewezenProduct() with { Toewijzingsdatum = new(2026, 6, 8), Einddatum = new(2027, 1, 31), RedenWijziging = "04" }
        },
        { "the same version, sent again", false, Valid.ToegewezenProduct() },
        { "a version that another replaced already", false, Valid.ToegewezenProduct() with { Toewijzingsdatum = new(2025, 12, 1) } },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public void Only_a_version_that_changes_what_is_in_force_is_told(string reason, bool isTold, ToegewezenProduct version) => Assert.Equal(
        (reason, isTold), (reason, Of(Valid.B301(Standaard.Ijw, version), Register).OfType<BerichtEvent.AllocationInForce>().Any()));

    [Fact]
    public void A_message_that_is_held_or_refused_changes_nothing_but_how_it_stands()
    {
        var register = Valid.With(
            Valid.Toewijzing(), Valid.Toewijzing() with { Nummer = 10073, Product = new() { Categorie = "45", Code = "45A05" } });
        var holding = Judging.Rules.With(new WarningPolicy(new WarningChoice(null, null, true)));
        var bericht = Valid.B301();
        var held = Assessor.Assess(bericht, register, holding, Judging.Today);

        foreach (var (verdict, hold) in new[]
        {
            (held, OwnHold.Held), (held with { Outcome = Outcome.Rejected, Held = [] }, OwnHold.Refused)
        })
        {
            var only = Assert.IsType<BerichtEvent.OwnMessageJudged>(Assert.Single(BerichtEvents.Of(new(bericht, register, verdict))));
            Assert.Equal((verdict.Outcome, (OwnHold?)hold), (only.Outcome, only.Hold));
            Assert.Equal(("W004", "Neem ook op: toewijzing 10073."), Assert.Single(only.Warnings) is var w ? (w.Code, w.Remedy) : default);
        }
    }

    [Fact]
    public void A_message_of_our_own_that_a_rule_rejects_says_which()
    {
        var events = Of(Valid.B301(), Register with { SameIdentificatie = new(301, "ID301", Valid.Dagtekening) });

        Assert.Equal("TR056", Assert.Single(Assert.IsType<BerichtEvent.OwnMessageJudged>(Assert.Single(events)).Findings).Code);
    }

    [Theory]
    [InlineData("2", null, RequestOutcome.Research)]
    [InlineData("1", "7", RequestOutcome.Rejected)]
    public void A_319_decides_on_a_request(string answer, string? reden, RequestOutcome expected)
    {
        var events = Of(
            Valid.B319(Standaard.Ijw, new() { ReferentieAanbieder = "V001", VerzoekAntwoord = answer, RedenAfwijzingVerzoek = reden }),
            Register);

        var decided = events.OfType<BerichtEvent.RequestDecided>().Single();
        Assert.Equal(("V001", expected, reden), (decided.ReferentieAanbieder, decided.Decision, decided.RedenAfwijzingVerzoek));
        Assert.Empty(decided.ToewijzingNummers);
    }

    [Fact]
    public void A_request_says_what_it_asks_for()
    {
        var vot = Assert.IsType<BerichtEvent.RequestReceived>(Assert.Single(Of(Valid.B315(), RegisterSnapshot.Empty)));
        var vow = Assert.IsType<BerichtEvent.RequestReceived>(Assert.Single(Of(Valid.B317(), Valid.With(Valid.Toewijzing()))));

        Assert.Equal(("V100", new(null, "45", "45A04", new(2026, 7, 1), new(2026, 12, 31))), (vot.Subject, vot.Producten.Single()));
        Assert.Equal(
            [new RequestedProduct(10072, null, null, null, null), new(null, "44", "44A09", new(2026, 7, 1), new(2026, 12, 31))],
            vow.Producten);
    }

    [Fact]
    public void Starts_and_stops_are_told_as_they_come_and_when_they_are_deleted()
    {
        var start = Assert.IsType<BerichtEvent.Start>(Assert.Single(Of(Valid.B305(), Register)));
        var deleted = Assert.IsType<BerichtEvent.Start>(Assert.Single(Of(
            Valid.B305(Standaard.Ijw, Valid.StartProduct() with { Begindatum = Valid.Start().Begindatum, StatusAanlevering = "3" }),
            Register with { Starts = [Valid.Start()] })));
        var stop = Assert.IsType<BerichtEvent.Stop>(Assert.Single(Of(Valid.B307(), Register with { Starts = [Valid.Start()] })));

        Assert.Equal(("10072", "1", new DateOnly(2026, 1, 12)), (start.Subject, start.StatusAanlevering, start.Begindatum));
        Assert.Equal(("3", new DateOnly(2026, 1, 5)), (deleted.StatusAanlevering, deleted.Begindatum));
        Assert.Equal(("31", new DateOnly(2026, 5, 29), "1"), (stop.RedenBeeindiging, stop.Einddatum, stop.StatusAanlevering));
    }

    [Fact]
    public void A_claim_is_told_with_each_of_its_lines()
    {
        var wrong = Valid.Prestatie(referentie: "R002") with { ToewijzingNummer = 99999 };

        var events = Of(Valid.B323(Standaard.Ijw, Valid.Prestatie(), wrong), Register);

        Assert.Equal(
            ["R001 True ", "R002 False 9338"],
            events.OfType<BerichtEvent.ClaimLineSettled>().Select(l => $"{l.Subject} {l.IsGranted} {string.Join(' ', l.RetourCodes)}"));
        var whole = Assert.IsType<BerichtEvent.ClaimSettled>(events[^1]);
        Assert.Equal(("DN001", Outcome.Partly, 85000, 42500), (whole.Subject, whole.Outcome, whole.Submitted, whole.Granted));
    }

    [Fact]
    public void A_claim_that_is_held_is_told_when_it_has_its_answer()
    {
        var held = Valid.Register().WithAgreements(Claims.Agreement() with { ProductCode = "45A99" });

        Assert.Empty(Of(Valid.B323(), held));
    }

    [Fact]
    public void A_claim_that_is_rejected_before_its_lines_are_assessed_has_none()
    {
        var events = Of(Valid.B323(), Register with { SameDeclaratieNummer = new(323, "ID0", Valid.Dagtekening) });

        Assert.Equal(Outcome.Rejected, Assert.IsType<BerichtEvent.ClaimSettled>(Assert.Single(events)).Outcome);
    }

    [Theory]
    [InlineData("0200", false)]
    [InlineData("9056", true)]
    public void A_302_says_whether_ours_counts(string code, bool isUndone)
    {
        var own = new EarlierBericht(301, "ID301", Valid.Dagtekening);
        var bericht = Valid.B301() with { Identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 302) };
        bericht = bericht with { Header = bericht.Header with { RetourCodes = [code] } };
        var verdict = new Verdict { Outcome = Outcome.Accepted, Findings = [] };

        var only = Assert.Single(BerichtEvents.Of(new(bericht, RegisterSnapshot.Empty with { OwnBericht = own }, verdict)));

        Assert.Equal(new BerichtEvent.OwnMessageAnswered(301, "ID301", Valid.Dagtekening, isUndone), only);
    }

    [Fact]
    public void Judged_again_it_is_the_same() => Assert.Equal(
        Of(Valid.B323(), Register).Select(Text), Of(Valid.B323(), Register).Select(Text));

    private static string Text(BerichtEvent happened) => System.Text.Json.JsonSerializer.Serialize(happened, happened.GetType());

    private static List<BerichtEvent> Of(Bericht bericht, RegisterSnapshot register) =>
        [.. BerichtEvents.Of(new Judgement(bericht, register, Judging.Assess(bericht, register)))];
}

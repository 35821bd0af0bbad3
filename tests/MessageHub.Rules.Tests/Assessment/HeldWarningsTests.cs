using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Assessment;

public class HeldWarningsTests
{
    private static readonly RuleSet Holding = Judging.Rules.With(new WarningPolicy(new WarningChoice(Valid.Gemeente, "W004", true)));
    private static readonly Toewijzing Other = Valid.Toewijzing() with
    {
        Nummer = 10073, Product = new() { Categorie = "45", Code = "45A05" }
    };
    private static readonly RegisterSnapshot Register = Valid.With(Valid.Toewijzing(), Other);

    [Fact]
    public void A_warning_that_holds_says_its_code_what_was_found_and_what_would_pass()
    {
        var verdict = Assess(Register);

        Assert.Equal((Outcome.Held, "W004"), (verdict.Outcome, Assert.Single(verdict.Signals).Rule.Code));
        Assert.Equal(OwnHold.Held, OwnHolds.Of(Valid.B301(), verdict));
        var held = Assert.Single(verdict.Held);
        Assert.Equal(
            "W004: Een toewijzingsbericht bevat alle actuele toewijzingen van de cliënt bij deze aanbieder. Gevonden: Dagtekening = "
            + "08-06-2026 "
            + "(uit dit bericht); Einddatum = 31-12-2026 (uit de 301 van 15-12-2025 (toewijzing 10073)).",
            held.Reason);
        Assert.Equal("Neem ook op: toewijzing 10073.", held.Proposal);
    }

    [Fact]
    public void A_message_that_is_held_leaves_nothing_but_what_a_person_has_to_decide()
    {
        var bericht = Valid.B301();
        var effects = BerichtEffects.Of(bericht, Assess(Register), Register).List;

        Assert.Equal(["Hold", "HoldLine"], effects.Select(e => e.GetType().Name));
        Assert.Equal(Valid.Bsn, effects.OfType<RegisterEffect.Hold>().Single().OwnClient);
    }

    [Fact]
    public void A_warning_that_is_shown_holds_nothing() =>
        Assert.Equal(Outcome.Accepted, Assessor.Assess(Valid.B301(), Register, Judging.Rules, Judging.Today).Outcome);

    [Fact]
    public void A_message_is_let_go_when_all_that_holds_it_is_confirmed()
    {
        var verdict = Assess(Register, Assess(Register).Held);

        Assert.Equal((Outcome.Accepted, 0, 1), (verdict.Outcome, verdict.Held.Count, verdict.Decided.Count));
        Assert.Equal(OwnHold.Confirmed, OwnHolds.Of(Valid.B301(), verdict));
    }

    [Theory]
    [InlineData("another allocation is left out too", "2026-12-31", "2026-12-31")]
    [InlineData("the one that is left out ends on another day", "2026-11-30", null)]
    public void What_says_something_else_now_is_not_confirmed(string reason, string end, string? endOfAnother)
    {
        var now = Register.Toewijzingen.ToDictionary();
        now[Other.Nummer] = Other with { Einddatum = Day(end) };
        if (endOfAnother is not null)
            now[10074] = Other with { Nummer = 10074, Product = new() { Categorie = "45", Code = "45A06" }, Einddatum = Day(endOfAnother) };

        var verdict = Assess(Register with { Toewijzingen = now }, Assess(Register).Held);

        Assert.Equal((reason, Outcome.Held), (reason, verdict.Outcome));
    }

    [Fact]
    public void A_rule_that_is_broken_by_now_rejects_what_was_confirmed()
    {
        var verdict = Assess(Register with { SameIdentificatie = new(301, "ID301", Valid.Dagtekening) }, Assess(Register).Held);

        Assert.Equal(Outcome.Rejected, verdict.Outcome);
        Assert.Null(OwnHolds.Of(Valid.B301(), verdict));
    }

    public static TheoryData<string, bool, Bericht, Bsn> Behind => new()
    {
        { "a 301 about the same client", true, Valid.B301(), Valid.Bsn },
        { "a 301 about another client", false, Valid.B301(), Valid.OtherBsn },
        { "a 319 on a request of the same client", true, Valid.B319(), Valid.Bsn },
        { "a 319 on a request of another client", false, Valid.B319(), Valid.OtherBsn },
        { "a start of the same client, which is not ours", false, Valid.B305(), Valid.Bsn },
    };

    [Theory]
    [MemberData(nameof(Behind))]
    public void What_comes_later_about_the_same_client_does_not_overtake(string reason, bool waits, Bericht later, Bsn held)
    {
        var register = Valid.Register() with { HeldOwn = [new(held, new(301, "T1", Valid.Dagtekening))] };

        var verdict = Assessor.Assess(later, register, Judging.Rules, Judging.Today);

        Assert.Equal((reason, waits), (reason, verdict.Outcome is Outcome.Held));
        Assert.Equal(
            waits ? "Een eerder bericht over dezelfde cliënt wacht op een besluit: de 301 met identificatie T1." : null,
            verdict.HeldBecause);
    }

    [Fact]
    public void What_is_wrong_by_itself_is_rejected_though_it_comes_later()
    {
        var register = Valid.Register() with { HeldOwn = [new(Valid.Bsn, new(301, "T1", Valid.Dagtekening))] };
        var wrong = Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { Einddatum = new(2025, 12, 31) });

        Assert.Equal(Outcome.Rejected, Assessor.Assess(wrong, register, Judging.Rules, Judging.Today).Outcome);
    }

    private static Verdict Assess(RegisterSnapshot register, IReadOnlyList<LineToDecide>? confirmed = null) => Assessor.Assess(
        Valid.B301(),
        register,
        Holding,
        Judging.Today,
        confirmed?.ToDictionary(w => w.Reference, Decision (_) => new Decision.Grant()));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}

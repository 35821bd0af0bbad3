using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Assessment;

public class ClaimAssessmentTests
{
    /// <summary>Agreements with the aanbieder, none for its product: every debit that no rule rejects waits.</summary>
    private static readonly Agreement Elsewhere = Claims.Agreement() with { ProductCode = "99X99" };

    [Theory]
    [InlineData("debit first")]
    [InlineData("credit first")]
    public void Credits_go_before_debits_wherever_they_stand(string order)
    {
        var april = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 10);
        var register = Total(10).WithPrestaties(april);
        var debit = Claims.Line("2026-04-01", "2026-04-30", 10, referentie: "R001");
        var verdict = Assess(
            order == "debit first" ? Claims.Of(debit, Claims.CreditOf(april)) : Claims.Of(Claims.CreditOf(april), debit), register);
        Assert.Equal(Outcome.Accepted, verdict.Outcome);
        Assert.Equal(0, verdict.Granted);
    }

    [Fact]
    public void A_credit_that_is_rejected_takes_nothing_off()
    {
        var april = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 10);
        var credit = Claims.CreditOf(april) with { ProductTarief = 8400 };
        var verdict = Assess(
            Claims.Of(credit.WithBedrag(84000), Claims.Line("2026-05-01", "2026-05-31", 1)), Total(10).WithPrestaties(april));
        Assert.Equal(["TR323", "TR322"], verdict.Findings.Select(f => f.Rule.Code));
        Assert.Equal(Outcome.Rejected, verdict.Outcome);
    }

    [Fact]
    public void A_debit_that_overshoots_does_not_count_for_the_next()
    {
        // Of 10 hours: 6, then 5 does not fit, then 4 does.
        var lines = new[]
        {
            Claims.Line("2026-01-01", "2026-01-31", 6, referentie: "R001"),
            Claims.Line("2026-02-01", "2026-02-28", 5, referentie: "R002"),
            Claims.Line("2026-03-01", "2026-03-31", 4, referentie: "R003"),
            Claims.Line("2026-04-01", "2026-04-30", 1, referentie: "R004"),
        };
        var verdict = Assess(Claims.Of(lines), Total(10));
        Assert.Equal([lines[1], lines[3]], verdict.Findings.Select(f => f.Instance));
        Assert.All(verdict.Findings, f => Assert.Equal("TR322", f.Rule.Code));
        Assert.Equal(Outcome.Partly, verdict.Outcome);
        Assert.Equal(85000, verdict.Granted);
        AssertAddsUp(verdict);
    }

    [Fact]
    public void A_budget_is_used_in_document_order()
    {
        var lines = new[]
        {
            Claims.Line("2026-01-01", "2026-01-31", 60000, "83", referentie: "R001"),
            Claims.Line("2026-02-01", "2026-02-28", 50000, "83", referentie: "R002"),
            Claims.Line("2026-03-01", "2026-03-31", 40000, "83", referentie: "R003"),
        };
        var verdict = Assess(Claims.Of(lines), Valid.With(Valid.Toewijzing() with { Product = null, Omvang = null, Budget = 100000 }));
        Assert.Same(lines[1], Assert.Single(verdict.Findings).Instance);
        Assert.Equal(100000, verdict.Granted);
        AssertAddsUp(verdict);
    }

    [Fact]
    public void A_debit_that_another_rule_rejects_is_judged_and_does_not_count()
    {
        var lines = new[]
        {
            Claims.Line("2026-01-01", "2026-01-31", 10, referentie: "R001") with { ProductCode = "45A03" },
            Claims.Line("2026-02-01", "2026-02-28", 10, referentie: "R002"),
        };
        var verdict = Assess(Claims.Of(lines), Total(10));
        Assert.Equal("TR340", Assert.Single(verdict.Findings).Rule.Code);
        Assert.Equal(85000, verdict.Granted);
    }

    [Fact]
    public void The_horizon_of_an_open_ended_allocation_moves_with_the_lines()
    {
        // 10 hours a month from January, 15 granted: to February 20 fit, and 50 when May was judged before it.
        var open = Valid.With(Valid.Toewijzing() with { Einddatum = null });
        var (february, may) = (
            Claims.Line("2026-02-01", "2026-02-28", 10, referentie: "R002"),
            Claims.Line("2026-05-01", "2026-05-31", 10, referentie: "R005"));
        var earlier = open.WithPrestaties(Claims.Earlier("R901", "2026-01-01", "2026-01-31", 15));
        Assert.Same(february, Assert.Single(Assess(Claims.Of(february, may), earlier).Findings).Instance);
        Assert.Empty(Assess(Claims.Of(may, february), earlier).Findings);
    }

    [Fact]
    public void Lines_of_an_unknown_client_are_not_judged()
    {
        var theirs = Valid.Prestatie(referentie: "R001") with { ToewijzingNummer = 99999, ProductTarief = 1 };
        var mine = Valid.Prestatie(referentie: "R001");
        var claim = Valid.Claim(
            Standaard.Ijw,
            new Client { Bsn = Valid.OtherBsn, Prestaties = [theirs] },
            new Client { Bsn = Valid.Bsn, Prestaties = [mine, Claims.Line("2026-04-01", "2026-04-30", 5, referentie: "R002")] });
        var verdict = Judging.Assess(claim, Valid.Register());
        Assert.Empty(verdict.On(theirs));
        Assert.Equal(["TR304", "TR314"], verdict.Findings.Select(f => f.Rule.Code)); // its number counts for the others
        Assert.Same(mine, verdict.Findings[1].Instance);
        Assert.Equal(Outcome.Partly, verdict.Outcome);
        Assert.Equal(42500, verdict.Granted);
    }

    [Fact]
    public void Of_an_unknown_client_nothing_is_used_up()
    {
        // The line of the unknown client stands on the allocation of the other, and would take all of it.
        var claim = Claims.InDecember(Valid.Claim(
            Standaard.Ijw,
            new Client { Bsn = Valid.OtherBsn, Prestaties = [Claims.Line("2026-04-01", "2026-04-30", 10, referentie: "R001")] },
            new Client { Bsn = Valid.Bsn, Prestaties = [Claims.Line("2026-05-01", "2026-05-31", 10, referentie: "R002")] }));
        var verdict = Assess(claim, Total(10));
        Assert.Equal("TR304", Assert.Single(verdict.Findings).Rule.Code);
        Assert.Equal(85000, verdict.Granted);
    }

    [Fact]
    public void On_an_unknown_allocation_a_second_debit_is_told_as_well()
    {
        var register = Valid.Register()
            .WithPrestaties(Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5) with { ToewijzingNummer = 99999 });
        var claim = Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ToewijzingNummer = 99999 });
        Assert.Equal(["TR338", "TR389"], Judging.Codes(claim, register));
    }

    [Theory]
    [InlineData("granted first")]
    [InlineData("held first")]
    public void Any_debit_of_a_claim_that_waits_blocks_another(string order)
    {
        // R901 waits in a claim with a finding of its own, because R900 stood before it. Crediting R900 does not free the month.
        var granted = Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5);
        var held = granted with { ReferentieNummer = "R901", State = PrestatieState.Held, Bericht = new(323, "ID323H", new(2026, 6, 2)) };
        var register = order == "granted first"
            ? Valid.Register().WithPrestaties(granted, held)
            : Valid.Register().WithPrestaties(held, granted);
        var claim = Valid.B323(Standaard.Ijw, Claims.CreditOf(granted), Valid.Prestatie());
        var finding = Assert.Single(Judging.Assess(claim, register).Findings);
        Assert.Equal("TR389", finding.Rule.Code);
        Assert.Contains("prestatie R901", Explanation.Of(finding));
    }

    [Fact]
    public void A_line_without_a_fitting_agreement_waits()
    {
        var claim = Valid.B323();
        var verdict = Judging.Assess(claim, Valid.Register().WithAgreements(Elsewhere));
        Assert.Equal(Outcome.Held, verdict.Outcome);
        Assert.Empty(verdict.Findings);
        Assert.Equal(42500, verdict.Submitted);
        Assert.Null(verdict.Granted);
        var waiting = Assert.Single(verdict.Held);
        Assert.Same(claim.Declaratie!.Clienten[0].Prestaties![0], waiting.Instance);
        Assert.Equal("Er is geen tariefafspraak voor product 45A04 in eenheid 04 op 01-05-2026.", waiting.Reason);
        Assert.StartsWith("De aanbieder vertrouwt op de toewijzing", waiting.Proposal);

        var generic = Valid.With(Valid.Toewijzing() with { Product = null, Omvang = null, Budget = 100000 });
        Assert.Contains("afwijzen met 0611", Assert.Single(Judging.Assess(claim, generic.WithAgreements(Elsewhere)).Held).Proposal);
    }

    [Fact]
    public void A_line_with_two_fitting_agreements_waits()
    {
        // Only an error in the agreements can do this; whichever was picked, it could be the wrong one (tariffs.md §4).
        var cheap = Claims.Agreement(8000) with { Row = 3, GeldigVan = new(2023, 1, 1) };
        var verdict = Judging.Assess(Valid.B323(), Valid.Register().WithAgreements(Claims.Agreement(), cheap));
        Assert.Equal(Outcome.Held, verdict.Outcome);
        Assert.Empty(verdict.Findings);
        var waiting = Assert.Single(verdict.Held);
        Assert.Equal(
            "Er zijn 2 tariefafspraken tegelijk voor product 45A04 in eenheid 04 op 01-05-2026: "
            + "afspraak 1 (45A04, eenheid 04, vanaf 01-01-2022) en afspraak 2 (45A04, eenheid 04, vanaf 01-01-2023).",
            waiting.Reason);
        Assert.StartsWith("Herstel de afspraken", waiting.Proposal);

        var mended = Judging.Assess(
            Valid.B323(), Valid.Register().WithAgreements(Claims.Agreement() with { GeldigTot = new(2022, 12, 31) }, cheap));
        Assert.Equal("TR418", Assert.Single(mended.Findings).Rule.Code);
    }

    [Fact]
    public void Two_fitting_agreements_do_not_save_a_line_that_a_rule_rejects()
    {
        var twice = Valid.Register().WithAgreements(Claims.Agreement(), Claims.Agreement() with { GeldigVan = new(2023, 1, 1) });
        var tooMuch = Judging.Assess(Valid.B323(Standaard.Ijw, Claims.Line("2026-05-01", "2026-05-31", 11)), twice);
        Assert.Equal((Outcome.Rejected, "TR321"), (tooMuch.Outcome, Assert.Single(tooMuch.Findings).Rule.Code));

        // No conversion leads from these hours to pieces, agreed twice or not: that is a wrong unit, no work for a person.
        var generic = Valid.With(Valid.Toewijzing() with { Product = null, Omvang = null, Budget = 100000 });
        var pieces = generic.WithAgreements(
            Claims.Agreement(eenheid: "82"), Claims.Agreement(eenheid: "82") with { GeldigVan = new(2023, 1, 1) });
        Assert.Equal("TR341", Assert.Single(Judging.Assess(Valid.B323(), pieces).Findings).Rule.Code);
    }

    [Fact]
    public void What_is_rejected_anyway_does_not_wait()
    {
        var claim = Valid.B323(Standaard.Ijw, Claims.Line("2026-05-01", "2026-05-31", 11, tarief: 1));
        var verdict = Judging.Assess(claim, Valid.Register().WithAgreements(Elsewhere));
        Assert.Equal(Outcome.Rejected, verdict.Outcome);
        Assert.Equal("TR321", Assert.Single(verdict.Findings).Rule.Code);
        Assert.Empty(verdict.Held);
        Assert.Equal(0, verdict.Granted);
    }

    [Fact]
    public void A_credit_never_waits()
    {
        var april = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5);
        var verdict = Judging.Assess(
            Valid.B323(Standaard.Ijw, Claims.CreditOf(april)), Valid.Register().WithPrestaties(april).WithAgreements(Elsewhere));
        Assert.Equal(Outcome.Accepted, verdict.Outcome);
        Assert.Equal(-42500, verdict.Granted);
    }

    [Fact]
    public void A_line_that_waits_counts_for_the_lines_after_it()
    {
        // It may still be granted; when it is rejected, the next fits after all.
        var lines = new[]
        {
            Claims.Line("2026-04-01", "2026-04-30", 6, referentie: "R001"),
            Claims.Line("2026-05-01", "2026-05-31", 5, referentie: "R002"),
        };
        var (claim, register) = (Claims.Of(lines), Total(10).WithAgreements(Elsewhere));
        var held = Assess(claim, register);
        Assert.Equal(Outcome.Held, held.Outcome);
        Assert.Same(lines[0], Assert.Single(held.Held).Instance);
        Assert.Same(lines[1], Assert.Single(held.Findings).Instance);

        var granted = Assess(claim, register, ("R001", new Decision.Grant()));
        Assert.Equal((Outcome.Partly, 51000L), (granted.Outcome, granted.Granted));
        Assert.Equal(["TR322"], granted.Findings.Select(f => f.Rule.Code));
        AssertAddsUp(granted);

        var rejected = Assess(claim, register, ("R001", new Decision.Reject("0611")));
        Assert.Equal(Outcome.Held, rejected.Outcome);
        Assert.Same(lines[1], Assert.Single(rejected.Held).Instance);
        Assert.Same(lines[0], Assert.Single(rejected.Findings).Instance);
    }

    [Fact]
    public void A_person_decides_per_line()
    {
        var lines = new[]
        {
            Claims.Line("2026-04-01", "2026-04-30", 6, referentie: "R001"),
            Claims.Line("2026-05-01", "2026-05-31", 5, referentie: "R002"),
        };
        var (claim, register) = (Claims.Of(lines), Valid.Register().WithAgreements(Elsewhere));
        Assert.Equal(2, Assess(claim, register).Held.Count);

        var half = Assess(claim, register, ("R001", new Decision.Grant()));
        Assert.Equal(Outcome.Held, half.Outcome);
        Assert.Same(lines[1], Assert.Single(half.Held).Instance);
        Assert.Same(lines[0], Assert.Single(half.Decided).Instance);
        Assert.Null(half.Granted);

        var all = Assess(claim, register, ("R001", new Decision.Grant()), ("R002", new Decision.Grant()));
        Assert.Equal((Outcome.Accepted, 93500L), (all.Outcome, all.Granted));

        var one = Assess(claim, register, ("R001", new Decision.Grant()), ("R002", new Decision.Reject("0611")));
        Assert.Equal((Outcome.Partly, 51000L), (one.Outcome, one.Granted));
        var finding = Assert.Single(one.On(lines[1]));
        Assert.Equal(("TR418", "0611"), (finding.Rule.Code, finding.RetourCode));
        Assert.Contains("een medewerker heeft deze regel afgewezen", Explanation.Of(finding));
        AssertAddsUp(one);

        var none = Assess(claim, register, ("R001", new Decision.Reject("0611")), ("R002", new Decision.Reject("0611")));
        Assert.Equal((Outcome.Rejected, 0L), (none.Outcome, none.Granted));
        AssertAddsUp(none);
    }

    [Fact]
    public void A_decision_does_not_undo_a_rule()
    {
        var claim = Valid.B323(Standaard.Ijw, Claims.Line("2026-05-01", "2026-05-31", 11));
        var verdict = Assess(claim, Valid.Register().WithAgreements(Elsewhere), ("R001", new Decision.Grant()));
        Assert.Equal(Outcome.Rejected, verdict.Outcome);

        // Nor is it asked for once an agreement was added: the line is judged by it.
        var agreed = Assess(Valid.B323(), Valid.Register().WithAgreements(Claims.Agreement()), ("R001", new Decision.Reject("0611")));
        Assert.Equal(Outcome.Accepted, agreed.Outcome);
    }

    [Fact]
    public void Granted_and_rejected_add_up_to_submitted()
    {
        // A debit granted, a debit rejected, a credit granted, a credit rejected, and a client that is unknown.
        var (march, april) = (Claims.Earlier("R903", "2026-03-01", "2026-03-31", 7), Claims.Earlier("R904", "2026-04-01", "2026-04-30", 3));
        var claim = Claims.InDecember(Valid.Claim(
            Standaard.Ijw,
            new Client
            {
                Bsn = Valid.OtherBsn,
                Prestaties = [Claims.Line("2026-01-01", "2026-01-31", 2, referentie: "R001") with { ToewijzingNummer = 10074 }]
            },
            new Client
            {
                Bsn = Valid.Bsn,
                Prestaties =
                [
                    Claims.Line("2026-05-01", "2026-05-31", 5, referentie: "R002"),
                    Claims.Line("2026-06-01", "2026-06-30", 11, referentie: "R003"),
                    Claims.CreditOf(march, "C001"),
                    Claims.CreditOf(april, "C002"),
                ],
            }));
        var verdict = Assess(claim, Valid.Register().WithPrestaties(march));
        Assert.Equal(["TR304", "TR321", "TR323"], verdict.Findings.Select(f => f.Rule.Code));
        Assert.Equal(Outcome.Partly, verdict.Outcome);
        Assert.Equal((2 + 5 + 11 - 7 - 3) * 8500, verdict.Submitted);
        Assert.Equal((5 - 7) * 8500, verdict.Granted);
        Assert.Equal(verdict.Submitted, verdict.Granted + ((2 + 11 - 3) * 8500));
    }

    [Fact]
    public void Rejecting_a_credit_raises_what_is_granted()
    {
        var april = Claims.Earlier("R904", "2026-04-01", "2026-04-30", 3);
        var verdict = Assess(Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 5), Claims.CreditOf(april)), Valid.Register());
        Assert.Equal((2 * 8500, 5 * 8500), (verdict.Submitted, verdict.Granted));
        AssertAddsUp(verdict);
    }

    [Fact]
    public void The_worked_claim_of_the_standard_answer()
    {
        var (client, other) = (Valid.Bsn, Valid.OtherBsn);
        Toewijzing Allocation(long nummer, Bsn bsn, string categorie, string code, long volume, string unit, string frequentie) =>
            Valid.Toewijzing() with
        {
            Nummer = nummer,
            Bsn = bsn,
            Product = new() { Categorie = categorie, Code = code },
            Omvang = Valid.Omvang(volume, unit, frequentie),
        };
        var register = Valid.With(
            Allocation(10072, client, "45", "45A04", 12, "04", "4"),
            Allocation(10073, client, "45", "45A53", 3, "04", "2"),
            Allocation(10074, other, "44", "44A09", 9, "14", "4"),
            Allocation(10075, other, "45", "45A04", 4, "04", "4")).WithAgreements(
            Claims.Agreement(),
            Claims.Agreement(8850) with { ProductCode = "45A53" },
            Claims.Agreement(31250, "14") with { ProductCategorie = "44", ProductCode = "44A09" });
        var p1 = Claims.Line("2026-05-01", "2026-05-31", 12, referentie: "R0501");
        var p2 = Claims.Line("2026-05-01", "2026-05-31", 20, tarief: 9000, referentie: "R0502") with
        {
            ToewijzingNummer = 10073, ProductCode = "45A53"
        };
        var p3 = Claims.Line("2026-05-01", "2026-05-31", 9, "14", 31250, "R0503") with
        {
            ToewijzingNummer = 10074, ProductCategorie = "44", ProductCode = "44A09",
        };
        var p4 = Claims.CreditOf(
            Claims.Earlier("R0377", "2026-03-01", "2026-03-31", 4) with { ToewijzingNummer = 10075, Bsn = other }, "R0504");
        var verdict = Judging.Assess(
            Valid.Claim(
                Standaard.Ijw, new Client { Bsn = client, Prestaties = [p1, p2] }, new Client { Bsn = other, Prestaties = [p3, p4] }),
            register);

        Assert.Equal(["9321", "0611"], verdict.On(p2).Select(f => f.RetourCode));
        Assert.Equal(["8017"], verdict.On(p4).Select(f => f.RetourCode));
        Assert.Equal(3, verdict.Findings.Count);
        Assert.Equal((529250, 383250), (verdict.Submitted, verdict.Granted));
        AssertAddsUp(verdict);
    }

    /// <summary>One allocation of this many hours in 2026.</summary>
    private static RegisterSnapshot Total(long hours) => Valid.With(Valid.Toewijzing() with { Omvang = Valid.Omvang(hours, "04", "6") });

    private static Verdict Assess(Bericht claim, RegisterSnapshot register, params (string Referentie, Decision Decision)[] decisions) =>
        Assessor.Assess(claim, register, Judging.Rules, Claims.Today, decisions.ToDictionary(d => d.Referentie, d => d.Decision));

    /// <summary>For a claim whose clients are all known: what was not found wrong is granted.</summary>
    private static void AssertAddsUp(Verdict verdict)
    {
        var rejected = verdict.Findings.Select(f => f.Instance).Distinct(ReferenceEqualityComparer.Instance).Cast<Prestatie>();
        Assert.Equal(verdict.Submitted, verdict.Granted + rejected.Sum(p => p.IngediendBedrag.SignedCents()));
    }
}

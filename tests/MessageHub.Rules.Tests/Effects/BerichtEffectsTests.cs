using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Catalogue;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Effects;

public class BerichtEffectsTests
{
    private const string Claim = "ReplaceEarlier CountBericht AddDeclaratie AddPrestatie";

    [Theory]
    [InlineData(301, "accepted", "CountBericht AddToewijzing", "a version of an allocation")]
    [InlineData(305, "accepted", "CountBericht AddStart", "a start")]
    [InlineData(307, "accepted", "CountBericht AddStop", "a stop")]
    [InlineData(315, "accepted", "CountBericht AddAanvraag", "a request for each product")]
    [InlineData(317, "accepted", "CountBericht AddAanvraag", "one request")]
    [InlineData(319, "accepted", "CountBericht AddAntwoord", "an answer")]
    [InlineData(323, "accepted", Claim, "its numbers and lines")]
    [InlineData(305, "header", "", "a rejected message uses up no number (R-004)")]
    [InlineData(323, "header", "ReplaceEarlier", "nor does a claim that was rejected before its lines")]
    [InlineData(323, "line", Claim, "a claim that was processed does")]
    [InlineData(323, "technical", "ReplaceEarlier", "at level 2 it was not processed")]
    [InlineData(323, "held", $"{Claim} Hold HoldLine", "a claim that waits keeps its numbers (R-078)")]
    public void Verdict_leaves(int nummer, string outcome, string expected, string reason)
    {
        var bericht = Valid.Bericht(nummer);
        var line = bericht.Declaratie?.Clienten[0].Prestaties?[0];
        var verdict = outcome switch
        {
            "accepted" => new Verdict { Outcome = Outcome.Accepted, Findings = [] },
            "header" => Rejected(TR056MessageIdentificationUnique.Rule, bericht.Header),
            "line" => Rejected(TR321VolumeFitsProductPeriod.Rule, line!),
            "technical" => Rejected(TR302NoStackedAllocations.Rule, line!),
            _ =>
                new() { Outcome = Outcome.Held, Findings = [], Held = [LineToDecide.Of(line!, "Geen afspraak.", "Leg de afspraak vast.")] },
        };

        var effects = BerichtEffects.Of(bericht, verdict, RegisterSnapshot.Empty);

        Assert.True(expected == NamesOf(effects), $"{reason}: {NamesOf(effects)}");
    }

    [Theory]
    [InlineData("held", false, PrestatieState.Held, "nothing is decided yet")]
    [InlineData("partly", false, PrestatieState.Granted, "a line without a finding")]
    [InlineData("partly", true, PrestatieState.Rejected, "a line falls with its client")]
    [InlineData("rejected", false, PrestatieState.Rejected, "the claim as a whole")]
    public void Line_of_a_claim_is(string outcome, bool clientFails, PrestatieState expected, string reason)
    {
        var claim = Valid.B323();
        var finding = new Finding(
            TR321VolumeFitsProductPeriod.Rule, clientFails ? claim.Declaratie!.Clienten[0] : claim.Declaratie!, new("Verander het."));
        var verdict = new Verdict { Outcome = Enum.Parse<Outcome>(outcome, ignoreCase: true), Findings = [finding] };

        Assert.All(ClaimedLines.Of(claim, verdict), line => Assert.True(expected == line.State, reason));
    }

    [Theory]
    [InlineData(true, "AnswerOwn", "no code is no rejection")]
    [InlineData(true, "AnswerOwn", "nor is nothing to remark, or not assessed", "0200", "0233")]
    [InlineData(true, "AnswerOwn UndoOwn", "any other code is", "0200", "9056")]
    [InlineData(false, "", "a return that belongs to nothing has no effect (R-081)", "9056")]
    public void Return_leaves(bool belongs, string expected, string reason, params string[] codes)
    {
        var own = Valid.B301();
        var answer = own with
        {
            Identity = own.Identity.InSameRelease(302),
            Client = own.Client! with { RetourCodes = codes, ToegewezenProducten = null },
        };
        var register = RegisterSnapshot.Empty with { OwnBericht = belongs ? EarlierBericht.Of(own) : null };

        var effects = BerichtEffects.Of(answer, new() { Outcome = Outcome.Accepted, Findings = [] }, register);

        Assert.True(expected == NamesOf(effects), $"{reason}: {NamesOf(effects)}");
        Assert.Equal(expected.Contains("UndoOwn", StringComparison.Ordinal), effects.UndoesOwn);
    }

    [Fact]
    public void Deletion_takes_back_what_was_delivered_before_and_not_what_is_delivered_with_it()
    {
        var start = Valid.StartProduct();
        var earlier = new Start(start.ToewijzingNummer, start.Product, start.Begindatum, new(305, "L0", new(2026, 2, 2)));
        var register = RegisterSnapshot.Empty with { Starts = [earlier, earlier with { Begindatum = new(2026, 3, 2) }] };
        var bericht = Valid.B305(default, start, start with { StatusAanlevering = "3" });

        var effects = BerichtEffects.Of(bericht, new() { Outcome = Outcome.Accepted, Findings = [] }, register);

        Assert.Equal("CountBericht DeleteStart AddStart", NamesOf(effects));
        Assert.Same(earlier, effects.List.OfType<RegisterEffect.DeleteStart>().Single().Start);
    }

    [Fact]
    public void Effect_does_not_show_what_is_in_it() =>
        Assert.Equal("AddAntwoord", new RegisterEffect.AddAntwoord("V1", "2").ToString());

    private static Verdict Rejected(Rule rule, Klasse instance) =>
        new() { Outcome = Outcome.Rejected, Findings = [new(rule, instance, new("Verander het."))] };

    private static string NamesOf(BerichtEffects effects) => string.Join(' ', effects.List.Select(e => e.GetType().Name));
}

using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Assessment;

/// <summary>Starts and stops for which the register was asked at one moment, judged as if it had been asked after each.</summary>
public class InOrderTests
{
    private static readonly DateOnly B = new(2026, 2, 2);
    private static readonly DateOnly Later = new(2026, 5, 4);
    private static readonly DateOnly Today = new(2026, 6, 8);
    private static readonly Bsn Third = new("999900031");

    public static TheoryData<string, string, string> Stories => new()
    {
        // reason, messages, what becomes of each: + accepted, else the codes
        { "a stop finds the start before it", "start, stop", "+ +" },
        { "without that start there is nothing to stop", "stop, start", "9069 +" },
        { "the start of another client is no start of this one", "start other, stop", "+ 9069" },
        { "a start that was rejected leaves nothing", "start unknown, stop", "9019 9069" },
        { "the same start again", "start, start", "+ 9074,9326" },
        { "another start while the first one runs", "start, start later", "+ 9326" },
        { "another start after a temporary stop", "start, stop temporary, start later", "+ + +" },
        { "a start that was taken back can be delivered anew", "start, delete, start", "+ + +" },
        { "a start that was taken back cannot be stopped", "start, delete, stop", "+ + 9069" },
        { "what was not delivered cannot be taken back", "delete, start, delete", "9063 + +" },
        { "a stop that was taken back stops nothing", "start, stop, undo, stop", "+ + + +" },
        { "a stopped start cannot be taken back", "start, stop, delete", "+ + 9071" },
        {
            "a message takes back what was delivered before it, and delivers something else", "start, correct, stop, start", "+ + 9069 9326"
        },
        { "the same Identificatie again, of another client", "start #1, start other #1", "+ 9056" },
        { "the same Identificatie of another kind of message", "start #1, stop #1", "+ +" },
        { "an Identificatie of a message that was rejected is not used up", "stop #1, start, stop #1", "9069 + +" },
        {
            "deliveries of several clients between each other",
            "start, start other, stop other, start third, stop, stop third",
            "+ + + + + +"
        },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void Each_is_judged_as_if_the_register_were_asked_after_those_before_it(string reason, string messages, string expected)
    {
        var register = Valid.With(
            Valid.Toewijzing(),
            Valid.Toewijzing() with { Nummer = 10073, Bsn = Valid.OtherBsn },
            Valid.Toewijzing() with { Nummer = 10074, Bsn = Third });
        var berichten = messages.Split(", ").Select((text, i) => BerichtOf(text.Split(' '), i)).ToList();

        var judged = Judgement.InOrder([.. berichten.Select(b => (b, register))], RuleCatalogue.All, Today);

        var actual = judged.Select(j => j.Verdict)
            .Select(
                v => v.Outcome is Outcome.Accepted ? "+" : string.Join(',', v.Findings.Select(f => f.Rule.RetourCode).Distinct().Order()));
        Assert.True(expected == string.Join(' ', actual), $"{reason}: {string.Join(' ', actual)}");
    }

    [Fact]
    public void After_a_return_that_undoes_the_register_is_asked_again()
    {
        var own = Valid.B301();
        var answer = own with
        {
            Identity = own.Identity.InSameRelease(302),
            Client = null,
            Header = own.Header with { RetourCodes = ["9056"], IdentificatieRetour = "R1", DagtekeningRetour = Today },
        };
        var empty = RegisterSnapshot.Empty;

        var judged = Judgement.InOrder([(own, empty), (answer, empty), (Valid.B305(), empty)], RuleCatalogue.All, Today);

        Assert.Equal([Outcome.Accepted, Outcome.Accepted], judged.Select(j => j.Verdict.Outcome));
        Assert.Equal(own.Header.BerichtIdentificatie.Identificatie, judged[1].Register.OwnBericht?.Identificatie);
        Assert.Throws<ArgumentException>(() => empty.Apply(judged[1].Effects, RegisterKeys.Of(Valid.B305())));
    }

    [Fact]
    public void What_was_loaded_does_not_change()
    {
        var register = Valid.Register();
        var start = Valid.B305();
        var effects = BerichtEffects.Of(start, new() { Outcome = Outcome.Accepted, Findings = [] }, register);

        var after = register.Apply(effects, RegisterKeys.Of(Valid.B307()));

        Assert.Empty(register.Starts);
        Assert.Equal("ID305", Assert.Single(after.Starts).Bericht.Identificatie);
        Assert.Null(after.SameIdentificatie);
    }

    /// <summary>The first word says what is delivered, the others of whom, when, and under which Identificatie.</summary>
    private static Bericht BerichtOf(string[] words, int at)
    {
        var (bsn, nummer) = words.Contains("other") ? (Valid.OtherBsn, 10073L) : words.Contains("third") ? (Third, 10074L) : (
            Valid.Bsn, Valid.ToewijzingNummer);
        var start = Valid.StartProduct() with
        {
            ToewijzingNummer = words.Contains("unknown") ? 999 : nummer, Begindatum = words.Contains("later") ? Later : B
        };
        var stop = Valid.StopProduct() with
        {
            ToewijzingNummer = nummer,
            Begindatum = B,
            RedenBeeindiging = words.Contains("temporary") ? "20" : "31",
            Einddatum = new(2026, 4, 13)
        };
        var bericht = words[0] switch
        {
            "start" => Valid.B305(default, start),
            "delete" => Valid.B305(default, start with { StatusAanlevering = "3" }),
            "correct" => Valid.B305(default, start with { Begindatum = Later }, start with { StatusAanlevering = "3" }),
            "stop" => Valid.B307(default, stop),
            "undo" => Valid.B307(default, stop with { StatusAanlevering = "3" }),
            _ => throw new ArgumentException("start, delete, correct, stop or undo", nameof(words)),
        };
        var identificatie = words.SingleOrDefault(w => w.StartsWith('#')) ?? $"M{at}";
        return bericht with
        {
            Client = bericht.Client! with { Bsn = bsn },
            Header = bericht.Header with
            {
                BerichtIdentificatie = bericht.Header.BerichtIdentificatie with { Identificatie = identificatie }
            },
        };
    }
}

using MessageHub.Berichten;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Composing;

public class RequestAnswerTests
{
    private static readonly Aanvraag Vot = Valid.Aanvraag();
    private static readonly Aanvraag Vow = Vot with { Bericht = new(317, "ID317", new(2026, 6, 1)) };
    private static readonly RequestDecision Research = new RequestDecision.Research();

    public static TheoryData<string, Standaard, Aanvraag, RequestDecision, RequestRefusal?> Decisions => new()
    {
        { "an open request is refused", Standaard.Ijw, Vot, Refuse("7"), null },
        { "a request in research is refused", Standaard.Iwmo, Vot with { Antwoorden = ["2"] }, Refuse("2"), null },
        { "an open request goes into research", Standaard.Iwmo, Vow, Research, null },
        { "research twice", Standaard.Ijw, Vot with { Antwoorden = ["2"] }, Research, RequestRefusal.AlreadyInResearch },
        { "refused before", Standaard.Ijw, Vot with { Antwoorden = ["1"] }, Refuse("7"), RequestRefusal.AlreadyDecided },
        {
            "granted before",
            Standaard.Ijw,
            Vot with { Toewijzingen = [new(1, new(2026, 6, 1), new(9, 0))] },
            Research,
            RequestRefusal.AlreadyDecided
        },
        { "a reason that does not exist", Standaard.Ijw, Vot, Refuse("10"), RequestRefusal.UnknownReason },
        { "reason 8 with the other gemeente", Standaard.Ijw, Vot, Refuse("8", "0363"), null },
        { "reason 8 without it", Standaard.Ijw, Vot, Refuse("8"), RequestRefusal.GemeenteMissing },
        { "reason 8 on a 317", Standaard.Ijw, Vow, Refuse("8", "0363"), RequestRefusal.ResidencePrincipleNotPossible },
        { "reason 8 in the Wmo", Standaard.Iwmo, Vot, Refuse("8", "0363"), RequestRefusal.ResidencePrincipleNotPossible },
        { "a gemeente with reason 5", Standaard.Ijw, Vot, Refuse("5", "0363"), RequestRefusal.GemeenteNotPossible },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_decision_is_possible_or_refused(
        string reason, Standaard standaard, Aanvraag aanvraag, RequestDecision decision, RequestRefusal? expected)
    {
        var (antwoord, refusal) = RequestAnswer.Compose(aanvraag, standaard, decision);
        Assert.Equal((reason, expected), (reason, refusal));
        Assert.Equal(expected is null, antwoord is not null);
        if (antwoord is null)
            return;

        // What is composed passes the rules, and no warning is left.
        var verdict = Judging.Assess(Valid.B319(standaard, antwoord), RegisterSnapshot.Empty with { Aanvragen = [aanvraag] });
        Assert.Empty(verdict.Findings);
        Assert.Empty(verdict.Signals);
    }

    public static TheoryData<string, Aanvraag, GevraagdProduct.Nieuw?, RequestRefusal?> Grants => new()
    {
        { "as asked", Vot with { Gevraagd = [Asked] }, null, null },
        { "otherwise", Vot with { Gevraagd = [Asked] }, Asked with { Einddatum = null }, null },
        { "a 317 as asked", Vow with { Gevraagd = [Asked] }, null, null },
        { "a 317 otherwise", Vow with { Gevraagd = [Asked] }, Asked, RequestRefusal.OnlyAsAsked },
        { "what a judge ordered, as asked", Vot with { Gevraagd = [Asked], Verwijzer = "08" }, null, null },
        { "what a judge ordered, otherwise", Vot with { Gevraagd = [Asked], Verwijzer = "08" }, Asked, RequestRefusal.OnlyAsOrdered },
        { "as asked, and what was asked is not known", Vot with { Gevraagd = [] }, null, RequestRefusal.ContentUnknown },
        { "otherwise, and what was asked is not known", Vot with { Gevraagd = [] }, Asked, null },
        { "refused before", Vot with { Gevraagd = [Asked], Antwoorden = ["1"] }, null, RequestRefusal.AlreadyDecided },
        { "from research", Vot with { Gevraagd = [Asked], Antwoorden = ["2"] }, null, null },
    };

    [Theory]
    [MemberData(nameof(Grants))]
    public void Granting_is_possible_or_refused(
        string reason, Aanvraag aanvraag, GevraagdProduct.Nieuw? otherwise, RequestRefusal? expected) => Assert.Equal(
        (reason, expected), (reason, RequestAnswer.WhyNot(aanvraag, Standaard.Ijw, new RequestDecision.Grant(otherwise))));

    [Fact]
    public void Every_refusal_is_a_sentence() => Assert.All(
        Enum.GetValues<RequestRefusal>(), refusal => Assert.Matches(@"\A[A-Z].*\.\z", refusal.Describe()));

    private static GevraagdProduct.Nieuw Asked => new(
        new() { Categorie = "45", Code = "45A04" }, new(2026, 7, 1), new(2026, 12, 31),
        new() { Volume = 10, Eenheid = "04", Frequentie = "4" }, null);

    private static RequestDecision.Refuse Refuse(string reden, string? gemeente = null) => new(reden, gemeente);
}

using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR304Tests
{
    private static readonly TestedRule Rule = new("TR304");

    [Theory]
    [EachFamily]
    public void A_claimed_client_has_an_allocation(Standaard standaard)
    {
        var (claim, toewijzing) = (Valid.B323(standaard), Valid.Toewijzing(standaard));
        Rule.Accepts("323: client with an allocation", claim, Valid.Register(standaard));
        Rule.Accepts("323: an expired allocation will do", claim, Valid.With(toewijzing with { Einddatum = new(2026, 1, 31) }));
        Rule.Accepts("323: a deleted allocation will do (TR384)", claim, Valid.With(Deleted(toewijzing)));
        Rule.Rejects("323: no allocation at all", claim);

        var finding = Assert.Single(Judging.Assess(claim).Findings);
        Assert.Same(claim.Declaratie!.Clienten[0], finding.Instance);
        Assert.Equal("8187", finding.RetourCode);
    }

    [Theory]
    [EachFamily]
    public void A_debit_is_on_an_allocation_of_its_own_client(Standaard standaard)
    {
        var other = Valid.Toewijzing(standaard) with { Bsn = Valid.OtherBsn };
        var register = Valid.With(other) with { ClientsWithToewijzing = new HashSet<Bsn> { Valid.Bsn, Valid.OtherBsn } };
        var claim = Valid.B323(standaard);
        Rule.Rejects("323: the allocation is of another client", claim, register);
        new TestedRule("TR338").Accepts("323: it is known all the same", claim, register);
        Assert.Same(claim.Declaratie!.Clienten[0].Prestaties![0], Assert.Single(Rule.FindingsIn(claim, register)).Instance);
        Rule.Accepts("323: an unknown allocation is TR338", claim, register with { Toewijzingen = new Dictionary<long, Toewijzing>() });

        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        Rule.Accepts(
            "323: a credit is not held against the allocation (R-066)",
            Valid.B323(standaard, Claims.CreditOf(debit)), register.WithPrestaties(debit));
    }

    [Theory]
    [EachFamily]
    public void A_change_is_asked_for_a_client_with_an_allocation(Standaard standaard)
    {
        var (verzoek, toewijzing) = (Valid.B317(standaard), Valid.Toewijzing(standaard));
        Rule.Accepts("317: client with an allocation", verzoek, Valid.With(toewijzing));
        Rule.Accepts("317: expired is TR350", verzoek, Valid.With(toewijzing with { Einddatum = new(2026, 1, 31) }));
        Rule.Rejects("317: none", verzoek);
        Rule.Rejects("317: only a deleted one", verzoek, Valid.With(Deleted(toewijzing)));
        Rule.Rejects("317: only of another client", verzoek, Valid.With(toewijzing with { Bsn = Valid.OtherBsn }));
        Rule.Accepts("315: the client may be new", Valid.B315(standaard));
    }

    [Theory]
    [EachFamily]
    public void An_answered_client_is_in_the_claim(Standaard standaard)
    {
        var (answer, claim) = (Valid.B325(standaard), Valid.B323(standaard));
        Rule.AcceptsAnswer("325: client of the claim", answer, claim);
        Rule.RejectsAnswer("325: client the claim does not have", answer, OtherClient(claim));
    }

    [Fact]
    public void Explains_itself()
    {
        const string Definitie =
            "De Bsn is van een cliënt die hier bekend is, en een toewijzing waarop wordt gedeclareerd is van die cliënt. ";
        Rule.Explains(
            Definitie
                + "Gevonden: Bsn = (niet getoond) (dit bericht); toewijzing van deze cliënt = geen (de toewijzingen aan deze aanbieder). "
            + "Wat wel kan: Declareer voor een cliënt met een toewijzing van deze gemeente, of herstel de Bsn.",
            Valid.B323());
        Rule.Explains(
            Definitie + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Bsn = (niet getoond) (dit bericht); "
            + "Bsn = (niet getoond) (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Vermeld een ToewijzingNummer van deze cliënt.",
            Valid.B323(),
            Valid.With(Valid.Toewijzing() with { Bsn = Valid.OtherBsn }) with { ClientsWithToewijzing = new HashSet<Bsn> { Valid.Bsn } });
        Rule.Explains(
            Definitie + "Gevonden: Bsn = (niet getoond) (dit bericht); toewijzing van deze cliënt die niet verwijderd is = geen "
            + "(de toewijzingen aan deze aanbieder). Wat wel kan: Vraag zorg aan met een 315: wijzigen kan alleen voor een cliënt met een "
            + "toewijzing die niet verwijderd is.",
            Valid.B317());
        Rule.ExplainsAnswer(
            Definitie + "Gevonden: Bsn = (niet getoond) (dit bericht); deze cliënt = komt niet voor (de 323 van 08-06-2026). "
            + "Wat wel kan: Neem alleen cliënten uit de declaratie op in het antwoord.",
            Valid.B325(),
            OtherClient(Valid.B323()));
    }

    private static Toewijzing Deleted(Toewijzing toewijzing) =>
        toewijzing with { Einddatum = toewijzing.Ingangsdatum, RedenWijziging = "13" };

    private static Bericht OtherClient(Bericht claim) => claim with
    {
        Declaratie = claim.Declaratie! with { Clienten = [claim.Declaratie.Clienten[0] with { Bsn = Valid.OtherBsn }] },
    };
}

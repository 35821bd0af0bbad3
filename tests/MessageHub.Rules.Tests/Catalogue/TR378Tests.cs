using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Catalogue;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR378Tests
{
    private static readonly TestedRule Rule = new("TR378");

    /// <summary>A gemeente that ceased to be on 31-12-2025.</summary>
    private const string Merged = "0457";

    /// <summary>A list with one gemeente more, up to the end of 2025.</summary>
    private static readonly RuleSet WithPeriods = new([TR378MunicipalityCodeExists.Using(List("0457,Weesp,,2025-12-31,0363"))]);

    [Theory]
    [EachFamily(301)]
    [EachFamily(305)]
    [EachFamily(307)]
    [EachFamily(315)]
    [EachFamily(317)]
    [EachFamily(319)]
    [EachFamily(323)]
    [EachFamily(325)]
    public void The_gemeente_exists(Standaard standaard, int nummer)
    {
        var (bericht, register) = (Valid.Bericht(nummer, standaard), Valid.Register(standaard));
        Rule.Accepts("listed", At(bericht, "0384"), register);
        Rule.Rejects("not listed", At(bericht, "9999"), register);
    }

    [Theory]
    [EachFamily(301)]
    [EachFamily(305)]
    [EachFamily(307)]
    [EachFamily(315)]
    [EachFamily(317)]
    [EachFamily(323)]
    [EachFamily(325)]
    public void An_older_gemeente_will_do_for_an_older_allocation(Standaard standaard, int nummer)
    {
        var bericht = At(Starting(Valid.Bericht(nummer, standaard), new(2025, 12, 31)), Merged);
        Assert.True(Holds(bericht, From(standaard, new(2025, 12, 31))), "the allocation began on its last day");
        bericht = At(Starting(Valid.Bericht(nummer, standaard), new(2026, 1, 1)), Merged);
        Assert.False(Holds(bericht, From(standaard, new(2026, 1, 1))), "the allocation began a day later");
        if (nummer is not (301 or 315))
            Assert.False(Holds(bericht, RegisterSnapshot.Empty), "the allocation is unknown");
    }

    /// <summary>The built-in list: a day inside and one outside the period of a gemeente that went, and of one that came.</summary>
    [Theory]
    [EachFamily("Brielle went", "0501", "2022-12-31", "2023-01-01")]
    [EachFamily("Voorne aan Zee came", "1992", "2023-01-01", "2022-12-31")]
    [EachFamily("Weesp went in the middle of a year", "0457", "2022-03-23", "2022-03-24")]
    [EachFamily("Appingedam went", "0003", "2020-12-31", "2021-01-01")]
    public void The_list_knows_who_came_and_went(Standaard standaard, string reason, string code, string inside, string outside)
    {
        var (valid, gone) = (DateOnly.ParseExact(inside, "yyyy-MM-dd"), DateOnly.ParseExact(outside, "yyyy-MM-dd"));
        var bericht = At(Valid.B319(standaard), code);
        Rule.Accepts($"{reason}: on the Dagtekening", Dated(bericht, valid), Valid.Register(standaard));
        Rule.Rejects($"{reason}: not on it", Dated(bericht, gone), Valid.Register(standaard));
    }

    [Fact]
    public void The_answer_to_a_claim_refers_to_what_the_claim_refers_to()
    {
        var claim = At(Valid.B323(), Merged);
        var granted = At(Valid.B325(), Merged);
        granted = granted with { DeclaratieAntwoord = granted.DeclaratieAntwoord! with { Clienten = null } };
        bool HoldsFrom(DateOnly ingangsdatum) =>
            Assessor.CheckAnswer(granted, claim, From(Standaard.Ijw, ingangsdatum), WithPeriods, Judging.Today)
                .All(f => f.Rule.Code != Rule.Code);
        Assert.True(HoldsFrom(new(2025, 12, 31)), "an answer without lines, on an allocation of before");
        Assert.False(HoldsFrom(new(2026, 1, 1)), "on an allocation of after");
    }

    [Fact]
    public void An_operator_puts_in_a_newer_list()
    {
        var newer = RuleCatalogue.With(List("9998,Nieuwstad,2026-06-08,,", "0297,Zaltbommel,,2026-06-07,9998"));
        Assert.Empty(Assessor.Assess(At(Valid.B319(), "9998"), Valid.Register(), newer, Judging.Today).Findings);
        Assert.Equal(Rule.Code, Assert.Single(Assessor.Assess(Valid.B319(), Valid.Register(), newer, Judging.Today).Findings).Rule.Code);
        Assert.Equal(RuleCatalogue.All.Rules.Select(r => r.Code), newer.Rules.Select(r => r.Code));
    }

    [Fact]
    public void The_message_date_comes_first()
    {
        var bericht = At(Valid.B319(), Merged);
        Assert.False(Holds(bericht, Valid.Register()), "319: no other date counts");
        Assert.True(Holds(Dated(bericht, new(2025, 12, 31)), Valid.Register()), "319: valid on the Dagtekening");
        Assert.False(Holds(Dated(bericht, new(2026, 1, 1)), Valid.Register()), "319: a day later");
    }

    [Fact]
    public void One_allocation_is_enough()
    {
        var old = Valid.ToegewezenProduct() with { ToewijzingNummer = 2, Ingangsdatum = new(2025, 1, 1) };
        Assert.True(Holds(At(Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct(), old), Merged), Valid.Register()), "the second of two");
    }

    [Fact]
    public void A_request_may_refer_in_two_ways()
    {
        var register = From(Standaard.Ijw, new(2025, 1, 1));
        var verzoek = Valid.Verzoek() with { OngewijzigdeProducten = null, NieuweProducten = null };
        Assert.True(
            Holds(At(Valid.B317(Standaard.Ijw, verzoek with { TeWijzigenProducten = [Valid.TeWijzigenProduct()] }), Merged), register),
            "to change");
        Assert.False(
            Holds(At(Valid.B317(Standaard.Ijw, verzoek with { NieuweProducten = [Valid.NieuwProduct()] }), Merged), register),
            "new has none");
    }

    [Theory]
    [InlineData("listed", "1916", Accepts)]
    [InlineData("not listed", "9999", Rejects)]
    public void So_does_the_gemeente_that_has_to_pay(string reason, string gemeente, Ruling ruling)
    {
        var antwoord = Residence(gemeente);
        Rule.Gives(ruling, reason, Valid.B319(Standaard.Ijw, antwoord), Valid.Register());
        if (ruling is Rejects)
            Assert.Same(
                antwoord.Woonplaatsbeginsel,
                Assert.Single(Rule.FindingsIn(Valid.B319(Standaard.Ijw, antwoord), Valid.Register())).Instance);
    }

    [Fact]
    public void The_gemeente_that_has_to_pay_exists_on_the_message_date()
    {
        Assert.False(Holds(Valid.B319(Standaard.Ijw, Residence(Merged)), Valid.Register()), "merged before");
        Assert.True(Holds(Dated(Valid.B319(Standaard.Ijw, Residence(Merged)), new(2025, 12, 31)), Valid.Register()), "its last day");
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De gemeentecode bestaat op de dagtekening van het bericht, of bestond op de ingangsdatum van een betrokken toewijzing. "
        + "Gevonden: Ontvanger = 9999 (dit bericht); Dagtekening = 08-06-2026 (dit bericht); "
        + "Ontvanger = komt niet voor (de gemeentelijst van het CBS). Wat wel kan: Vul Ontvanger met een bestaande gemeentecode.",
        At(Valid.B323(), "9999"),
        Valid.Register());

    private static GemeenteList List(params string[] rows)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, ["code,label,valid_from,valid_to,successor", .. rows]);
            return GemeenteList.Of(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool Holds(Bericht bericht, RegisterSnapshot register) =>
        Assessor.Assess(bericht, register, WithPeriods, Judging.Today).Findings.Count == 0;

    private static Bericht At(Bericht bericht, string gemeente) => bericht with
    {
        Header = bericht.Identity.SentByGemeente
            ? bericht.Header with { Afzender = gemeente }
            : bericht.Header with { Ontvanger = gemeente },
    };

    private static Bericht Dated(Bericht bericht, DateOnly date) => bericht with
    {
        Header = bericht.Header with { BerichtIdentificatie = bericht.Header.BerichtIdentificatie with { Dagtekening = date } },
    };

    /// <summary>A message that carries first days itself, with this one.</summary>
    private static Bericht Starting(Bericht bericht, DateOnly date) => bericht.Identity.Nummer switch
    {
        301 => Valid.B301(bericht.Identity.Standaard, Valid.ToegewezenProduct(bericht.Identity.Standaard) with { Ingangsdatum = date }),
        315 =>
            Valid.B315(
                bericht.Identity.Standaard, Valid.AangevraagdProduct(bericht.Identity.Standaard) with { ToewijzingIngangsdatum = date }),
        _ => bericht,
    };

    private static RegisterSnapshot From(Standaard standaard, DateOnly date) =>
        Valid.With(Valid.Toewijzing(standaard) with { Ingangsdatum = date });

    private static Antwoord Residence(string gemeente) => new()
    {
        ReferentieAanbieder = "V001",
        VerzoekAntwoord = "1",
        RedenAfwijzingVerzoek = "8",
        Woonplaatsbeginsel = new() { Gemeente = gemeente },
    };
}

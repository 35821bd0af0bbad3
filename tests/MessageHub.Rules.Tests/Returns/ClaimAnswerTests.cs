using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using MessageHub.Rules.Returns;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Returns;

/// <summary>The decision table of returns.md §5.2: what a 325 holds.</summary>
public class ClaimAnswerTests
{
    private static readonly Prestatie TooMuch = Valid.Prestatie(referentie: "R002") with
    {
        ProductPeriode = Valid.Period("2026-04-01", "2026-04-30"),
        GeleverdVolume = 11,
        IngediendBedrag = new() { Bedrag = 93500, DebetCredit = "D" },
    };

    private static readonly Prestatie UnknownCredit = Valid.Prestatie(referentie: "R003") with
    {
        ProductReferentie = new() { ReferentieNummer = "R003", VorigReferentieNummer = "R777" },
        IngediendBedrag = new() { Bedrag = 42500, DebetCredit = "C" },
    };

    [Fact]
    public void Header_is_our_own_in_the_other_direction_and_tied_to_the_claim()
    {
        var claim = Valid.B323();
        var header = Answer(claim, Valid.Register()).Header;
        Assert.Equal((claim.Header.Ontvanger, claim.Header.Afzender), (header.Afzender, header.Ontvanger));
        Assert.Equal(new() { Identificatie = "A1", Dagtekening = Judging.Today }, header.BerichtIdentificatie);
        Assert.Equal(
            (claim.Header.BerichtIdentificatie, claim.Header.XsdVersie), (header.DeclaratieIdentificatie, header.XsdVersieDeclaratie));
        Assert.Equal("2.0.0", header.XsdVersie.BerichtXsdVersie);
    }

    [Fact]
    public void T2_level_2_gives_a_header_with_0001_and_the_version_of_the_rules()
    {
        var claim = Valid.B323();
        var wrong = claim with
        {
            Declaratie = claim.Declaratie! with { TotaalIngediendBedrag = new() { TotaalBedrag = 1, DebetCredit = "D" } }
        };
        var answer = Answer(wrong, Valid.Register());
        Assert.Equal(("0001", "3.2.1"), (Assert.Single(answer.Header.RetourCodes!), answer.Header.XsltVersie));
        Assert.Null(answer.DeclaratieAntwoord);
    }

    [Theory]
    [InlineData("9056", "0297")]
    [InlineData("S300", "9999")]
    public void T3_header_error_gives_a_header_with_its_code(string code, string gemeente)
    {
        var claim = Valid.B323();
        claim = claim with { Header = claim.Header with { Ontvanger = gemeente } };
        var register = code == "9056"
            ? Valid.Register() with { SameIdentificatie = new(323, "ID323", Valid.Dagtekening) }
            : Valid.Register();
        var answer = Answer(claim, register);
        Assert.Equal([code], answer.Header.RetourCodes);
        Assert.Null(answer.DeclaratieAntwoord);
    }

    [Fact]
    public void T2_leaves_also_when_the_gemeente_does_not_exist()
    {
        var claim = Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductTarief = null });
        Assert.Equal(
            ["0001"], Answer(claim with { Header = claim.Header with { Ontvanger = "9999" } }, Valid.Register()).Header.RetourCodes);
    }

    [Fact]
    public void T4_error_on_declaratie_grants_nothing_and_returns_no_lines()
    {
        var answer = Answer(
            Valid.B323(), Valid.Register() with { SameDeclaratieNummer = new(323, "ID", Valid.Dagtekening) }).DeclaratieAntwoord!;
        Assert.Equal(["9333"], answer.RetourCodes);
        Assert.Equal((42500L, 0L), (answer.TotaalIngediendBedrag.SignedCents(), answer.TotaalToegekendBedrag.SignedCents()));
        Assert.Null(answer.Clienten);
    }

    [Fact]
    public void T5_error_on_a_client_returns_all_its_lines_unassessed_and_grants_the_others()
    {
        var stranger = new Client
        {
            Bsn = Valid.OtherBsn,
            Prestaties = [Valid.Prestatie(referentie: "R8") with { ToewijzingNummer = 8 }, TooMuch with { ToewijzingNummer = 9 }]
        };
        var claim = Valid.Claim(Standaard.Ijw, new() { Bsn = Valid.Bsn, Prestaties = [Valid.Prestatie()] }, stranger);
        var answer = Answer(claim, Valid.Register()).DeclaratieAntwoord!;
        Assert.Equal(["0200"], answer.RetourCodes);
        Assert.Equal(42500, answer.TotaalToegekendBedrag.SignedCents());
        var client = Assert.Single(answer.Clienten!);
        Assert.Equal((Valid.OtherBsn, "8187"), (client.Bsn, Assert.Single(client.RetourCodes!)));
        Assert.Equal(["0233", "0233"], client.Prestaties!.Select(p => Assert.Single(p.RetourCodes!)));
    }

    [Fact]
    public void T6_only_rejected_lines_come_back_under_a_client_with_0200()
    {
        var answer = Answer(Valid.B323(Standaard.Ijw, Valid.Prestatie(), TooMuch), Valid.Register()).DeclaratieAntwoord!;
        Assert.Equal((136000L, 42500L), (answer.TotaalIngediendBedrag.SignedCents(), answer.TotaalToegekendBedrag.SignedCents()));
        var client = Assert.Single(answer.Clienten!);
        Assert.Equal(["0200"], client.RetourCodes);
        Assert.Equal(TooMuch with { RetourCodes = null }, Assert.Single(client.Prestaties!) with { RetourCodes = null });
        Assert.Equal(["9321"], client.Prestaties![0].RetourCodes);
    }

    [Fact]
    public void T6_all_lines_rejected_is_still_0200_with_nothing_granted()
    {
        var answer = Answer(Valid.B323(Standaard.Ijw, TooMuch), Valid.Register()).DeclaratieAntwoord!;
        Assert.Equal(
            ("0200", 0L, "D"),
            (Assert.Single(answer.RetourCodes!), answer.TotaalToegekendBedrag.TotaalBedrag, answer.TotaalToegekendBedrag.DebetCredit));
    }

    [Fact]
    public void T6_a_rejected_credit_raises_what_is_granted()
    {
        var answer = Answer(Valid.B323(Standaard.Ijw, Valid.Prestatie(), UnknownCredit), Valid.Register()).DeclaratieAntwoord!;
        Assert.Equal((0L, 42500L), (answer.TotaalIngediendBedrag.SignedCents(), answer.TotaalToegekendBedrag.SignedCents()));
    }

    [Fact]
    public void T6_rejected_lines_that_net_to_zero_leave_the_total_and_still_give_0200()
    {
        var debit = TooMuch with
        {
            IngediendBedrag = new() { Bedrag = 42500, DebetCredit = "D" }, GeleverdVolume = 5, ProductTarief = 8500, ToewijzingNummer = 9
        };
        var answer = Answer(Valid.B323(Standaard.Ijw, Valid.Prestatie(), debit, UnknownCredit), Valid.Register()).DeclaratieAntwoord!;
        Assert.Equal(["0200"], answer.RetourCodes);
        Assert.Equal(answer.TotaalIngediendBedrag, answer.TotaalToegekendBedrag);
        Assert.Equal(2, answer.Clienten![0].Prestaties!.Count);
    }

    [Fact]
    public void T7_everything_granted_gives_8001_the_same_total_and_no_lines()
    {
        var answer = Answer(Valid.B323(), Valid.Register()).DeclaratieAntwoord!;
        Assert.Equal(["8001"], answer.RetourCodes);
        Assert.Equal(answer.TotaalIngediendBedrag, answer.TotaalToegekendBedrag);
        Assert.Null(answer.Clienten);
    }

    [Fact]
    public void T7_a_message_of_credits_only_is_granted_as_credit()
    {
        var credit = UnknownCredit with
        {
            ProductReferentie = new() { ReferentieNummer = "R3", VorigReferentieNummer = "R900" },
            ProductPeriode = Valid.Period("2026-04-01", "2026-04-30")
        };
        var answer = Answer(
            Valid.B323(Standaard.Ijw, credit), Valid.Register() with { Prestaties = [Valid.Earlier()] }).DeclaratieAntwoord!;
        Assert.Equal(
            ("8001", "C", -42500L),
            (Assert.Single(answer.RetourCodes!), answer.TotaalToegekendBedrag.DebetCredit, answer.TotaalToegekendBedrag.SignedCents()));
    }

    [Fact]
    public void A_claim_that_waits_gets_no_answer_yet()
    {
        var contract = new ContractData(
            [
                new()
                {
                    Row = 2, ProductCategorie = "44", ProductCode = "44A09", Eenheid = "14", Tarief = 1, GeldigVan = new(2026, 1, 1),
                    MinutenToegestaan = false
                }
            ],
            new HashSet<(string, string)> { ("44", "44A09"), ("45", "45A04") });
        var claim = Valid.B323();
        var verdict = Judging.Assess(claim, Valid.Register() with { Contract = contract });
        Assert.Equal(Outcome.Held, verdict.Outcome);
        Assert.Null(Answers.For(claim, verdict, Details));
    }

    private static AnswerDetails Details => new()
    {
        Identificatie = "A1",
        Today = Judging.Today,
        XsdVersie = new() { BasisschemaXsdVersie = "2.0.0", BerichtXsdVersie = "2.0.0" },
        XsltVersie = "3.2.1",
    };

    /// <summary>The answer; it also has to pass its own schema and rules, as it must before it leaves.</summary>
    private static Bericht Answer(Bericht claim, RegisterSnapshot register)
    {
        var answer = Answers.For(claim, Judging.Assess(claim, register), Details)!;
        Assert.Empty(Assessor.CheckAnswer(answer, claim, RegisterSnapshot.Empty, Judging.Rules, Judging.Today));
        Assert.IsType<ReadResult.Read>(new BerichtReader(SchemaLibrary.BuiltIn).Read(BerichtWriter.Write(answer)));
        return answer;
    }
}

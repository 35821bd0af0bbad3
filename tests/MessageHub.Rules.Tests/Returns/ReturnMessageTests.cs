using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Rules.Register;
using MessageHub.Rules.Returns;

namespace MessageHub.Rules.Tests.Returns;

/// <summary>The decision table of returns.md §4: what a 306, 308, 316 and 318 hold.</summary>
public class ReturnMessageTests
{
    public static TheoryData<int, Standaard> Messages => new()
    {
        { 305, Standaard.Ijw }, { 305, Standaard.Iwmo }, { 307, Standaard.Ijw }, { 307, Standaard.Iwmo },
        { 315, Standaard.Ijw }, { 315, Standaard.Iwmo }, { 317, Standaard.Ijw }, { 317, Standaard.Iwmo },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Header_is_copied_with_afzender_and_ontvanger_as_they_were(int nummer, Standaard standaard)
    {
        var bericht = Valid.Bericht(nummer, standaard);
        var header = Answer(bericht, RegisterOf(nummer, standaard)).Header;
        Assert.Equal(BerichtType.Of(standaard, nummer + 1).BerichtCode, header.BerichtCode);
        Assert.Equal((bericht.Header.Afzender, bericht.Header.Ontvanger), (header.Afzender, header.Ontvanger));
        Assert.Equal((bericht.Header.BerichtIdentificatie, bericht.Header.XsdVersie), (header.BerichtIdentificatie, header.XsdVersie));
        Assert.Equal(("A1", Judging.Today), (header.IdentificatieRetour, header.DagtekeningRetour));
        Assert.Equal("2.0.0", header.XsdVersieRetour!.BerichtXsdVersie);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void R2_level_2_gives_a_header_with_0001_once_and_the_version_of_the_rules(int nummer, Standaard standaard)
    {
        var bericht = Valid.Bericht(nummer, standaard);
        var answer = Answer(bericht with { Client = bericht.Client! with { Bsn = new("123456789") } }, RegisterOf(nummer, standaard));
        Assert.Equal(["0001"], answer.Header.RetourCodes);
        Assert.Equal("3.2.1", answer.Header.XsltVersie);
        Assert.Null(answer.Client);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void R3_header_error_gives_a_header_with_its_codes(int nummer, Standaard standaard)
    {
        var answer = Answer(
            Valid.Bericht(nummer, standaard),
            RegisterOf(nummer, standaard) with { SameIdentificatie = new(nummer, "ID", Valid.Dagtekening) });
        Assert.Equal(["9056"], answer.Header.RetourCodes);
        Assert.Null(answer.Header.XsltVersie);
        Assert.Null(answer.Client);
    }

    [Fact]
    public void R4_client_error_leaves_all_below_it_unassessed()
    {
        var client = Answer(Valid.B317(), RegisterSnapshot.Empty).Client!;
        Assert.Equal(["8187"], client.RetourCodes);
        Assert.Equal(["0233"], client.Verzoek!.RetourCodes);
        Assert.Equal(["0233"], client.Verzoek.OngewijzigdeProducten![0].RetourCodes);
        Assert.Equal(["0233"], client.Verzoek.NieuweProducten![0].RetourCodes);
    }

    [Fact]
    public void R5_error_below_the_client_brings_every_class_back_unchanged_with_a_code()
    {
        var wrong = Valid.StartProduct() with { StatusAanlevering = "3", Begindatum = new(2026, 1, 1) };
        var bericht = Valid.B305(Standaard.Ijw, wrong, Valid.StartProduct());
        var answer = Answer(bericht, Valid.Register());
        Assert.Equal(["0200"], answer.Header.RetourCodes);
        Assert.Equal(["0200"], answer.Client!.RetourCodes);
        Assert.Equal(
            [wrong with { RetourCodes = null }, Valid.StartProduct()],
            answer.Client.StartProducten!.Select(p => p with { RetourCodes = null }));
        Assert.Equal(["9063", "0200"], answer.Client.StartProducten!.Select(p => Assert.Single(p.RetourCodes!)));
        Assert.Equal(bericht.Client!.Naam, answer.Client.Naam);
    }

    [Fact]
    public void R5_an_error_on_verzoek_does_not_stop_its_products()
    {
        var open = Valid.Aanvraag("V9");
        var client = Answer(Valid.B317(), Valid.Register() with { Aanvragen = [open] }).Client!;
        Assert.Equal(["9374"], client.Verzoek!.RetourCodes);
        Assert.Equal(["0200"], client.Verzoek.OngewijzigdeProducten![0].RetourCodes);
        Assert.Equal(["0200"], client.Verzoek.NieuweProducten![0].RetourCodes);
    }

    [Fact]
    public void Several_codes_on_one_class_stand_in_order_of_rule_once_each()
    {
        var register = Valid.Register() with { Starts = [Valid.Start() with { Begindatum = new(2026, 1, 12) }] };
        var product = Assert.Single(Answer(Valid.B305(), register).Client!.StartProducten!);
        Assert.Equal(["9074", "9326"], product.RetourCodes);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void R6_no_error_gives_a_header_without_codes(int nummer, Standaard standaard)
    {
        var answer = Answer(Valid.Bericht(nummer, standaard), RegisterOf(nummer, standaard));
        Assert.Null(answer.Header.RetourCodes);
        Assert.Null(answer.Client);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_kind_of_answer_is_valid_against_its_schema(int nummer, Standaard standaard)
    {
        var bericht = Valid.Bericht(nummer, standaard);
        RegisterSnapshot[] registers =
        [
            RegisterOf(nummer, standaard),
            RegisterSnapshot.Empty,
            RegisterSnapshot.Empty with { SameIdentificatie = new(nummer, "ID", Valid.Dagtekening) },
            Valid.Register(standaard) with
            {
                Aanvragen = [Valid.Aanvraag("V9")], Starts = [Valid.Start(standaard) with { Begindatum = new(2026, 1, 12) }]
            },
        ];
        foreach (var register in registers)
            Assert.IsType<ReadResult.Read>(new BerichtReader(SchemaLibrary.BuiltIn).Read(BerichtWriter.Write(Answer(bericht, register))));
    }

    [Theory]
    [EachFamily(301)]
    [EachFamily(319)]
    public void Our_own_messages_get_no_answer(Standaard standaard, int nummer)
    {
        var bericht = Valid.Bericht(nummer, standaard);
        Assert.Null(Answers.For(bericht, Judging.Assess(bericht, Valid.Register(standaard)), Details));
    }

    private static AnswerDetails Details => new()
    {
        Identificatie = "A1",
        Today = Judging.Today,
        XsdVersie = new() { BasisschemaXsdVersie = "2.0.0", BerichtXsdVersie = "2.0.0" },
        XsltVersie = "3.2.1",
    };

    private static Bericht Answer(Bericht bericht, RegisterSnapshot register) =>
        Answers.For(bericht, Judging.Assess(bericht, register), Details)!;

    private static RegisterSnapshot RegisterOf(int nummer, Standaard standaard) => nummer switch
    {
        315 or 317 => Valid.Register(standaard) with { Aanvragen = [] },
        307 => Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] },
        _ => Valid.Register(standaard),
    };
}

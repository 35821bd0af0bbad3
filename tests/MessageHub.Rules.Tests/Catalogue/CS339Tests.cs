using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS339Tests
{
    private static readonly TestedRule Rule = new("CS339");

    public static TheoryData<string, string, int, int, string, Ruling> Cases => new()
    {
        { "euros, equal", "83", 20000, 20000, "D", Accepts },
        { "euros, credit, equal", "83", 20000, 20000, "C", Accepts },
        { "euros as volume, cents as amount", "83", 200, 20000, "D", Rejects },
        { "one cent more", "83", 20000, 20001, "D", Rejects },
        { "credit, one cent less", "83", 20000, 19999, "C", Rejects },
        { "hours do not equal an amount", "04", 5, 42500, "D", Accepts },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void In_euros_the_amount_is_the_volume(
        Standaard standaard, string reason, string eenheid, int volume, int bedrag, string debetCredit, Ruling ruling)
    {
        var prestatie = Line(standaard, eenheid, volume, bedrag, debetCredit);
        Rule.Gives(ruling, reason, Valid.B323(standaard, prestatie));
        Rule.Accepts($"not on a 325: {reason}", Places.Answered(standaard, prestatie));
    }

    private static Prestatie Line(Standaard standaard, string eenheid, long volume, long bedrag, string debetCredit) =>
        Valid.Prestatie(standaard) with
    {
        ProductReferentie = new() { ReferentieNummer = "R001", VorigReferentieNummer = debetCredit == "C" ? "R000" : null },
        GeleverdVolume = volume,
        Eenheid = eenheid,
        ProductTarief = eenheid == "83" ? null : 8500,
        IngediendBedrag = new() { Bedrag = bedrag, DebetCredit = debetCredit },
    };

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Bij eenheid euro (83) is het ingediende bedrag gelijk aan het geleverde volume in eurocenten. Gevonden: GeleverdVolume = € "
        + "2,00 (dit bericht); IngediendBedrag/Bedrag = € 200,00 (dit bericht). Wat wel kan: Maak GeleverdVolume en "
        + "IngediendBedrag/Bedrag gelijk.",
        Valid.B323(Standaard.Ijw, Line(Standaard.Ijw, "83", 200, 20000, "D")));
}

using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR380Tests
{
    private const string Rule = "TR380";

    [Theory]
    [InlineData("the day after the message", "2026-06-09", false)]
    [InlineData("the day of the message", "2026-06-08", true)]
    [InlineData("before the message", "2026-06-07", true)]
    public void A_new_product_starts_after_the_message(string reason, string start, bool fails)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
            Judging.Expect(Rule, fails, $"{standaard}: {reason}", New(standaard, start));
    }

    [Fact]
    public void A_product_to_change_may_start_earlier() => Judging.Expect(Rule, false, "TR357 and TR373 govern that", Valid.B317(
        Standaard.Ijw,
        Valid.Verzoek() with
        {
            OngewijzigdeProducten = null,
            NieuweProducten = null,
            TeWijzigenProducten = [Valid.TeWijzigenProduct() with { GewensteIngangsdatum = new(2026, 1, 1) }],
        }));

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De gewenste ingangsdatum van een nieuw product ligt na de dagtekening van het bericht. "
        + "Gevonden: GewensteIngangsdatum = 08-06-2026 (dit bericht); Dagtekening = 08-06-2026 (dit bericht). "
        + "Wat wel kan: Vul bij GewensteIngangsdatum een datum na 08-06-2026.",
        New(Standaard.Ijw, "2026-06-08"));

    private static Bericht New(Standaard standaard, string start) => Valid.B317(standaard, Valid.Verzoek(standaard) with
    {
        NieuweProducten = [Valid.NieuwProduct(standaard) with { GewensteIngangsdatum = DateOnly.ParseExact(start, "yyyy-MM-dd") }],
    });
}

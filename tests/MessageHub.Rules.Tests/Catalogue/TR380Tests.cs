using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR380Tests
{
    private static readonly TestedRule Rule = new("TR380");

    [Theory]
    [EachFamily("the day after the message", "2026-06-09", Accepts)]
    [EachFamily("the day of the message", "2026-06-08", Rejects)]
    [EachFamily("before the message", "2026-06-07", Rejects)]
    public void A_new_product_starts_after_the_message(Standaard standaard, string reason, string start, Ruling ruling)
    {
        Rule.Gives(ruling, reason, New(standaard, start));
    }

    [Fact]
    public void A_product_to_change_may_start_earlier() => Rule.Accepts("TR357 and TR373 govern that", Valid.B317(
        Standaard.Ijw,
        Valid.Verzoek() with
        {
            OngewijzigdeProducten = null,
            NieuweProducten = null,
            TeWijzigenProducten = [Valid.TeWijzigenProduct() with { GewensteIngangsdatum = new(2026, 1, 1) }],
        }));

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De gewenste ingangsdatum van een nieuw product ligt na de dagtekening van het bericht. "
        + "Gevonden: GewensteIngangsdatum = 08-06-2026 (dit bericht); Dagtekening = 08-06-2026 (dit bericht). "
        + "Wat wel kan: Vul bij GewensteIngangsdatum een datum na 08-06-2026.",
        New(Standaard.Ijw, "2026-06-08"));

    private static Bericht New(Standaard standaard, string start) => Valid.B317(standaard, Valid.Verzoek(standaard) with
    {
        NieuweProducten = [Valid.NieuwProduct(standaard) with { GewensteIngangsdatum = DateOnly.ParseExact(start, "yyyy-MM-dd") }],
    });
}

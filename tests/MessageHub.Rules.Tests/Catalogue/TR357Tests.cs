using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR357Tests
{
    private static readonly TestedRule Rule = new("TR357");

    [Theory]
    [EachFamily]
    public void A_change_in_the_past_covers_the_whole_allocation(Standaard standaard)
    {
        void Expect(Ruling ruling, string reason, DateOnly start) =>
            Rule.Gives(ruling, reason, Changing(standaard, start), Valid.Register(standaard) with { Aanvragen = [] });

        Expect(Accepts, "the day after the Dagtekening", Valid.Dagtekening.AddDays(1));
        Expect(Rejects, "the Dagtekening is not in the future", Valid.Dagtekening);
        Expect(Rejects, "a day in the past", new(2026, 3, 1));
        Expect(Accepts, "the Ingangsdatum of the allocation", new(2026, 1, 1));
        Expect(Rejects, "before the Ingangsdatum of the allocation", new(2025, 12, 31));

        Rule.Accepts(
            "left to TR351 when the allocation is not current", Changing(standaard, new(2026, 3, 1)),
            Valid.With(Valid.Toewijzing(standaard) with { Einddatum = new(2026, 5, 31) }));
        Rule.Accepts("an unchanged product has no date", Valid.B317(standaard), Valid.Register(standaard) with { Aanvragen = [] });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een wijziging die niet in de toekomst ingaat, gaat in op de ingangsdatum van de toewijzing. "
        + "Gevonden: GewensteIngangsdatum = 01-03-2026 (dit bericht); Dagtekening = 08-06-2026 (dit bericht); "
        + "Ingangsdatum = 01-01-2026 (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Kies als GewensteIngangsdatum 01-01-2026, of een datum na 08-06-2026.",
        Changing(Standaard.Ijw, new(2026, 3, 1)),
        Valid.Register() with { Aanvragen = [] });

    private static Bericht Changing(Standaard standaard, DateOnly start) => Valid.B317(standaard, Valid.Verzoek(standaard) with
    {
        OngewijzigdeProducten = null,
        TeWijzigenProducten = [Valid.TeWijzigenProduct() with { GewensteIngangsdatum = start }],
    });
}

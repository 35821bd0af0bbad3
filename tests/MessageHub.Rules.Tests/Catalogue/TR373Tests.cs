using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR373Tests
{
    private static readonly TestedRule Rule = new("TR373");
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateOnly Future = new(2026, 7, 1);

    [Theory]
    [EachFamily]
    public void A_budget_or_total_changes_from_the_original_start(Standaard standaard)
    {
        var budget = Valid.Toewijzing(standaard) with { Product = null, Omvang = null, Budget = 500000 };
        var total = Valid.Toewijzing(standaard) with { Omvang = Valid.Omvang(20, "04", "6") };

        void Expect(Ruling ruling, string reason, Toewijzing toewijzing, DateOnly start, Omvang? omvang, long? cents) =>
            Rule.Gives(ruling, reason, Changing(standaard, start, omvang, cents), Valid.With(toewijzing));

        Expect(Rejects, "another Budget from a later date", budget, Future, null, 600000);
        Expect(Accepts, "another Budget from the original start", budget, Start, null, 600000);
        Expect(Rejects, "a Budget one cent lower", budget, Future, null, 499999);
        Expect(Accepts, "the same Budget: only the end changes", budget, Future, null, 500000);
        Expect(Accepts, "no Budget asked for", budget, Future, null, null);
        Expect(Rejects, "a Budget on an allocation without one", budget with { Budget = null }, Future, null, 600000);

        Expect(Rejects, "another total from a later date", total, Future, Valid.Omvang(30, "04", "6"), null);
        Expect(Accepts, "another total from the original start", total, Start, Valid.Omvang(30, "04", "6"), null);
        Expect(Rejects, "a total in another unit", total, Future, Valid.Omvang(20, "01", "6"), null);
        Expect(Rejects, "a total that becomes a monthly volume", total, Future, Valid.Omvang(20, "04", "4"), null);
        Expect(Accepts, "the same total: only the end changes", total, Future, Valid.Omvang(20, "04", "6"), null);
        Expect(
            Accepts, "a weekly volume that becomes a total",
            total with { Omvang = Valid.Omvang(3, "04", "2") }, Future, Valid.Omvang(60, "04", "6"), null);
        Expect(Accepts, "another monthly volume", Valid.Toewijzing(standaard), Future, Valid.Omvang(12), null);
        Expect(Rejects, "a date in the past fails here beside TR357", total, new(2026, 3, 1), Valid.Omvang(30, "04", "6"), null);
        Expect(
            Accepts,
            "left to TR351 when the allocation is not current", budget with { Einddatum = new(2026, 5, 31) }, Future, null, 600000);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een wijziging van het budget of van het totale volume gaat in op de ingangsdatum van de toewijzing. "
        + "Gevonden: GewensteIngangsdatum = 01-07-2026 (dit bericht); Ingangsdatum = 01-01-2026 (de 301 van 15-12-2025 (toewijzing "
        + "10072)); "
        + "Budget = € 6.000,00 (dit bericht); Budget = € 5.000,00 (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Kies als GewensteIngangsdatum 01-01-2026.",
        Changing(Standaard.Ijw, Future, null, 600000),
        Valid.With(Valid.Toewijzing() with { Product = null, Omvang = null, Budget = 500000 }));

    [Fact]
    public void Explains_itself_on_a_total() => Rule.Explains(
        "Een wijziging van het budget of van het totale volume gaat in op de ingangsdatum van de toewijzing. "
        + "Gevonden: GewensteIngangsdatum = 01-07-2026 (dit bericht); Ingangsdatum = 01-01-2026 (de 301 van 15-12-2025 (toewijzing "
        + "10072)); "
        + "Omvang = 30 x eenheid 04, frequentie 6 (dit bericht); "
        + "Omvang = 20 x eenheid 04, frequentie 6 (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Kies als GewensteIngangsdatum 01-01-2026.",
        Changing(Standaard.Ijw, Future, Valid.Omvang(30, "04", "6"), null),
        Valid.With(Valid.Toewijzing() with { Omvang = Valid.Omvang(20, "04", "6") }));

    private static Bericht Changing(Standaard standaard, DateOnly start, Omvang? omvang, long? budget) =>
        Valid.B317(standaard, Valid.Verzoek(standaard) with
        {
            OngewijzigdeProducten = null,
            TeWijzigenProducten = [Valid.TeWijzigenProduct() with { GewensteIngangsdatum = start, Omvang = omvang, Budget = budget }],
        });
}

using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR361Tests
{
    private static readonly TestedRule Rule = new("TR361");
    private const long First = Valid.ToewijzingNummer;
    private const long Second = 10080;

    [Theory]
    [EachFamily]
    public void A_new_product_does_not_overlap_an_allocation(Standaard standaard)
    {
        var toewijzing = Valid.Toewijzing(standaard) with { Einddatum = new(2026, 6, 30) };
        var category = new Product { Categorie = Valid.Categorie(standaard) };
        var same = Valid.NieuwProduct(standaard) with { Product = Valid.Product(standaard) };

        void Expect(Ruling ruling, string reason, Toewijzing existing, NieuwProduct asked) => Rule.Gives(
            ruling, reason, Valid.B317(standaard, Valid.Verzoek(standaard) with { NieuweProducten = [asked] }), Valid.With(existing));

        Expect(Accepts, "it starts the day after the allocation ends", toewijzing, same);
        Expect(Rejects, "it shares one day with the allocation", toewijzing with { Einddatum = new(2026, 7, 1) }, same);
        Expect(Rejects, "the allocation is open-ended", toewijzing with { Einddatum = null }, same);
        Expect(
            Rejects, "the allocation starts in its last day", toewijzing with { Ingangsdatum = new(2026, 12, 31), Einddatum = null }, same);
        Expect(
            Accepts,
            "the allocation starts after its last day", toewijzing with { Ingangsdatum = new(2027, 1, 1), Einddatum = null }, same);
        Expect(
            Rejects,
            "it is open-ended", toewijzing with { Ingangsdatum = new(2027, 1, 1), Einddatum = null }, same with { Einddatum = null });
        Expect(Accepts, "another code", Valid.Toewijzing(standaard), Valid.NieuwProduct(standaard));
        Expect(Rejects, "the allocation holds the whole category", Valid.Toewijzing(standaard) with { Product = category }, same);
        Expect(
            Rejects,
            "it asks for the whole category", Valid.Toewijzing(standaard), same with { Product = category, Omvang = null, Budget = 1000 });
        Expect(
            Rejects,
            "generic care clashes with everything", Valid.Toewijzing(standaard) with { Product = null }, Valid.NieuwProduct(standaard));
        Rule.Accepts(
            "the allocation of another client is left to TR350",
            Valid.B317(standaard, Valid.Verzoek(standaard) with { NieuweProducten = [same] }),
            Valid.With(Valid.Toewijzing(standaard) with { Bsn = Valid.OtherBsn }, Unrelated(standaard)));
    }

    [Theory]
    [EachFamily]
    public void A_changed_allocation_runs_to_the_end_asked_for(Standaard standaard)
    {
        var same = Valid.NieuwProduct(standaard) with { Product = Valid.Product(standaard) };
        var change = Valid.TeWijzigenProduct();

        // An unrelated allocation keeps the client known (TR304), whatever becomes of the one that is changed.
        void Expect(Ruling ruling, string reason, TeWijzigenProduct changed, NieuwProduct asked, Toewijzing? toewijzing = null) =>
            Rule.Gives(
                ruling, reason,
                Valid.B317(
                    standaard,
                    Valid.Verzoek(standaard) with
                    {
                        OngewijzigdeProducten = null, TeWijzigenProducten = [changed], NieuweProducten = [asked]
                    }),
                Valid.With(toewijzing ?? Valid.Toewijzing(standaard), Unrelated(standaard)));

        Expect(
            Accepts, "shortened to the day before the new product",
            change with { GewensteIngangsdatum = new(2026, 1, 1), Einddatum = new(2026, 6, 30) }, same);
        Expect(
            Rejects, "shortened to the first day of the new product",
            change with { GewensteIngangsdatum = new(2026, 1, 1), Einddatum = new(2026, 7, 1) }, same);
        Expect(
            Rejects, "prolonged into the new product",
            change with { Einddatum = null }, same with { GewensteIngangsdatum = new(2027, 1, 1), Einddatum = null });
        Expect(
            Rejects, "the days before GewensteIngangsdatum count",
            change with { GewensteIngangsdatum = new(2026, 9, 1) }, same with { Einddatum = new(2026, 8, 31) });
        Expect(
            Accepts, "no day is left of it", change with { GewensteIngangsdatum = new(2026, 7, 1), Einddatum = new(2026, 8, 31) }, same,
            Valid.Toewijzing(standaard) with { Ingangsdatum = new(2026, 9, 1) });
        Expect(
            Accepts,
            "the allocation of another client is left to TR351", change, same, Valid.Toewijzing(standaard) with { Bsn = Valid.OtherBsn });
    }

    [Theory]
    [EachFamily]
    public void The_code_is_on_the_later_of_the_two(Standaard standaard)
    {
        var twice = Valid.With(Valid.Toewijzing(standaard), Valid.Toewijzing(standaard) with { Nummer = Second });
        var verzoek = Valid.Verzoek(standaard);
        OngewijzigdProduct[] unchanged = [new() { ToewijzingNummer = First }, new() { ToewijzingNummer = Second }];
        TeWijzigenProduct[] changed = [Valid.TeWijzigenProduct(), Valid.TeWijzigenProduct() with { ToewijzingNummer = Second }];
        var asked = Valid.NieuwProduct(standaard) with { Product = Valid.Product(standaard) };

        void Expect(string reason, Verzoek request, params Klasse[] offenders)
        {
            var found = Rule.FindingsIn(Valid.B317(standaard, request), twice).Select(f => f.Instance);
            Assert.True(found.SequenceEqual(offenders, ReferenceEqualityComparer.Instance), reason);
        }

        Expect("two unchanged: the second", verzoek with { OngewijzigdeProducten = unchanged }, unchanged[1]);
        Expect("two changed: the second", verzoek with { OngewijzigdeProducten = null, TeWijzigenProducten = changed }, changed[1]);
        Expect(
            "one of each: the changed one",
            verzoek with { OngewijzigdeProducten = [unchanged[1]], TeWijzigenProducten = [changed[0]] }, changed[0]);
        Expect(
            "one number in both lists: the changed one",
            verzoek with { OngewijzigdeProducten = [unchanged[0]], TeWijzigenProducten = [changed[0]] }, changed[0]);
        Expect("unchanged and new: the new one", verzoek with { OngewijzigdeProducten = [unchanged[0]], NieuweProducten = [asked] }, asked);
        Expect(
            "changed and new: the new one",
            verzoek with { OngewijzigdeProducten = null, TeWijzigenProducten = [changed[0]], NieuweProducten = [asked] }, asked);
        Expect("each later one", verzoek with { OngewijzigdeProducten = unchanged, NieuweProducten = [asked] }, unchanged[1], asked);
    }

    [Theory]
    [InlineData("11", "11A01")]
    [InlineData("12", "12A01")]
    [InlineData("13", "13A01")]
    [InlineData("14", "14A01")]
    public void IWmo_lets_four_categories_stack(string categorie, string code)
    {
        var product = new Product { Categorie = categorie, Code = code };
        var verzoek = Valid.Verzoek(Standaard.Iwmo) with
        {
            NieuweProducten = [Valid.NieuwProduct(Standaard.Iwmo) with { Product = product }]
        };
        var existing = Valid.Toewijzing(Standaard.Iwmo);

        Rule.Accepts("iWmo: the same product", Valid.B317(Standaard.Iwmo, verzoek), Valid.With(existing with { Product = product }));
        Rule.Accepts(
            "iWmo: the whole category",
            Valid.B317(Standaard.Iwmo, verzoek), Valid.With(existing with { Product = new() { Categorie = categorie } }));
        Rule.Accepts("iWmo: generic care", Valid.B317(Standaard.Iwmo, verzoek), Valid.With(existing with { Product = null }));
        Rule.Rejects("iJw has no such exception", Valid.B317(Standaard.Ijw, verzoek), Valid.With(existing with { Product = product }));
    }

    [Fact]
    public void Two_new_products_are_left_to_TR410() => Assert.Empty(Rule.FindingsIn(
        Valid.B317(Standaard.Ijw, Valid.Verzoek() with { NieuweProducten = [Valid.NieuwProduct(), Valid.NieuwProduct()] }),
        Valid.With(Valid.Toewijzing())));

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een product komt in een verzoek om wijziging niet vaker voor op dezelfde dag. "
        + "Gevonden: dit product = 45/45A04 van 01-07-2026 t/m 31-12-2026 (dit bericht); "
        + "het andere product = 45/45A04 van 01-01-2026 t/m 31-12-2026 (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Laat de perioden elkaar niet overlappen, of laat een van beide producten weg.",
        Valid.B317(Standaard.Ijw, Valid.Verzoek() with { NieuweProducten = [Valid.NieuwProduct() with { Product = Valid.Product() }] }),
        Valid.With(Valid.Toewijzing()));

    [Fact]
    public void Explains_itself_on_an_unchanged_product() => Rule.Explains(
        "Een product komt in een verzoek om wijziging niet vaker voor op dezelfde dag. "
        + "Gevonden: dit product = categorie 45 vanaf 01-01-2026 (de 301 van 15-12-2025 (toewijzing 10080)); "
        + "het andere product = 45/45A04 van 01-01-2026 t/m 31-12-2026 (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Laat de perioden elkaar niet overlappen, of laat een van beide producten weg.",
        Valid.B317(
            Standaard.Ijw,
            Valid.Verzoek() with { OngewijzigdeProducten = [new() { ToewijzingNummer = First }, new() { ToewijzingNummer = Second }] }),
        Valid.With(
            Valid.Toewijzing(), Valid.Toewijzing() with { Nummer = Second, Product = new() { Categorie = "45" }, Einddatum = null }));

    private static Toewijzing Unrelated(Standaard standaard) =>
        Valid.Toewijzing(standaard) with { Nummer = Second, Product = Valid.NieuwProduct(standaard).Product };
}

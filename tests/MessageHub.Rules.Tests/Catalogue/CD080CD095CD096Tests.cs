using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

/// <summary>The same on three classes: CD080 on what is allocated, CD095 on what is requested, CD096 on what is new in a 317.</summary>
public class CD080CD095CD096Tests
{
    private static (string Reason, ProductLine Line, Ruling Ruling)[] Cases(Standaard standaard) =>
    [
        ("category without volume", new() { Product = ProductLine.CategorieOnly(standaard) }, Accepts),
        ("generic with budget", new() { Budget = 100000 }, Accepts),
        ("code with volume", new() { Product = Valid.Product(standaard), Omvang = Valid.Omvang() }, Accepts),
        ("category with volume, ends on the last day of 2020", Aspecific(standaard, new(2020, 12, 31)), Accepts),
        ("category with volume, ends on the first day of 2021", Aspecific(standaard, new(2021, 1, 1)), Rejects),
        ("category with volume, ends in 2027", Aspecific(standaard, new(2027, 6, 30)), Rejects),
        ("category with volume, open-ended", Aspecific(standaard, null), Rejects),
        ("no product with volume", new() { Omvang = Valid.Omvang() }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases), "CD080", "301 ToegewezenProduct")]
    [EachFamilyOf(nameof(Cases), "CD095", "315 AangevraagdProduct")]
    [EachFamilyOf(nameof(Cases), "CD096", "317 NieuwProduct")]
    public void Without_a_product_code_there_is_no_volume(Standaard standaard, string rule, string own, string reason)
    {
        var (_, line, ruling) = Cases(standaard).Single(c => c.Reason == reason);
        var places = Places.Of(standaard, line).ToLookup(p => p.Place == own);
        new TestedRule(rule).Gives(ruling, reason, places[true]);
        new TestedRule(rule).Gives(Accepts, $"left to another rule, {reason}", places[false]);
    }

    [Fact]
    public void Explains_itself_on_an_allocation() => Explains(
        "CD080",
        "Zonder productcode is de omvang leeg, tenzij de toewijzing uiterlijk op 31-12-2020 eindigt.", "Einddatum", Places.Toegewezen);

    [Fact]
    public void Explains_itself_on_a_request() => Explains(
        "CD095", "Zonder productcode is de omvang leeg, tenzij de aanvraag uiterlijk op 31-12-2020 eindigt.",
        "ToewijzingEinddatum", Places.Aangevraagd);

    [Fact]
    public void Explains_itself_on_a_new_product() => Explains(
        "CD096",
        "Zonder productcode is de omvang leeg, tenzij het nieuwe product uiterlijk op 31-12-2020 eindigt.", "Einddatum", Places.Nieuw);

    private static void Explains(string rule, string definitie, string end, Func<Standaard, ProductLine, Bericht> place) =>
        new TestedRule(rule).Explains(
            $"{definitie} Gevonden: Product/Code = (leeg) (dit bericht); Omvang = 10 x eenheid 04, frequentie 4 (dit bericht); "
            + $"{end} = 30-06-2027 (dit bericht). Wat wel kan: Laat Omvang weg, of vul Product/Code.",
            place(Standaard.Ijw, Aspecific(Standaard.Ijw, new(2027, 6, 30))));

    private static ProductLine Aspecific(Standaard standaard, DateOnly? einde) =>
        new() { Product = ProductLine.CategorieOnly(standaard), Omvang = Valid.Omvang(), Begin = new(2020, 1, 1), Einde = einde };
}

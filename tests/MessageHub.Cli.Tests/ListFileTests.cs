using System.Text;
using MessageHub.Processing.Lists;
using MessageHub.Register.Lists;

namespace MessageHub.Cli.Tests;

/// <summary>What files of lists may look like, and in which words they are refused.</summary>
public class ListFileTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<ListRow>> Nothing = KeptList.All.ToDictionary(
        l => l.Name, _ => (IReadOnlyList<ListRow>)[]);

    /// <summary>Files that say the same as a plain one, with why they look otherwise.</summary>
    public static TheoryData<string, byte[]> Alike => new()
    {
        { "as we write it", Bytes("gemeente;jaar;inwoners;jeugd\n0297;2026;30500;6900\n") },
        { "semicolons below the last row", Bytes("gemeente;jaar;inwoners;jeugd\r\n297;2026;30500;6900\r\n;;;\r\n;;;\r\n") },
        { "commas", Bytes("gemeente,jaar,inwoners,jeugd\n0297,2026,30500,6900\n") },
        { "thousands with a point", Bytes("gemeente;jaar;inwoners;jeugd\n297;2026;30.500;6.900\n") },
        { "another order and capitals", Bytes("Jeugd;Inwoners;Jaar;Gemeente\n6900;30500;2026;0297\n") },
        { "Excel", Workbook.OfText("gemeente;jaar;inwoners;jeugd", "297;2026;30500;6900") },
    };

    [Theory]
    [MemberData(nameof(Alike))]
    public void Files_of_spreadsheets_say_the_same(string reason, byte[] content)
    {
        var read = ListFile.Read(KeptList.Inwoners, content);

        Assert.True(read.Problems.Count == 0, $"{reason}: {string.Join(' ', read.Sentences)}");
        Assert.Equal(["0297", "2026", "30500", "6900"], Assert.Single(read.Rows).Values);
    }

    [Fact]
    public void Windows_1252_and_days_and_amounts_as_Dutch_spreadsheets_write_them_are_read()
    {
        var header = "gemeente;agb;domein;perceel;kenmerk;status;van;tot;max_bedrag_jaar\n";
        var content = Encoding.Latin1.GetBytes($"{header}297;7575001;JW;A;Café 1;Beëindigd;1-1-2025;31-12-2025;1.082,50\n");

        var row = Assert.Single(ListFile.Read(KeptList.Contracten, content).Rows);

        Assert.Equal(
            "0297|07575001|jw|A|Café 1|beëindigd|2025-01-01|2025-12-31|108250",
            row.ValuesOf(KeptList.Contracten, header.TrimEnd().Split(';')).Replace('\u001F', '|'));
        Assert.Null(row.Values[KeptList.Contracten.PlaceOf("klasse")]);
    }

    /// <summary>A file, and the sentences it is refused with.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        {
            "aanbieders",
            "agb;naam;van\n7575000x;De Linde;2025-01-01\n",
            "rij 2, kolom agb: Hier moeten 8 cijfers staan. Gevonden: \"7575000x\"."
        },
        { "aanbieders", "agb;naam;van\n75750001;;2025-01-01\n", "rij 2, kolom naam: Deze kolom mag niet leeg zijn." },
        {
            "aanbieders",
            "agb;naam;van\n75750001;De\0Linde;2025-01-01\n",
            "rij 2, kolom naam: Hier staat een teken dat niet te lezen is. Gevonden: \"De\\u0000Linde\"."
        },
        {
            "aanbieders",
            "agb;naam;van;tot\n75750001;A;2025-01-01;\n75750001;B;2025-06-01;\n",
            "rij 3, kolom van: De periode overlapt met rij 2 (vanaf 2025-01-01). Gevonden: \"2025-06-01\"."
        },
        {
            "aanbieders",
            "agb;naam;van\n75750001;A;2025-01-01\n75750001;A;2025-01-01\n",
            "rij 3: Deze rij staat er twee keer: ook op rij 2."
        },
        {
            "aanbieders",
            "agb;naam;van;hoofd_agb\n75750001;A;2025-01-01;75750002\n",
            "rij 2, kolom hoofd_agb: Deze hoofdaanbieder staat niet in de lijst aanbieders. Gevonden: \"75750002\"."
        },
        {
            "aanbieders",
            "agb;naam;van;hoofd_agb\n75750001;A;2025-01-01;75750002\n75750002;B;2025-01-01;75750003\n75750003;C;2025-01-01;\n",
            "rij 3, kolom hoofd_agb: De hoofdaanbieder gaat zelf op in 75750003. Noem die als hoofdaanbieder. Gevonden: \"75750002\"."
        },
        { "aanbieders", "agb;van\n75750001;2025-01-01\n", "rij 1, kolom naam: Deze kolom moet precies één keer voorkomen en ontbreekt." },
        { "aanbieders", "agb;naam;van\n", "rij 1: Het bestand heeft geen rijen: er staan alleen namen van kolommen in." },
        { "aanbieders", "", "rij 1: Het bestand is leeg." },
        {
            "perceelproducten",
            "indeling;domein;productcode;perceel;van\n2025;jw;45A04;X;2025-01-01\n",
            "rij 2, kolom perceel: Dit perceel staat niet in de lijst percelen van deze indeling. Gevonden: \"X\"."
        },
        {
            "perceelproducten",
            "indeling;domein;productcode;perceel;van\n2025;jw;45A04;X;2025-01-15\n",
            "rij 2, kolom van: Een product gaat naar een ander perceel op de eerste dag van een maand. Gevonden: \"2025-01-15\"."
        },
        {
            "contracten",
            "gemeente;agb;domein;perceel;status;van\n297;75750001;jw;A;actief;2025-01-01\n",
            "rij 2, kolom agb: Deze aanbieder staat niet in de lijst aanbieders. Gevonden: \"75750001\"."
        },
        {
            "contracten",
            "gemeente;agb;domein;perceel;status;van;tot\n297;75750001;jw;A;actief;2025-02-30;\n",
            "rij 2, kolom van: Hier moet een datum staan die bestaat, als jjjj-mm-dd of dd-mm-jjjj. Gevonden: \"2025-02-30\"."
        },
        {
            "percelen",
            "indeling;domein;code;naam;van;zwaarte\n2025;jw;A;Ambulant;2025-01-01;12\n",
            "rij 2, kolom zwaarte: Hier moet een heel getal staan van 1 tot en met 9. Gevonden: \"12\"."
        },
        {
            "producten",
            "gemeente;domein;productcategorie;productcode;naam;van\n344;jw;45;45A04;Begeleiding;2025-01-01\n",
            "rij 2, kolom gemeente: U mag geen producten vastleggen voor gemeente 0344."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_wrong_is_told_with_row_column_and_value(string list, string text, string sentence)
    {
        var read = ListFile.Read(KeptList.Find(list)!, Bytes(text), new(["0297"])).Beside(Nothing, isWhole: false);

        Assert.Empty(read.Rows);
        Assert.Contains(sentence, read.Sentences);
    }

    [Fact]
    public void A_product_that_no_list_of_products_has_is_unknown_where_such_a_list_is_kept()
    {
        var products = ListFile.Read(
            KeptList.Producten,
            Bytes("gemeente;domein;productcategorie;productcode;naam;van\n297;jw;45;45A04;Begeleiding;2025-01-01\n")).Rows;
        var percelen = ListFile.Read(
            KeptList.Percelen,
            Bytes("indeling;domein;code;naam;van\n2025;jw;A;Ambulant;2025-01-01\n2025;wmo;A;Begeleiding;2025-01-01\n")).Rows;
        var there = new Dictionary<string, IReadOnlyList<ListRow>>
        {
            ["producten"] = products, ["percelen"] = percelen, ["perceelproducten"] = []
        };
        const string header = "indeling;domein;productcode;perceel;van\n";

        ListRead Read(string row) => ListFile.Read(KeptList.Perceelproducten, Bytes(header + row)).Beside(there, isWhole: false);

        Assert.Empty(Read("2025;jw;45A04;A;2025-01-01").Problems);
        Assert.Equal(
            ["rij 2, kolom productcode: Dit product staat niet in de lijst producten van dit domein. Gevonden: \"45A09\"."],
            Read("2025;jw;45A09;A;2025-01-01").Sentences);
        Assert.Empty(Read("2025;wmo;02A09;A;2025-01-01").Problems);
    }

    [Fact]
    public void A_large_file_is_read_and_one_wrong_row_in_it_refuses_all()
    {
        const int rows = 300_000;
        var text = new StringBuilder("agb;naam;van\n");
        for (var i = 0; i < rows; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{10_000_000 + i};Naam;2025-01-01\n");
        Assert.Equal(rows, ListFile.Read(KeptList.Aanbieders, Bytes($"{text}")).Beside(Nothing, isWhole: false).Rows.Count);

        var read = ListFile.Read(KeptList.Aanbieders, Bytes($"{text}10000001;Naam;2025-01-01\n")).Beside(Nothing, isWhole: false);
        Assert.Empty(read.Rows);
        Assert.Equal([$"rij {rows + 2}: Deze rij staat er twee keer: ook op rij 3."], read.Sentences);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

namespace MessageHub.Cli.Tests;

/// <summary>Importing lists: all rows or none, and shown first when rows change or are taken out.</summary>
public sealed class ListsCommandTests : IDisposable
{
    private const string Header = "agb;naam;van\n";

    private readonly Workplace work = new();

    [Fact]
    public async Task A_list_is_imported_all_or_none_and_changes_ask_for_a_confirmation()
    {
        var first = (await ImportAsync(Header + "75750001;De Linde;2025-01-01\n75750002;De Es;2025-01-01\n")).Exits(0);
        Assert.Equal(
            "lijst.csv: 2 nieuw, 0 gewijzigd, 0 vervallen, 0 ongewijzigd.\nlijst.csv: de lijst aanbieders is opgeslagen.\n", first.Out);

        (await ImportAsync(Header + "75750003;De Eik;2025-01-01\n7;x;2025-01-01\n"))
            .IsWrongUse("lijst.csv: rij 3, kolom agb: Hier moeten 8 cijfers staan.", "a bad row");

        var changed = Header + "75750001;De Beuk;2025-01-01\n";
        var asked = (await ImportAsync(changed)).Exits(4);
        Assert.Contains(
            "lijst.csv: 0 nieuw, 1 gewijzigd, 0 vervallen, 0 ongewijzigd.\n  gewijzigd: 75750001 2025-01-01: naam De Linde → De Beuk\n",
            asked.Out);
        (await ImportAsync(changed, "--confirm", "--by", "anna")).Exits(0);
        // The file that was refused left nothing, and the change that was only shown was not there yet.
        var whole = (await ImportAsync(changed, "--whole", "--confirm", "--by", "anna")).Exits(0);
        Assert.Contains("lijst.csv: 0 nieuw, 0 gewijzigd, 1 vervallen, 1 ongewijzigd.\n  vervalt: 75750002 2025-01-01\n", whole.Out);
    }

    [Fact]
    public async Task A_list_that_does_not_exist_is_wrong_use() =>
        (await work.RunAsync("lists", "import", "aanbieder", work.Write("lijst.csv", Header), "--store", "store"))
            .IsWrongUse("LIST: one of aanbieders, percelen", "no such list");

    public void Dispose() => work.Dispose();

    private Task<Run> ImportAsync(string csv, params string[] more) =>
        work.RunAsync(["lists", "import", "aanbieders", work.Write("lijst.csv", csv), "--store", "store", .. more]);
}

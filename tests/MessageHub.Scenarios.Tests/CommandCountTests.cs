using System.Text;
using System.Xml.Linq;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;

namespace MessageHub.Scenarios.Tests;

/// <summary>What a message costs the database does not depend on its size.</summary>
public sealed class CommandCountTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-commands-");

    [Fact]
    public async Task Claim_of_500_lines_takes_as_many_commands_as_one_of_2_lines()
    {
        var (few, outcomeOfFew) = await CountAsync(2);
        var (many, outcomeOfMany) = await CountAsync(500);

        // Both are recorded, with findings, and answered: all lines but one have an allocation that nobody knows.
        Assert.Equal((BerichtOutcome.Partly, BerichtOutcome.Partly), (outcomeOfFew, outcomeOfMany));
        Assert.InRange(few, 1, 40);
        Assert.Equal(few, many);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>The SQL commands of the whole of <see cref="BerichtProcessor.ProcessAsync"/>, with its outcome.</summary>
    private async Task<(int Commands, BerichtOutcome Outcome)> CountAsync(int lines)
    {
        var database = new SqliteDatabase(Path.Combine(folder.FullName, $"{lines}.db"));
        await database.MigrateAsync(CancellationToken.None);
        var store = new RegisterStore(database);
        var processor = new BerichtProcessor(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new());
        await processor.ProcessAsync(await ReceiveAsync(store, await File.ReadAllBytesAsync(PathOf("01-JW301.xml"))), Today);
        var claim = await ReceiveAsync(store, ClaimOf(lines));

        var before = database.CommandCount;
        var result = await processor.ProcessAsync(claim, Today);
        return (database.CommandCount - before, result.Outcome);
    }

    private static async Task<Guid> ReceiveAsync(RegisterStore store, byte[] content)
    {
        var id = Guid.NewGuid();
        await store.ReceiveAsync(new(id, "in.xml", content, DateTimeOffset.UnixEpoch), CancellationToken.None);
        return id;
    }

    /// <summary>The first line of the claim of S05, again and again on the next ToewijzingNummer.</summary>
    private static byte[] ClaimOf(int lines)
    {
        var claim = XDocument.Load(PathOf("02-JW323.xml"));
        var prestaties = Named(claim, "Prestaties").Single();
        var line = prestaties.Elements().First();
        prestaties.RemoveNodes();
        for (var i = 0; i < lines; i++)
        {
            var copy = new XElement(line);
            Named(copy, "ReferentieNummer").Single().Value = $"N{i}";
            var toewijzing = Named(copy, "ToewijzingNummer").Single();
            toewijzing.Value = $"{(long)toewijzing + i}";
            prestaties.Add(copy);
        }

        Named(claim, "TotaalBedrag").Single().Value = $"{lines * (long)Named(line, "Bedrag").Single()}";
        return Encoding.UTF8.GetBytes(claim.ToString());
    }

    private static IEnumerable<XElement> Named(XContainer container, string name) =>
        container.Descendants().Where(e => e.Name.LocalName == name);

    private static string PathOf(string file) => Path.Combine(Scenario.Folder, "S05", file);
}

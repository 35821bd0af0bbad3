using System.Text;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;

namespace MessageHub.Scenarios.Tests;

/// <summary>
/// Messages that the published level 2 rules and this program once judged differently, in the family they came in and in the other.
/// </summary>
public sealed class Level2Tests : IDisposable
{
    private static readonly DateOnly Today = new(2028, 3, 1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-level2-");

    public static TheoryData<string, string, string> Cases => new()
    {
        { "A1-JW301-toewijzingsdatum-na-dagtekening", "TR134", "the Toewijzingsdatum lies after the message" },
        { "A2-JW323-declaratiedagtekening-na-dagtekening", "", "the DeclaratieDagtekening is not compared with the Dagtekening" },
        { "A3-JW301-contact-01-zonder-adres", "CD034", "a BRP contact without Adres has no Postcode" },
        { "A3b-JW301-relatie-contact-03-zonder-adres", "CD034", "nor has one of a Relatie" },
        { "A4-JW323-zelfde-toewijzing-twee-clienten", "", "one allocation under two clients: the wrong line is for level 3" },
        { "A4b-JW323-zelfde-toewijzing-een-client", "TR416", "one allocation twice under one client" },
        { "A5-JW323-schrikkeldag", "", "29 February minus 60 months is 28 February" },
        { "A6-JW301-periode-alleen-einddatum", "", "a Periode with only one of the two days" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Message_is_judged_as_the_published_rules_judge_it(string name, string rules, string reason)
    {
        foreach (var bericht in InBothFamilies(name))
            Assert.Equal(
                (reason, rules),
                (reason, string.Join(' ', Assessor.CheckContent(bericht, RuleCatalogue.All).Select(f => f.Rule.Code).Distinct())));
    }

    [Theory]
    [InlineData("C1-JW315-vervallen-gemeente-2022", "a request from the time when the gemeente existed")]
    [InlineData("C2-WMO301-vervallen-gemeente-2022", "an allocation from that time")]
    public async Task A_gemeente_that_went_will_do_for_what_began_before(string name, string reason)
    {
        foreach (var bericht in InBothFamilies(name))
            Assert.Equal((reason, BerichtOutcome.Accepted), (reason, (await ProcessAsync(bericht)).Outcome));
    }

    [Fact]
    public async Task Of_one_allocation_under_two_clients_the_wrong_line_alone_is_rejected()
    {
        foreach (var claim in InBothFamilies("A4-JW323-zelfde-toewijzing-twee-clienten"))
        {
            foreach (var (client, number) in claim.Declaratie!.Clienten.Zip([10071L, 10072L]))
            {
                var allocation = InFamily(Read("A6-JW301-periode-alleen-einddatum"), claim.Identity.Standaard);
                var product = allocation.Client!.ToegewezenProducten![0] with
                {
                    ToewijzingNummer = number, Toewijzingsdatum = new(2026, 4, 1), Ingangsdatum = new(2026, 4, 1)
                };
                allocation = allocation with
                {
                    Header = allocation.Header with
                    {
                        BerichtIdentificatie = allocation.Header.BerichtIdentificatie with { Identificatie = $"T{number}" }
                    },
                    Client = allocation.Client with { Bsn = client.Bsn, ToegewezenProducten = [product] },
                };
                Assert.Equal(BerichtOutcome.Accepted, (await ProcessAsync(allocation)).Outcome);
            }

            var result = await ProcessAsync(claim);
            var finding = Assert.Single(result.Findings);
            Assert.Equal((BerichtOutcome.Partly, "8187", 5000), (result.Outcome, finding.Code, result.Granted));
            Assert.EndsWith("/Client[2]/Prestaties[1]/Prestatie[1]", finding.Path, StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>On the one store of the test; the families do not see each other.</summary>
    private async Task<BerichtResult> ProcessAsync(Bericht bericht)
    {
        var database = new SqliteDatabase(Path.Combine(folder.FullName, "messagehub.db"));
        await database.MigrateAsync(CancellationToken.None);
        var store = new RegisterStore(database);
        var processor = new BerichtProcessor(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new());
        var id = Guid.NewGuid();
        await store.ReceiveAsync(new(id, "in.xml", BerichtWriter.Write(bericht), DateTimeOffset.UnixEpoch), CancellationToken.None);
        return await processor.ProcessAsync(id, Today);
    }

    private static IEnumerable<Bericht> InBothFamilies(string name) => Enum.GetValues<Standaard>().Select(s => InFamily(Read(name), s));

    private static Bericht Read(string name) => Valid(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Level2", $"{name}.xml")));

    /// <summary>The families have other namespaces, codes and products, and only the Jeugdwet asks for a GezagsdragerBekend.</summary>
    private static Bericht InFamily(Bericht bericht, Standaard standaard)
    {
        var identity = BerichtIdentity.Of(new(3, 2), standaard, bericht.Identity.Nummer);
        var product = standaard is Standaard.Ijw
            ? new Product { Categorie = "45", Code = "45A04" }
            : new Product { Categorie = "02", Code = "02A03" };
        return Valid(BerichtWriter.Write(bericht with
        {
            Identity = identity,
            Header = bericht.Header with { BerichtCode = identity.BerichtCode },
            Client = bericht.Client is not { } client ? null : client with
            {
                GezagsdragerBekend = standaard is Standaard.Ijw ? client.GezagsdragerBekend : null,
                ToegewezenProducten = client.ToegewezenProducten?.Select(p => p with { Product = product }).ToList(),
                AangevraagdeProducten = client.AangevraagdeProducten?.Select(p => p with { Product = product }).ToList(),
            },
            Declaratie = bericht.Declaratie is not { } declaratie ? null : declaratie with
            {
                Clienten = [.. declaratie.Clienten.Select(c => c with { Prestaties = c.Prestaties!.Select(InProduct).ToList() })],
            },
        }));

        Prestatie InProduct(Prestatie line) => line with { ProductCategorie = product.Categorie, ProductCode = product.Code! };
    }

    private static Bericht Valid(byte[] content) => new BerichtReader(SchemaLibrary.BuiltIn).Read(content) switch
    {
        ReadResult.Read read => read.Bericht,
        ReadResult.Refused refused =>
            throw new Xunit.Sdk.XunitException(
                $"{refused.Text} "
                + $"{string.Join("; ", refused.Complaints.Select(c => $"{c.Path}: {c.Text}"))}\n{Encoding.UTF8.GetString(content)}"),
        _ => throw new InvalidOperationException("A message is read or refused."),
    };
}

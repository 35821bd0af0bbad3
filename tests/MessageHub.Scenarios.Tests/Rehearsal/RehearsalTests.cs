using System.Text;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Queries.Trace;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using static MessageHub.Scenarios.Tests.Rehearsal.RehearsalRelease;

namespace MessageHub.Scenarios.Tests.Rehearsal;

/// <summary>
/// A next release is data and some values, and messages of both releases of one aanbieder are processed in any order: by the real
/// processor on a real store.
/// </summary>
public sealed class RehearsalTests : IAsyncLifetime
{
    private static readonly DateOnly Begin = new(2026, 4, 8);
    private static readonly ExchangeScope Scope = new(Standaard.Ijw, RehearsalBerichten.Gemeente, RehearsalBerichten.Aanbieder);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-release-");
    private SqliteDatabase database = null!;
    private RegisterStore store = null!;
    private BerichtReader reader = null!;
    private BerichtProcessor processor = null!;
    private RehearsalBerichten make = null!;

    public async Task InitializeAsync()
    {
        var schemas = WriteSchemas(Path.Combine(folder.FullName, "schemas"));
        database = new(Path.Combine(folder.FullName, "messagehub.db"));
        await database.MigrateAsync(CancellationToken.None);
        store = new(database);
        reader = new(schemas, releases: Both);
        processor = new(store, schemas, reader, RehearsalRelease.Rules, new());
        make = new(schemas);
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Messages_of_both_releases_are_judged_in_one_batch_and_each_is_answered_in_its_own()
    {
        Bericht[] messages =
        [
            make.Toegewezen(Old),
            make.Start(Name, Begin, "begint rustig"),
            make.Stop(Old, Begin, new(2026, 5, 31), DroppedReden),
            make.Start(Name, new(2026, 6, 1), "veel meer dan twintig tekens"),
            make.Claim(Old, 4),
            make.Claim(Name, 5),
            make.Claim(Name, 6),
        ];
        var ids = new List<Guid>();
        foreach (var message in messages)
            ids.Add(await ReceiveAsync(message));

        var (_, judged) = await processor.JudgeBatchAsync(Scope, 16, RehearsalBerichten.Today);

        Assert.Equal(ids, judged.Select(j => j.Id));
        Assert.Equal(
            ["accepted", "accepted", "accepted", "rejected TR901", "accepted", "rejected TR335", "accepted"],
            judged.Select(j => string.Join(' ', j.Result.Findings.Select(f => f.Rule).Prepend(j.Result.Outcome.Word()))));
        var answers = (await store.UnsentAsync(100, CancellationToken.None)).ToDictionary(a => a.BerichtId, a => Valid(a.Content));
        Assert.Equal(ids.Order(), answers.Keys.Order());
        foreach (var (id, message) in ids.Zip(messages))
        {
            var (answer, release) = (answers[id], message.Identity.Release);
            Assert.Equal(release, answer.Identity.Release);
            Assert.Equal((release.Major, release.Minor), (answer.Header.BerichtVersie, answer.Header.BerichtSubversie));
            var versie = answer.Header.XsdVersieRetour ?? answer.Header.XsdVersie;
            Assert.Equal(release == Name ? "1.1.0" : "1.0.0", versie.BerichtXsdVersie);
        }

        Assert.Equal("3.0.0", answers[ids[5]].Header.XsltVersie);

        // The new element is read, judged by the new rule, and comes back in the answer.
        Assert.Equal("veel meer dan twintig tekens", answers[ids[3]].Client!.Commentaar);
    }

    [Fact]
    public async Task The_rule_of_the_release_of_the_message_is_told_and_not_the_newest()
    {
        await JudgeAsync(make.Toegewezen(Name));

        Assert.Equal(BerichtOutcome.Accepted, (await JudgeAsync(make.Claim(Old, 4))).Outcome);
        var finding = Assert.Single((await JudgeAsync(make.Claim(Name, 5))).Findings);

        Assert.Equal(("TR335", Tr335Text(Name)), (finding.Rule, finding.Text));
        Assert.NotEqual(Tr335Text(Old), finding.Text);

        static string Tr335Text(ReleaseName release) =>
            RehearsalRelease.Rules.Rules.Single(
                r => r.Code == "TR335" && r.Covers(BerichtIdentity.Of(release, Standaard.Ijw, 323))).Definitie;
    }

    [Fact]
    public async Task What_one_release_does_not_have_is_refused_there_by_its_schema()
    {
        var old = await JudgeAsync(make.Start(Old, Begin, "te vroeg"));
        var dropped = await JudgeAsync(make.Stop(Name, Begin, new(2026, 5, 31), DroppedReden));

        Assert.Equal(
            (BerichtOutcome.Refused, (int?)1, "/Bericht/Client[1]/onbekend-element[1]"), (old.Outcome, old.Level, old.Findings[0].Path));
        Assert.Equal(BerichtOutcome.Refused, dropped.Outcome);
        Assert.EndsWith("/RedenBeeindiging[1]", dropped.Findings[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_is_not_loaded_is_refused_by_name_with_sender_and_number()
    {
        var older = BerichtWriter.Write(make.Start(Old, Begin) with { Identity = BerichtIdentity.Of(new(3, 1), Standaard.Ijw, 305) });

        var id = await ReceiveAsync(older);
        var (_, judged) = await processor.JudgeBatchAsync(Scope, 16, RehearsalBerichten.Today);

        var result = Assert.Single(judged).Result;
        Assert.Equal("Dit is JW305 van iJw 3.1; hier worden 3.2 en 3.3 verwerkt.", Assert.Single(result.Findings).Text);
        Assert.Equal(
            (BerichtOutcome.Refused, "ijw", "JW305", "M1", "65656055", "0297"),
            (result.Outcome, result.Family, result.Message, result.Identificatie, result.Sender, result.Receiver));
        Assert.Equal(new Provenance { Release = new(3, 1) }, (await TraceAsync(id)).Provenance);
    }

    [Fact]
    public void The_program_itself_does_not_know_the_rehearsal_release()
    {
        var program = new BerichtReader(SchemaLibrary.BuiltIn);

        var refused = Assert.IsType<ReadResult.Refused>(program.Read(BerichtWriter.Write(make.Start(Name, Begin))));

        Assert.Equal("Dit is JW305 van iJw 3.3; hier wordt 3.2 verwerkt.", refused.Text);
    }

    [Fact]
    public async Task By_what_a_message_was_judged_stays_with_its_verdict()
    {
        await JudgeAsync(make.Toegewezen(Old));
        var before = await ReceiveAsync(make.Claim(Old, 4));
        await processor.ProcessAsync(before, RehearsalBerichten.Today);
        await store.ImportAgreementsAsync([Agreement], new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
        var after = await ReceiveAsync(make.Claim(Name, 6));
        var result = await processor.ProcessAsync(after, RehearsalBerichten.Today);

        var by = new Provenance { Release = Name, Rules = RehearsalRelease.Rules.Id, Agreements = 1 };
        Assert.Equal(by with { Release = Old, Agreements = 0 }, (await TraceAsync(before)).Provenance);
        Assert.Equal(by, (await TraceAsync(after)).Provenance);
        Assert.Equal(ProvenanceResult.Of(by), result.Provenance);
        Assert.Matches(@"^\d+\.\d+\.\d+", by.Program);
        Assert.NotEqual(RuleCatalogue.All.Id, RehearsalRelease.Rules.Id);
    }

    private static AgreementRow Agreement => new(RehearsalBerichten.Gemeente, RehearsalBerichten.Aanbieder, Standaard.Ijw, new()
    {
        Row = 2,
        ProductCategorie = "45",
        ProductCode = "45A04",
        Eenheid = "04",
        Tarief = 8500,
        GeldigVan = new(2025, 1, 1),
        MinutenToegestaan = true,
        Perceel = "P1",
        Variant = "inspanning",
    });

    private async Task<BerichtResult> JudgeAsync(Bericht bericht) =>
        await processor.ProcessAsync(await ReceiveAsync(bericht), RehearsalBerichten.Today);

    private Task<Guid> ReceiveAsync(Bericht bericht) => ReceiveAsync(BerichtWriter.Write(bericht));

    private async Task<Guid> ReceiveAsync(byte[] content)
    {
        var id = Guid.NewGuid();
        await store.ReceiveAsync(new(id, "in.xml", content, DateTimeOffset.UnixEpoch), CancellationToken.None);
        return id;
    }

    private async Task<BerichtDetail> TraceAsync(Guid id) =>
        (await new BerichtQueries(database).FindAsync(new([RehearsalBerichten.Gemeente]), id, CancellationToken.None))!;

    private Bericht Valid(byte[] content) => reader.Read(content) is ReadResult.Read read
        ? read.Bericht
        : throw new Xunit.Sdk.XunitException($"This answer is not valid:\n{Encoding.UTF8.GetString(content)}");
}

using System.Globalization;
using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Tests;
using Microsoft.Data.Sqlite;

namespace MessageHub.Cli.Tests;

/// <summary>
/// An answer repeats what it rejects: it stays about as large as that, and one that cannot be sent is reported with the verdict.
/// </summary>
public sealed class AnswerSizeTests : IDisposable
{
    private const int Lines = 400;
    private static readonly DateOnly Today = new(2026, 6, 10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-size-");

    [Fact]
    public async Task A_325_is_no_larger_than_the_lines_it_repeats_and_some()
    {
        var claim = Claim();

        var (result, answer) = await ProcessAsync(claim, new());

        Assert.Equal((BerichtOutcome.Rejected, Lines), (result.Outcome, result.Findings.Count));
        Assert.InRange((double)answer.Length / claim.Length, 0.8, 1.15);
        Assert.Null(result.Answer!.Problem);
        Assert.DoesNotContain(ResultText.Lines(result, withValues: false), l => l.Contains("bytes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("it is larger than what can be sent", -1, true)]
    [InlineData("it just fits", 0, false)]
    [InlineData("nobody says what can be sent", null, false)]
    public async Task An_answer_that_is_too_large_is_made_and_told_of(string reason, int? room, bool isTold)
    {
        var (_, answer) = await ProcessAsync(Claim(), new());
        var max = room is { } bytes ? answer.Length + bytes : 0;

        var (result, same) = await ProcessAsync(Claim(), new() { MaximumAnswerBytes = max });

        Assert.Equal(answer.Length, same.Length);
        var problem = $"Het antwoord heeft {answer.Length} bytes. Er kunnen er {max} worden verstuurd (MaximumAnswerBytes). "
            + "Vraag de aanbieder de declaratie te crediteren en in kleinere delen opnieuw in te dienen, of geef hem het antwoord buiten "
            + "het berichtenverkeer om.";
        Assert.Equal((reason, isTold ? problem : null), (reason, result.Answer!.Problem));
        // People read it on the line below the outcome.
        Assert.Equal(isTold, ResultText.Lines(result, withValues: false).ElementAt(1) == $"  {problem}");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>Judges a message on a store of its own; what is reported of it and its answer.</summary>
    private async Task<(BerichtResult Result, byte[] Answer)> ProcessAsync(byte[] message, ProcessingSettings settings)
    {
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, $"{Guid.NewGuid()}.db"));
        await database.MigrateAsync(CancellationToken.None);
        var store = new RegisterStore(database);
        var processor = new BerichtProcessor(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, settings);
        // Of a client without any allocation the claim would be rejected as a whole.
        await JudgeAsync(BerichtWriter.Write(Valid.B301()));
        var result = await JudgeAsync(message);
        return (result, (await store.UnsentAsync(10, CancellationToken.None)).Single(o => o.Nummer == 325).Content);

        async Task<BerichtResult> JudgeAsync(byte[] content)
        {
            var id = Guid.NewGuid();
            await store.ReceiveAsync(new(id, "bericht.xml", content, TimeProvider.System.GetUtcNow()), CancellationToken.None);
            return await processor.ProcessAsync(id, Today);
        }
    }

    /// <summary>A claim of lines on allocations that are not there, written without a blank, as software of an aanbieder may.</summary>
    private static byte[] Claim()
    {
        var lines = string.Concat(Enumerable.Range(0, Lines).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"<m:Prestatie><m:ProductReferentie><b:ReferentieNummer>Z{i}</b:ReferentieNummer></m:ProductReferentie><m:ToewijzingNummer>{100_000 + i}</m:ToewijzingNummer><m:ProductCategorie>45</m:ProductCategorie><m:ProductCode>45A04</m:ProductCode><m:ProductPeriode><b:Begindatum>2026-05-01</b:Begindatum><b:Einddatum>2026-05-31</b:Einddatum></m:ProductPeriode><m:GeleverdVolume>1</m:GeleverdVolume><m:Eenheid>04</m:Eenheid><m:ProductTarief>8500</m:ProductTarief><m:IngediendBedrag><b:Bedrag>8500</b:Bedrag><b:DebetCredit>D</b:DebetCredit></m:IngediendBedrag></m:Prestatie>")));
        return Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <m:Bericht xmlns:m="http://www.istandaarden.nl/ijw/3_2/jw323/schema" xmlns:b="http://www.istandaarden.nl/ijw/3_2/basisschema/schema"><m:Header><m:BerichtCode>490</m:BerichtCode><m:BerichtVersie>3</m:BerichtVersie><m:BerichtSubversie>2</m:BerichtSubversie><m:Afzender>65656055</m:Afzender><m:Ontvanger>0297</m:Ontvanger><m:BerichtIdentificatie><b:Identificatie>F05</b:Identificatie><b:Dagtekening>2026-06-08</b:Dagtekening></m:BerichtIdentificatie><m:XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></m:XsdVersie></m:Header><m:Declaratie><m:DeclaratieNummer>F05</m:DeclaratieNummer><m:DeclaratiePeriode><b:Begindatum>2026-05-01</b:Begindatum><b:Einddatum>2026-05-31</b:Einddatum></m:DeclaratiePeriode><m:DeclaratieDagtekening>2026-06-08</m:DeclaratieDagtekening><m:TotaalIngediendBedrag><b:TotaalBedrag>{8500 * Lines}</b:TotaalBedrag><b:DebetCredit>D</b:DebetCredit></m:TotaalIngediendBedrag><m:Clienten><m:Client><m:Bsn>999900006</m:Bsn><m:Prestaties>{lines}</m:Prestaties></m:Client></m:Clienten></m:Declaratie></m:Bericht>
            """);
    }
}

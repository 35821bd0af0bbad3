using MessageHub.Berichten.Model;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Oracles.Tests;

/// <summary>What holds for what a verdict leaves, whatever was sent.</summary>
public sealed class EffectLawTests : IDisposable
{
    private static readonly RuleSet Holding = RuleCatalogue.All.With(new WarningPolicy(new WarningChoice(null, null, true)));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-oracle-");

    /// <summary>
    /// Of each message that could come next: what the effects make of the snapshot that was loaded before, and what is loaded once they are
    /// written.
    /// </summary>
    [Fact]
    public async Task Effects_in_memory_are_what_the_register_says_when_it_is_asked_again()
    {
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "register.db"));
        await database.MigrateAsync(CancellationToken.None);
        var store = new RegisterStore(database);
        var (kinds, changed, heldOwn) = (new HashSet<string>(), 0, 0);
        foreach (var (at, (_, messages)) in Sequences.Take(48).Index())
        {
            var today = messages.Max(m => m.Header.Dated);
            var berichten = messages.Select(OracleBerichten.Of).ToList();
            // The last sequences: what is held stays, and holds what comes after it.
            var rules = at < 40 ? RuleCatalogue.All : Holding;
            // Where agreements are in another unit, claims are held for a person.
            if (at % 6 > 3)
                await store.ImportAgreementsAsync(
                    InAnotherUnit(berichten), new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
            for (var i = 0; i < berichten.Count; i++)
            {
                var scope = ExchangeScope.Of(berichten[i]);
                // The message itself may come again.
                var next = berichten.Skip(i).Where(b => ExchangeScope.Of(b) == scope).Take(8).ToList();
                var (effects, snapshots) = await JudgeAsync(store, next, rules, today);
                kinds.UnionWith(effects.List.Select(e => e.GetType().Name));
                heldOwn += effects.List.OfType<RegisterEffect.Hold>().Count(h => h.OwnClient is not null);
                foreach (var (before, keys, after) in snapshots)
                {
                    var (expected, actual) = (EffectText.Of(after), EffectText.Of(before.Apply(effects, keys)));
                    var story = string.Join('\n', messages.Take(i + 1));
                    Assert.True(expected == actual, $"{story}\n\n{keys.Identity.Name}\n{expected}\n{actual}");
                    changed += actual == EffectText.Of(before) ? 0 : 1;
                }
            }
        }

        Assert.True(changed > 500, $"only {changed} snapshots changed");
        Assert.True(heldOwn > 5, $"only {heldOwn} messages of our own were held");
        Assert.Equal(typeof(RegisterEffect).GetNestedTypes().Select(t => t.Name).Order(), kinds.Order());
    }

    [Fact]
    public void A_rejected_message_leaves_nothing_but_a_claim_that_was_processed()
    {
        var (nothing, claims) = (0, 0);
        foreach (var (_, messages) in Sequences.Take(Sequences.Share(150)))
        {
            foreach (var judgement in Judged(messages).Where(j => j.Verdict.Outcome is Outcome.Rejected))
            {
                var effects = judgement.Effects.List.Where(e => e is not RegisterEffect.ReplaceEarlier).ToList();
                if (judgement.Bericht.Declaratie is { } claim && judgement.Verdict.Findings.All(f => f.Instance is Client or Prestatie))
                {
                    // Its numbers are used (R-004), and nothing of it was granted.
                    var lines = effects.OfType<RegisterEffect.AddPrestatie>().ToList();
                    Assert.Equal(claim.Clienten.Sum(c => c.Prestaties!.Count), lines.Count);
                    Assert.All(lines, l => Assert.Equal(PrestatieState.Rejected, l.Prestatie.State));
                    Assert.Equal(lines.Count + 2, effects.Count);
                    claims++;
                }
                else
                {
                    Assert.Empty(effects);
                    nothing++;
                }
            }
        }

        Assert.True(
            nothing > Sequences.Share(100) && claims > Sequences.Share(10),
            $"only {nothing} rejected messages and {claims} claims without a right line");
    }

    [Fact]
    public void Order_of_messages_about_different_clients_makes_no_difference()
    {
        var swapped = 0;
        foreach (var (_, messages) in Sequences.Take(Sequences.Share(220)))
        {
            var reordered = Footprint.Reorder(messages, new Random(swapped), out var swaps);
            if (swaps == 0)
                continue;
            swapped += swaps;

            var before = messages.Zip(Judged(messages), (m, j) => (m, Text: TextOf(j))).ToDictionary(p => p.m, p => p.Text);
            foreach (var (message, judgement) in reordered.Zip(Judged(reordered)))
            {
                var stories = $"{string.Join('\n', messages)}\n\nreordered\n{string.Join('\n', reordered)}";
                Assert.True(before[message] == TextOf(judgement), $"{stories}\n\n{before[message]}\n{TextOf(judgement)}");
            }
        }

        Assert.True(swapped > Sequences.Share(100), $"only {swapped} swaps");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static List<AgreementRow> InAnotherUnit(List<Bericht> berichten) =>
    [
        .. from scope in berichten.Select(ExchangeScope.Of).Distinct()
           from product in berichten.SelectMany(b => b.Client?.ToegewezenProducten ?? []).Select(p => p.Product).OfType<Product>()
               .Where(p => p.Code is not null).DistinctBy(p => p.Code)
           select new AgreementRow(scope.Gemeente, scope.Aanbieder, scope.Standaard, new()
           {
               Row = 2,
               ProductCategorie = product.Categorie,
               ProductCode = product.Code!,
               Eenheid = Codes.Eenheid.Dagdeel,
               Tarief = 100,
               GeldigVan = new(2020, 1, 1),
               MinutenToegestaan = false,
               Perceel = "P1",
           }),
    ];

    /// <summary>Judges the first of some messages; what it leaves, and what the register says to each before and after that.</summary>
    private static async Task<(
        BerichtEffects Effects, List<(RegisterSnapshot Before, RegisterKeys Keys, RegisterSnapshot After)> Snapshots)>
        JudgeAsync(RegisterStore store, List<Bericht> berichten, RuleSet rules, DateOnly today)
    {
        var id = Guid.NewGuid();
        await store.ReceiveAsync(new(id, "in.xml", [60], DateTimeOffset.UnixEpoch), CancellationToken.None);
        var keys = berichten.Select(RegisterKeys.Of).ToList();
        return await store.InTransactionAsync(
            keys[0].Scope,
            async transaction =>
            {
                var before = await transaction.LoadManyAsync(keys);
                var judgement = new Judgement(berichten[0], before[0], Assessor.Assess(berichten[0], before[0], rules, today));
                await transaction.WriteAsync([new(id, "resultaat", today) { Judgement = judgement }]);
                if (judgement.Effects.UndoesOwn)
                    return (judgement.Effects, []);
                var after = await transaction.LoadManyAsync(keys);
                return (judgement.Effects, before.Zip(keys, after).ToList());
            },
            CancellationToken.None);
    }

    /// <summary>Judges messages in order, without a database.</summary>
    private static List<Judgement> Judged(IReadOnlyList<OMessage> messages)
    {
        var (register, judged) = (new MemoryRegister([]), new List<Judgement>());
        var today = messages.Max(m => m.Header.Dated);
        foreach (var bericht in messages.Select(OracleBerichten.Of))
        {
            var known = register.For(bericht);
            judged.Add(new(bericht, known, Assessor.Assess(bericht, known, RuleCatalogue.All, today)));
            register.Record(judged[^1].Effects);
        }

        return judged;
    }

    private static string TextOf(Judgement judgement) =>
        $"{BerichtResult.Of("in.xml", judgement.Bericht, judgement.Verdict, answer: null).ToJson()}\n{EffectText.Of(judgement.Effects)}";
}

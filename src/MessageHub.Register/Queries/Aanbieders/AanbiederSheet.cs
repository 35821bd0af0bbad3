using MessageHub.Berichten;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>
/// The figures of an aanbieder beside those of others in the same percelen (steering.md B9): a pure function of the facts. With fewer
/// than <see cref="LeastCompared"/> clients of others there is no comparison: it would show who they are.
/// </summary>
public sealed record AanbiederSheet
{
    /// <summary>With fewer clients nothing is compared.</summary>
    public const int LeastCompared = 3;

    /// <summary>Eurocents granted in the period, credits taken off.</summary>
    public required long Net { get; init; }

    /// <summary>The same of the period before.</summary>
    public required long NetBefore { get; init; }

    /// <summary>Different persons with a net above zero.</summary>
    public required long Clients { get; init; }

    /// <summary>A row for each perceel.</summary>
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>Net and different persons by gemeente.</summary>
    public required IReadOnlyList<(string Gemeente, long Net, long Clients)> Gemeenten { get; init; }

    /// <summary>Care that began in the period.</summary>
    public required int In { get; init; }

    /// <summary>Care that ended in the period.</summary>
    public required int Out { get; init; }

    /// <summary>Care that runs when the day before the period is over.</summary>
    public required int RunningBefore { get; init; }

    /// <summary>Care that runs when the period, or as far as it is known, is over.</summary>
    public required int Running { get; init; }

    /// <summary>Days of care that ended in the period.</summary>
    public required Spread Duration { get; init; }

    /// <summary>The same of others in the percelen of the aanbieder; null when there is no comparison.</summary>
    public required Spread? DurationOfOthers { get; init; }

    /// <summary>Why care ended, most often first.</summary>
    public required IReadOnlyList<(Standaard Standaard, string Reason, int Count)> Reasons { get; init; }

    /// <summary>Early ends among ends that were early or as planned.</summary>
    public required (int Early, int All) Dropout { get; init; }

    /// <summary>The same of others; null when there is no comparison.</summary>
    public required (int Early, int All)? DropoutOfOthers { get; init; }

    /// <summary>Days from allocation to care that began in the period.</summary>
    public required Spread Wait { get; init; }

    /// <summary>The wait with others of the same percelen, in days; null with too few to compare.</summary>
    public required Spread? WaitOfOthers { get; init; }

    /// <summary>Allocations without a start on the reference date, and the days the oldest of them waits.</summary>
    public required (int Count, int? Oldest) Waiting { get; init; }

    /// <summary>Eurocents that were credited, and how many days lay between both verdicts.</summary>
    public required (long Cents, Spread Age) Corrections { get; init; }

    /// <param name="facts">What it is made of.</param>
    /// <param name="filter">The period and reference date of the facts.</param>
    public static AanbiederSheet Of(AanbiederFacts facts, PerceelFilter filter)
    {
        var (first, last) = (filter.From, filter.LastDay < filter.AsKnownOn ? filter.LastDay : filter.AsKnownOn);
        var own = facts.Care.Where(c => c.Organisation == facts.Organisation).ToList();
        var percelen = own.Select(c => (c.Standaard, c.Key)).ToHashSet();
        var others = facts.Care.Where(c => c.Organisation != facts.Organisation && percelen.Contains((c.Standaard, c.Key))).ToList();
        var (ended, endedOfOthers) = (own.Where(c => c.EndsIn(first, last)).ToList(), others.Where(c => c.EndsIn(first, last)).ToList());
        var amounts = facts.Percelen.Amounts.Where(a => facts.Agbs.Contains(a.Aanbieder)).ToList();
        return new()
        {
            Net = amounts.Sum(a => a.Net),
            NetBefore = facts.Before.Amounts.Where(a => facts.Agbs.Contains(a.Aanbieder)).Sum(a => a.Net),
            Clients = facts.OwnClients.GetValueOrDefault(""),
            Rows = [.. RowsOf(facts)],
            Gemeenten =
            [
                .. amounts.GroupBy(a => a.Gemeente).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, g.Sum(a => a.Net), facts.OwnClients.GetValueOrDefault(g.Key))),
            ],
            In = own.Count(c => c.StartsIn(first, last)),
            Out = ended.Count,
            RunningBefore = own.Count(c => c.RunsAfter(first.AddDays(-1))),
            Running = own.Count(c => c.RunsAfter(last)),
            Duration = Spread.Of(ended.Select(c => c.Days)),
            DurationOfOthers = Compared(endedOfOthers.Select(c => c.Days)),
            Reasons =
            [
                .. ended.Where(c => c.Reason is not null).GroupBy(c => (c.Standaard, c.Reason)).OrderByDescending(g => g.Count())
                    .ThenBy(g => g.Key.Reason, StringComparer.Ordinal).Select(g => (g.Key.Standaard, g.Key.Reason!, g.Count())),
            ],
            Dropout = DropoutOf(ended),
            DropoutOfOthers = endedOfOthers.Count < LeastCompared ? null : DropoutOf(endedOfOthers),
            Wait = Spread.Of(own.Where(c => c.StartsIn(first, last)).Select(c => c.Wait)),
            WaitOfOthers = Compared(others.Where(c => c.StartsIn(first, last)).Select(c => c.Wait)),
            Waiting = (
                facts.Waiting.Count,
                facts.Waiting.Count == 0 ? null : filter.AsKnownOn.DayNumber - facts.Waiting.Min().DayNumber),
            Corrections = (
                facts.Corrections.Sum(c => c.Cents),
                Spread.Of(facts.Corrections.SelectMany(c => Enumerable.Repeat((int?)c.Age, (int)c.Lines)))),
        };
    }

    private static IEnumerable<Row> RowsOf(AanbiederFacts facts)
    {
        var table = PerceelTable.Of(facts.Percelen);
        foreach (var perceel in table.Rows)
        {
            bool IsOf(PerceelFacts.Amount a) => a.Standaard == perceel.Standaard && a.Key == perceel.Key;
            var nets = PerceelTable.NetsOf(facts.Percelen, facts.Percelen.Amounts.Where(IsOf));
            var before = facts.Before.Amounts.Where(a => IsOf(a) && facts.Agbs.Contains(a.Aanbieder)).Sum(a => a.Net);
            var isRegistered = facts.Percelen.Registrations.Any(
                r => r.Standaard == perceel.Standaard && r.Key == perceel.Key && facts.Agbs.Contains(r.Aanbieder));
            if (!nets.ContainsKey(facts.Organisation) && before == 0 && !isRegistered)
                continue;
            var net = nets.GetValueOrDefault(facts.Organisation);
            var clients = facts.Clients.Where(c => c.Standaard == perceel.Standaard && c.Key == perceel.Key).ToList();
            var others = clients.Where(c => c.Organisation != facts.Organisation).ToList();
            yield return new(
                perceel,
                net,
                before,
                net > 0 ? nets.Values.Count(n => n > net) + 1 : null,
                nets.Values.Count(n => n > 0),
                clients.Where(c => c.Organisation == facts.Organisation).Sum(c => c.Count),
                others.Sum(c => c.Count) < LeastCompared
                    ? null
                    : MedianOf([.. others.Where(o => nets.GetValueOrDefault(o.Organisation) > 0)
                        .Select(o => nets[o.Organisation] / (decimal)o.Count)]));
        }
    }

    private static long? MedianOf(List<decimal> values)
    {
        if (values.Count == 0)
            return null;
        values.Sort();
        var middle = values.Count % 2 == 1 ? values[values.Count / 2] : (values[values.Count / 2 - 1] + values[values.Count / 2]) / 2;
        return (long)Math.Round(middle, MidpointRounding.AwayFromZero);
    }

    private static Spread? Compared(IEnumerable<int?> values) =>
        Spread.Of(values) is { Count: >= LeastCompared } spread ? spread : null;

    /// <summary>Moves, deaths, requests to change and going over to another are neither.</summary>
    private static (int Early, int All) DropoutOf(List<CareTraject> ended)
    {
        var early = ended.Count(
            c => c.Standaard is Standaard.Ijw ? c.Reason is "32" or "33" or "34" or "35" : c.Reason is "21" or "22" or "23");
        return (early, early + ended.Count(c => c.Standaard is Standaard.Ijw ? c.Reason is "31" : c.Reason is "19"));
    }

    /// <summary>The aanbieder in one perceel.</summary>
    /// <param name="Perceel">Figures of the perceel.</param>
    /// <param name="Net">Eurocents of the aanbieder.</param>
    /// <param name="Before">The same of the period before.</param>
    /// <param name="Rank">1 is the largest; null without a net above zero.</param>
    /// <param name="Ranked">So many aanbieders have a net above zero.</param>
    /// <param name="Clients">Different persons of the aanbieder with a net above zero.</param>
    /// <param name="MedianPerClient">Eurocents per client of the aanbieder in the middle of the others; null without comparison.</param>
    public sealed record Row(PerceelRow Perceel, long Net, long Before, int? Rank, int Ranked, long Clients, long? MedianPerClient);
}

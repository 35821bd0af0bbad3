namespace MessageHub.Oracles.Tests;

/// <summary>What the sequences have to come across: two judges who never meet a case agree on it for nothing.</summary>
public class ReachTests
{
    [Fact]
    public void Sequences_with_edges_come_across_every_reading()
    {
        var sequences = Enumerable.Range(1, 400)
            .Select(i => new SequenceGenerator(i, i % 2 == 0 ? OFamily.Ijw : OFamily.Iwmo, edges: true).Generate())
            .ToList();
        var counts = SequenceStatistics.Of(sequences).ToDictionary();
        foreach (var step in sequences.SelectMany(s => s.Replay()))
        {
            Count("removed and sent again", step.Message is O301 m && m.Allocations.Any(line => IsRemovedAndSentAgain(step, line)));
            Count("without number and rejected", step.Verdict.Rules.Contains("TR019") && HasNoNumber(step.Message));
            Count("without number and accepted", step.Verdict.Outcome is OOutcome.Accepted && HasNoNumber(step.Message));
            Count(
                "gemeente that went, accepted",
                step.Message is O323
                    && step.Message.Header.Municipality == "0501"
                    && step.Verdict.Counts
                    && step.Message.Header.Dated.Year > 2022);
            Count("29 February", step.Message is O323 { ClaimedOn: { Month: 2, Day: 29 } });
        }

        foreach (var wanted in new[]
                 {
                     "held", "TR134", "TR335", "TR378", "TR389", "TR416", "CD034", "removed and sent again", "without number and rejected",
                     "without number and accepted", "gemeente that went, accepted", "29 February",
                 })
            Assert.True(counts.GetValueOrDefault(wanted) >= 3, $"{wanted}: {counts.GetValueOrDefault(wanted)}");

        void Count(string key, bool met) => counts[key] = counts.GetValueOrDefault(key) + (met ? 1 : 0);
    }

    private static bool IsRemovedAndSentAgain(OStep step, OAllocation line) => line.ChangeReason is null
        && step.Before.Select(fact => fact.Message).OfType<O301>().SelectMany(earlier => earlier.Allocations).Any(earlier =>
            earlier.Number == line.Number
                && earlier.DecidedOn == line.DecidedOn
                && earlier.DecidedAt == line.DecidedAt
                && earlier.ChangeReason == "13");

    private static bool HasNoNumber(OMessage message) =>
        (message is O305 start && start.Starts.Any(line => line.Number is null))
            || (message is O307 stop && stop.Stops.Any(line => line.Number is null));
}

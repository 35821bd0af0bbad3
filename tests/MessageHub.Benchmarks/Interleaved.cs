namespace MessageHub.Benchmarks;

/// <summary>
/// Measures several things in batches, so that whatever else the machine does falls on all of them alike, and reports the median of each.
/// </summary>
internal static class Interleaved
{
    /// <summary>The median of each in milliseconds.</summary>
    /// <param name="rounds">How often each is measured; the first round more is not counted.</param>
    /// <param name="measure">Does it once and returns how long it took.</param>
    public static async Task<double[]> MediansAsync(int rounds, params Func<Task<TimeSpan>>[] measure)
    {
        var taken = measure.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < measure.Length; i++)
            {
                var time = await measure[i]();
                if (round > 0)
                    taken[i].Add(time.TotalMilliseconds);
            }
        }

        return [.. taken.Select(Median)];
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}

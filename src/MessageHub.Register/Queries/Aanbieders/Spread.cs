namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>How numbers of days lie: the one in the middle, and the one that nine of ten do not exceed.</summary>
/// <param name="Count">So many numbers.</param>
/// <param name="Median">The middle one, or the mean of the two; null of none.</param>
/// <param name="P90">The smallest that at least nine of ten do not exceed; null of none.</param>
public readonly record struct Spread(int Count, decimal? Median, int? P90)
{
    /// <summary>What cannot be said does not count.</summary>
    public static Spread Of(IEnumerable<int?> values)
    {
        var sorted = values.OfType<int>().Order().ToList();
        if (sorted.Count == 0)
            return new(0, null, null);
        var median = sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2m;
        return new(sorted.Count, median, sorted[(sorted.Count * 9 + 9) / 10 - 1]);
    }
}

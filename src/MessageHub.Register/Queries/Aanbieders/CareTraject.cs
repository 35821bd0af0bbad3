using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>
/// Care of one person by one organisation in one perceel of a gemeente (steering.md B4): from its start message until its stop message,
/// else until its allocation ends. Pieces with a gap of at most <see cref="MaxGap"/> days are one.
/// </summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Key">The perceel.</param>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Organisation">AGB code.</param>
/// <param name="First">The first day of care.</param>
/// <param name="Last">The last day of care; null while it runs.</param>
/// <param name="Reason">RedenBeeindiging of the last piece; null when it runs, or ended with its allocation.</param>
/// <param name="AllocatedOn">Toewijzingsdatum of the first version of the first allocation; null when it has none.</param>
public sealed record CareTraject(
    Standaard Standaard, string Key, string Gemeente, string Organisation, DateOnly First, DateOnly? Last, string? Reason,
    DateOnly? AllocatedOn)
{
    /// <summary>Who is away so many days goes on with the same care.</summary>
    public const int MaxGap = 28;

    /// <summary>In days, the first and the last included; null while it runs.</summary>
    public int? Days => Last is { } last ? last.DayNumber - First.DayNumber + 1 : null;

    /// <summary>From allocation to care, in days; null when that cannot be said.</summary>
    public int? Wait => AllocatedOn is { } day ? Math.Max(0, First.DayNumber - day.DayNumber) : null;

    /// <summary>Whether it begins in a period; both days are inclusive.</summary>
    public bool StartsIn(DateOnly from, DateOnly until) => First >= from && First <= until;

    /// <summary>Whether it ends in a period; both days are inclusive.</summary>
    public bool EndsIn(DateOnly from, DateOnly until) => Last >= from && Last <= until;

    /// <summary>Runs when the day is over.</summary>
    public bool RunsAfter(DateOnly day) => First <= day && !(Last <= day);

    /// <summary>Pieces of the same care, put together.</summary>
    /// <param name="pieces">Of one person, organisation, perceel and gemeente.</param>
    public static IEnumerable<CareTraject> Merge(IEnumerable<CareTraject> pieces)
    {
        CareTraject? open = null;
        foreach (var piece in pieces.OrderBy(p => p.First).ThenBy(p => p.Last ?? DateOnly.MaxValue))
        {
            if (open is null)
                open = piece;
            else if (open.Last is not { } last || piece.First.DayNumber - last.DayNumber - 1 <= MaxGap)
                open = Longer(open, piece);
            else
            {
                yield return open;
                open = piece;
            }
        }

        if (open is not null)
            yield return open;
    }

    private static CareTraject Longer(CareTraject open, CareTraject piece) =>
        open.Last is null || piece.Last <= open.Last ? open : open with { Last = piece.Last, Reason = piece.Reason };
}

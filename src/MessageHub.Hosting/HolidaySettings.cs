using MessageHub.Rules.Standard;

namespace MessageHub.Hosting;

/// <summary>
/// How the holidays here differ from the computed ones, settings <c>MessageHub:Holidays:…</c>; terms are counted without them.
/// </summary>
public sealed class HolidaySettings : ICheckedSettings
{
    /// <summary>Holidays beside the computed ones: dates with commas between them, as <c>2027-03-26, 2027-12-24</c>.</summary>
    public string Added { get; set; } = "";

    /// <summary>Computed holidays that are worked on here, in the same form.</summary>
    public string Removed { get; set; } = "";

    /// <summary>What terms are counted in.</summary>
    public WorkingDays WorkingDays() => new(Rules.Standard.WorkingDays.DatesIn(Added)!, Rules.Standard.WorkingDays.DatesIn(Removed)!);

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Problems() =>
        Rules.Standard.WorkingDays.Problems(Added, Removed).Select(p => new SettingProblem(p.List, p.Why));
}

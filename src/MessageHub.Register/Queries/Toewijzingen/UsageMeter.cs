using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Volume;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>
/// How much of an allocation was used, by the arithmetic of the rules: <see cref="VolumeLimit"/> for what is allowed, and what is counted
/// as TR322 and TR369 count it: granted lines, credits taken off, hours and minutes added up in minutes.
/// </summary>
internal sealed class UsageMeter
{
    private readonly Toewijzing toewijzing;
    private readonly Standaard standaard;
    private readonly UsageUnit unit;
    private readonly DateOnly last;

    private UsageMeter(Toewijzing toewijzing, Standaard standaard, IReadOnlyList<ClaimedLine> lines, DateOnly today)
    {
        (this.toewijzing, this.standaard) = (toewijzing, standaard);
        unit = toewijzing.Omvang?.Eenheid switch
        {
            null or Codes.Eenheid.Euro => UsageUnit.Eurocent,
            Codes.Eenheid.Uur or Codes.Eenheid.Minuut => UsageUnit.Minuten,
            _ => UsageUnit.Eenheid,
        };
        var shown = toewijzing.LastDay < today ? toewijzing.LastDay : today;
        last = lines.Select(l => l.Einddatum).Append(shown).Append(toewijzing.Ingangsdatum).Max();
    }

    public static ToewijzingUsage Measure(
        Toewijzing toewijzing, Standaard standaard, IReadOnlyList<ClaimedLine> lines, IReadOnlyList<LeveringEvent> leveringen,
        DateOnly today) =>
        new UsageMeter(toewijzing, standaard, lines, today).Measure(lines, leveringen, today);

    private ToewijzingUsage Measure(IReadOnlyList<ClaimedLine> lines, IReadOnlyList<LeveringEvent> leveringen, DateOnly today)
    {
        var granted = lines.Where(l => l.State is PrestatieState.Granted).ToList();
        var months = new List<UsageMonth>();
        var soFar = 0L;
        var first = lines.Select(l => l.Begindatum).Append(toewijzing.Ingangsdatum).Min();
        for (var month = Calendar.FirstOfMonth(first); month <= last; month = month.AddMonths(1))
        {
            var used = granted.Where(l => IsIn(l, month)).Sum(Signed);
            soFar += used;
            months.Add(new(
                month,
                used,
                lines.Where(l => l.State is PrestatieState.Held && IsIn(l, month)).Sum(Signed),
                MaxIn(month),
                soFar,
                AssignedUpTo(Calendar.LastOfMonth(month))));
        }

        var started = leveringen.Where(l => l is { RedenBeeindiging: null, DeletedBy: null }).Select(l => (DateOnly?)l.Begindatum).Min();
        return new()
        {
            Unit = unit,
            Assigned = Assigned,
            Used = soFar,
            Granted = granted.Sum(l => l.IsDebit ? l.Bedrag : -l.Bedrag),
            Months = months,
            PercentElapsed = PercentElapsed(today),
            LastMonth = granted.Where(l => l.IsDebit).Select(l => (DateOnly?)Calendar.FirstOfMonth(l.Begindatum)).Max(),
            MissingMonths =
            [
                .. months.Select(
                    m => m.Month).Where(m => started is not null && Calendar.LastOfMonth(m) >= started && Calendar.LastOfMonth(m) < today
                    && m <= toewijzing.LastDay && !lines.Any(l => IsIn(l, m) && l.State is PrestatieState.Held)
                    && granted.Where(l => IsIn(l, m)).Sum(l => l.IsDebit ? l.Bedrag : -l.Bedrag) <= 0),
            ],
        };
    }

    private long? Assigned => toewijzing.Omvang is not null ? InUnit(VolumeLimit.InTotal(toewijzing, last)) : toewijzing.Budget;

    private static bool IsIn(ClaimedLine line, DateOnly month) => Calendar.FirstOfMonth(line.Begindatum) == month;

    private long Signed(ClaimedLine line)
    {
        var amount = unit switch
        {
            UsageUnit.Eurocent => line.Bedrag,
            UsageUnit.Minuten when line.Eenheid == Codes.Eenheid.Uur => line.GeleverdVolume * VolumeLimit.MinutesPerHour,
            UsageUnit.Minuten or UsageUnit.Eenheid => line.GeleverdVolume,
            _ => throw new UnreachableException(),
        };
        return line.IsDebit ? amount : -amount;
    }

    private long InUnit(long volume) => toewijzing.Omvang!.Eenheid == Codes.Eenheid.Uur ? volume * VolumeLimit.MinutesPerHour : volume;

    private long? MaxIn(DateOnly month)
    {
        if (toewijzing.Omvang is not { } omvang || omvang.Frequentie == Codes.Frequentie.Totaal)
            return null;
        var (from, to) = (Later(month, toewijzing.Ingangsdatum), Earlier(Calendar.LastOfMonth(month), toewijzing.LastDay));
        return from > to ? 0 : InUnit(VolumeLimit.InPeriod(toewijzing, new() { Begindatum = from, Einddatum = to }, standaard));
    }

    private long AssignedUpTo(DateOnly day)
    {
        if (Assigned is not { } all || day < toewijzing.Ingangsdatum)
            return 0;
        if (day >= toewijzing.LastDay)
            return all;
        if (toewijzing.Omvang is { } omvang && omvang.Frequentie != Codes.Frequentie.Totaal)
            return Math.Min(all, InUnit(VolumeLimit.InTotal(toewijzing with { Einddatum = day }, day)));
        var days = Calendar.Days(toewijzing.Ingangsdatum, toewijzing.Einddatum ?? last);
        return Math.Min(all, (long)((decimal)all * Calendar.Days(toewijzing.Ingangsdatum, day) / days));
    }

    private decimal? PercentElapsed(DateOnly today)
    {
        if (toewijzing.Einddatum is not { } end)
            return null;
        var share = 100m * Calendar.Days(toewijzing.Ingangsdatum, today) / Calendar.Days(toewijzing.Ingangsdatum, end);
        return Math.Round(Math.Clamp(share, 0, 100), 1, MidpointRounding.AwayFromZero);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}

using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Volume;

namespace MessageHub.Example;

/// <summary>
/// The monthly claims of one contract: most lines are right, some are not, and of those some come back right and some come back the same.
/// </summary>
internal sealed class RegionClaims(
    RegionBerichten berichten, List<RegionEvent> events, RegionContract contract, int index, IReadOnlyList<RegionCase> cases,
    DateOnly thisMonth, int months)
{
    /// <summary>The contract that forgets a month, and how many months ago.</summary>
    private const int Forgetful = 16, Forgotten = 2;

    private readonly List<RegionLine> corrections = [];
    private readonly List<RegionLine> granted = [];
    private int count = index * 5;

    public void Write()
    {
        foreach (var standaard in contract.Products.Select(p => p.Standaard).Distinct())
        {
            for (var ago = months; ago >= 1; ago--)
            {
                if (index != Forgetful || ago != Forgotten)
                    Claim(standaard, thisMonth.AddMonths(-ago));
            }
        }
    }

    private void Claim(Standaard standaard, DateOnly month)
    {
        // After the claim of the worked example, and not all on one day.
        var at = RegionScript.At(month.AddMonths(1).AddDays(3 + index % 9), 40 + index * 29);
        var lines = corrections.ToList();
        corrections.Clear();
        foreach (var known in cases.Where(c => c.Allocation.Product.Standaard == standaard))
        {
            if (known.Allocation.PeriodeIn(month) is { } periode)
                lines.Add(LineOf(known, periode));
        }

        if (granted.Count > 4 && count % 3 == 0)
            TakeBack(lines);
        if (lines.Count == 0)
            return;
        var nummer = $"D{index:D2}{month:yyMM}";
        var claim = berichten.Declaratie(contract, standaard, nummer, month, at, lines);
        if (index == 5 && month == thisMonth.AddMonths(-3))
            claim = WithWrongTotal(claim);
        events.Add(RegionEvent.Of(at, claim));
        if (index == 3 && month == thisMonth.AddMonths(-2))
            events.Add(RegionEvent.Of(at.AddDays(1), berichten.Again(claim, at.AddDays(1))));
    }

    private RegionLine LineOf(RegionCase known, GeslotenPeriode periode)
    {
        var allocation = known.Allocation;
        // Two weeks of a week volume always fit, and all of a month volume does.
        var max = allocation.Frequentie == Rules.Standard.Codes.Frequentie.Week ? 2 * allocation.Volume : allocation.Volume;
        var right = RegionLine.Of(known.Client, allocation, periode, Math.Max(1, max - count % 4), NextReference());
        var wrong = (count % 23, count % 29, count % 31, count % 19) switch
        {
            (7, _, _, _) => right.WithTarief(allocation.Product.Tarief + 150),
            (_, 11, _, _) => right.WithVolume(max * 4),
            (_, _, 13, _) => right.OnToewijzing(90000 + count),
            (_, _, _, 8) when Calendar.LastOfMonth(periode.Begindatum).Day - periode.Begindatum.Day > 3 =>
                right.FromDay(periode.Begindatum.AddDays(1)),
            _ => null,
        };
        if (wrong is null)
        {
            granted.Add(right);
            return right;
        }

        corrections.Add((count % 2 == 0 ? right : wrong).As(NextReference()));
        return wrong;
    }

    /// <summary>An earlier line is credited, and claimed again for less.</summary>
    private void TakeBack(List<RegionLine> lines)
    {
        var line = granted[0];
        granted.RemoveAt(0);
        lines.Add(line.Credit(NextReference()));
        if (line.Prestatie.GeleverdVolume > 1)
            lines.Add(line.WithVolume(line.Prestatie.GeleverdVolume - 1).As(NextReference()));
    }

    private static Bericht WithWrongTotal(Bericht claim) => claim with
    {
        Declaratie = claim.Declaratie! with
        {
            TotaalIngediendBedrag = claim.Declaratie!.TotaalIngediendBedrag with
            {
                TotaalBedrag = claim.Declaratie.TotaalIngediendBedrag.TotaalBedrag + 1,
            },
        },
    };

    private string NextReference() => $"P{index:D2}{count++:D5}";
}

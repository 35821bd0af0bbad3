namespace MessageHub.Oracles;

/// <content>323: lines, credits and volumes around the limits.</content>
public sealed partial class SequenceGenerator
{
    private O323 Make323(OHeader header)
    {
        (header, var bsn, _) = Subject(header);
        var facts = new Facts(history, header);
        var month = Time.FirstOfMonth(header.Dated.AddDays(1)).AddMonths(-1);
        var period = month.AddMonths(-Pick([0, 0, 0, 0, 1]));
        if (wished is "TR318" or "TR319" || Odd(0.3))
            period = month.AddMonths(-random.Next(4));
        var number = $"DN{++counter}";
        var earlierClaims = sent.OfType<O323>().Where(m => Chance(0.2) || m.Header.Provider == header.Provider).ToList();
        if (earlierClaims.Count > 0 && (wished == "TR333" ? Chance(0.7) : Odd(0.1)))
            number = Pick(earlierClaims).ClaimNumber;

        var lines = new List<(string Bsn, OClaimLine Line)>();
        var outdated = wished == Held ? Outdated(header) : [];
        if (outdated.Count > 0)
        {
            (header, bsn, var debit) = Pick(outdated);
            facts = new Facts(history, header);
            lines.Add((bsn, debit with { Reference = NewLineReference(header) }));
        }

        var count = 1 + random.Next(outdated.Count > 0 ? 2 : 4);
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && Chance(0.2))
                bsn = Pick(clients);
            if (Chance(wished is "TR323" or "TR390" ? 0.7 : 0.22) && Credit(facts, header, lines) is { } credit)
            {
                lines.Add(credit);
                if (Chance(0.5))
                    lines.Insert(random.Next(lines.Count + 1), (credit.Bsn, Replace(credit.Line)));
            }
            else
            {
                lines.Add((bsn, Debit(facts, header, bsn, month, lines)));
            }
        }

        if (lines.Count > 1 && Odd(0.1))
            lines[^1] = (lines[^1].Bsn, lines[^1].Line with { Reference = lines[0].Line.Reference });
        if (wished == "TR416" || (edges && Odd(0.3)))
        {
            // The same debit again, under the same client or under another one.
            var (owner, again) = Pick(lines);
            lines.Add((Chance(0.6) ? owner : Pick(clients), again with { Reference = $"R{++counter}" }));
        }

        var claimClients = lines.GroupBy(line => line.Bsn)
            .Select(group => new OClaimClient(group.Key, [.. group.Select(line => line.Line)]))
            .ToList();
        var claim = new O323(header, number, period, Time.LastOfMonth(period), claimClients);
        return edges && Chance(0.3) ? claim with { ClaimedOn = header.Dated.AddDays(random.Next(7) - 3) } : claim;
    }

    /// <summary>
    /// Small debits over months that were granted under a ProductPeriode that the allocation, changed meanwhile, no longer asks for
    /// of every client and provider, without a reference.
    /// </summary>
    private List<(OHeader Header, string Bsn, OClaimLine Line)> Outdated(OHeader header)
    {
        var found = new List<(OHeader, string, OClaimLine)>();
        foreach (var scope in Providers.Select(provider => header with { Provider = provider }))
        {
            var facts = new Facts(history, scope);
            foreach (var (bsn, line) in Facts.LiveDebits(facts.GrantedLinesInScope()))
            {
                if (facts.Current(line.Number) is not { } version || Facts.IsDeleted(version.Allocation))
                    continue;
                var allocation = version.Allocation;
                var begin = Time.SameMonth(allocation.Start, line.Begin) ? allocation.Start : Time.FirstOfMonth(line.Begin);
                var end = allocation.End is { } last && Time.SameMonth(last, line.Begin) ? last : Time.LastOfMonth(line.Begin);
                if (end >= begin && end <= header.Dated && (begin != line.Begin || end != line.End))
                    found.Add((scope, bsn, line with { Begin = begin, End = end, Volume = 1, Amount = line.Tariff ?? 1 }));
            }
        }

        return found;
    }

    private string NewLineReference(OHeader header)
    {
        var used = sent.OfType<O323>()
            .Where(m => Chance(0.1) || m.Header.Provider == header.Provider)
            .SelectMany(m => m.Clients)
            .SelectMany(c => c.Lines)
            .ToList();
        if (used.Count == 0 || !(wished == "TR314" ? Chance(0.5) : Odd(0.15)))
            return $"R{++counter}";
        var reference = Pick(used).Reference;
        return Chance(0.1) ? reference.ToLowerInvariant() : reference;
    }

    private (string Bsn, OClaimLine Line)? Credit(Facts facts, OHeader header, List<(string Bsn, OClaimLine Line)> lines)
    {
        var live = Facts.LiveDebits(facts.GrantedLinesInScope()).Select(known => (known.Bsn, known.Line)).ToList();
        var any = sent.OfType<O323>().Where(m => Odd() || m.Header.Provider == header.Provider)
            .SelectMany(m => m.Clients.SelectMany(client => client.Lines.Select(line => (client.Bsn, Line: line)))).ToList();
        var credited = any.Where(l => any.Any(c => c.Line.PreviousReference == l.Line.Reference)).ToList();
        var pool = wished == "TR390" && credited.Count > 0 ? credited : live.Count > 0 && !Odd() ? live : any;
        if (pool.Count == 0)
            return null;
        var (bsn, source) = Pick(pool);
        if (lines.Any(line => line.Line.PreviousReference == source.Reference))
            return null;
        var credit = source with { Reference = NewLineReference(header), PreviousReference = source.Reference, Credit = true };
        if (Odd(0.4))
            bsn = Pick(clients);
        if (!Odd(0.6))
            return (bsn, credit);
        credit = random.Next(7) switch
        {
            0 => credit with { PreviousReference = $"X{counter}" },
            1 when credit.Unit == "83" => credit with { Volume = credit.Volume + 1, Amount = credit.Amount + 1 },
            1 => credit with { Amount = credit.Amount + 1 },
            2 => credit with { Number = Pick(blueprints).Allocation.Number },
            3 => credit with { Category = credit.Category == "45" ? "44" : "45" },
            4 => credit with { End = Time.LastOfMonth(credit.End) },
            5 when credit.Tariff is { } tariff && credit.Volume > 1 =>
                credit with { Volume = credit.Volume - 1, Amount = (credit.Volume - 1) * tariff },
            6 => credit with { Code = credit.Code.ToLowerInvariant() },
            _ => credit,
        };
        if (family == OFamily.Iwmo && credit.Category is "44" or "45")
            credit = credit with { Category = "02" };
        return (bsn, credit);
    }

    /// <summary>The debit that takes the place of a credited one: the same period, often another volume.</summary>
    private OClaimLine Replace(OClaimLine credit)
    {
        var debit = credit with { Reference = $"R{++counter}", PreviousReference = null, Credit = false };
        var volume = Math.Max(1, credit.Volume + Pick([-1, 0, 0, 1]));
        if (debit.Unit == "83")
            return debit with { Volume = volume, Amount = volume };
        return volume == credit.Volume ? debit : debit with { Volume = volume, Amount = volume * debit.Tariff!.Value };
    }

    private OClaimLine Debit(Facts facts, OHeader header, string bsn, DateOnly month, List<(string Bsn, OClaimLine Line)> lines)
    {
        var known = facts.CurrentOfClient(bsn).Select(version => version.Allocation).ToList();
        if (wished == "TR384" && known.Any(Facts.IsDeleted))
            known = [.. known.Where(Facts.IsDeleted)];
        else if (!Odd(0.3) && known.Any(allocation => !Facts.IsDeleted(allocation)))
            known = [.. known.Where(allocation => !Facts.IsDeleted(allocation))];
        if (wished == "TR369" && known.Any(allocation => allocation.Budget is not null))
            known = [.. known.Where(allocation => allocation.Budget is not null)];
        var allocation = known.Count == 0 || Odd(0.25) ? Pick(blueprints).Allocation : Pick(known);
        var number = (wished == "TR338" ? Chance(0.4) : Odd(0.1)) ? 399999 : allocation.Number;

        // The period that the allocation asks for in some month in which it runs.
        var first = Time.FirstOfMonth(allocation.Start);
        var last = Earliest(allocation.End ?? month, header.Dated);
        var months = 0;
        while (first.AddMonths(months) <= last)
            months++;
        var chosen = months == 0 ? month : first.AddMonths(random.Next(months));
        if (leap && Chance(0.7))
            chosen = Time.FirstOfMonth(Time.MonthsBefore(header.Dated, 61 - random.Next(3)));
        var standing = Facts.LiveDebits(facts.GrantedLinesInScope()).Where(known => known.Line.Number == allocation.Number).ToList();
        if (wished == Held && standing.Count > 0)
            chosen = Time.FirstOfMonth(Pick(standing).Line.Begin);
        if (Odd(0.4))
            chosen = chosen.AddMonths(Pick([-1, 1]));
        var begin = Time.SameMonth(allocation.Start, chosen) ? allocation.Start : chosen;
        var end = allocation.End is { } e && Time.SameMonth(e, chosen) ? e : Time.LastOfMonth(chosen);
        if (Odd(0.3))
            begin = Time.FirstOfMonth(begin);
        if (Odd(0.3))
            begin = begin.AddDays(1);
        if (Odd(0.3))
            end = Time.LastOfMonth(end);
        if (Odd(0.3))
            end = end.AddDays(-1);

        var product = allocation.Product;
        if (product is null || Odd(0.3))
            product = NewProduct() ?? new OProduct(family == OFamily.Ijw ? "45" : "02", null);
        var category = product.Category;
        var code = product.Code ?? (category + Pick(["A04", "A53"]));
        if (Odd(0.3))
            code = category + Pick(["A04", "A53", "X99"]);

        var unit = allocation.Volume?.Unit ?? Pick(["83", "83", "04", "01", "16"]);
        if (unit == "04" && Chance(0.35))
            unit = "01";
        if (Odd(0.3))
            unit = Pick(AllUnits);

        var volume = Math.Clamp(Volume(facts, allocation, begin, end, unit, lines), 0, 9_000_000);
        var (tariff, amount) = Price(unit, volume);
        if (unit != "83" && (wished == "TR346" ? Chance(0.5) : Odd(0.2)))
            amount = Math.Max(0, amount + Pick([-1, 1, 100]));
        if (allocation.Budget is { } budget && unit != "83" && tariff > 0 && Chance(0.4))
        {
            volume = Math.Max(0, budget - Spent(facts, allocation)) / tariff.Value;
            amount = volume * tariff.Value;
        }

        return new OClaimLine(
            NewLineReference(header), null, number, category, code, begin, end, volume, unit, tariff, Math.Min(amount, 99_999_999), false);
    }

    /// <summary>A volume just at, under or over what is left, or something smaller.</summary>
    private long Volume(
        Facts facts, OAllocation allocation, DateOnly begin, DateOnly end, string unit, List<(string Bsn, OClaimLine Line)> lines)
    {
        if (allocation.Volume is not { } volume)
        {
            if (unit != "83")
                return 1 + random.Next(unit == "01" ? 120 : 8);
            if (allocation.Budget is not { } budget)
                return 1000 * (1 + random.Next(40));
            var left = budget - Spent(facts, allocation) - lines.Where(l => l.Line.Number == allocation.Number && !l.Line.Credit)
                .Sum(l => l.Line.Amount);
            return Around(Math.Max(0, left), 1);
        }

        var step = volume.Unit == "04" && unit == "01" ? 60 : 1;
        var periodMax = Volumes.PeriodMax(family, allocation, begin, end) * step;
        var horizon = allocation.End ?? end;
        var used = Facts.LiveDebits(facts.GrantedLinesInScope())
            .Select(known => known.Line)
            .Concat(lines.Select(l => l.Line).Where(line => !line.Credit))
            .Where(line => line.Number == allocation.Number).Sum(line => Volumes.InUnitOfSum(volume.Unit, line.Unit, line.Volume));
        var totalLeft = Volumes.InUnitOfSum(volume.Unit, volume.Unit, Volumes.TotalMax(allocation, horizon)) - used;
        if (volume.Unit is "04" && unit == "04")
            totalLeft /= 60;
        var limit = random.Next(4) switch
        {
            0 => periodMax,
            1 => totalLeft,
            _ => Math.Min(periodMax, totalLeft),
        };
        return Around(Math.Max(0, limit), step);
    }

    private long Around(long limit, int step) => random.Next(oddity > 0.1 ? 8 : 14) switch
    {
        0 => limit + 1,
        1 => limit + step,
        2 or 3 or 4 => limit,
        5 => Math.Max(0, limit - 1),
        _ => limit <= 1 ? limit : 1 + (long)(random.NextDouble() * limit),
    };

    private static long Spent(Facts facts, OAllocation allocation) =>
        Facts.LiveDebits(facts.GrantedLinesInScope())
            .Where(known => known.Line.Number == allocation.Number)
            .Sum(known => known.Line.Amount);

    /// <summary>Tariff and amount; minutes come with an hourly tariff behind them or with a plain product.</summary>
    private (long? Tariff, long Amount) Price(string unit, long volume)
    {
        if (unit == "83")
            return (null, volume);
        var hourly = Pick(HourlyTariffs);
        if (unit != "01")
            return (hourly, volume * hourly);
        var tariff = Oracle.Round(hourly / 60m);
        return (tariff, Chance(0.6) ? Oracle.Round(hourly * (decimal)volume / 60m) : tariff * volume);
    }

    // ---------------------------------------------------------------- chance
}

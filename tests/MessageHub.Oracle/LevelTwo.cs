namespace MessageHub.Oracles;

/// <summary>
/// The rules of level 2 (rules.md §2, §5, §6) that the records of this project can break. The generator offers nothing that has a violation
/// here, but for the few that it is asked for.
/// </summary>
public static class LevelTwo
{
    /// <summary>Codes of the rules that the message breaks; empty when it is technically clean.</summary>
    public static IReadOnlyList<string> Violations(OMessage message) => message switch
    {
        O301 m => [.. Allocations(m)],
        O305 m => [.. Starts(m)],
        O307 m => [.. Stops(m)],
        O315 m => [.. Requests(m)],
        O317 m => [.. Changes(m)],
        O323 m => [.. Claims(m)],
        _ => [],
    };

    private static IEnumerable<string> Allocations(O301 m)
    {
        if (m.Allocations.Count == 0)
            yield return "XSD";
        if (Repeats(m.Allocations.Select(a => a.Number)))
            yield return "TR101";
        var standing = m.Allocations.Where(a => !Facts.IsDeleted(a)).Select(a => new Stackable(a.Product, a.Start, a.End)).ToList();
        if (Stacks(m.Header.Family, standing))
            yield return "TR302";
        foreach (var a in m.Allocations)
        {
            foreach (var rule in Care(a.Product, a.Start, a.End, a.Volume, a.Budget, productKnown: true))
                yield return rule;
            if (a.ChangeReason == "13" && a.End != a.Start)
                yield return "CS335";
            if (a.ChangeReason == "01")
                yield return "CS336";

            // TR134: "301 … ToegewezenProduct/Toewijzingsdatum".
            if (a.DecidedOn > m.Header.Dated)
                yield return "TR134";
        }

        if (Repeats(m.Contacts.Select(contact => contact.Kind)))
            yield return "TR101";
        if (!m.Contacts.Any(contact => contact.Kind is "01" or "02" or "03"))
            yield return "TR061";

        // CD034: "Soort 01 or 03: Adres/Postcode present; a Contact without any Adres fails too".
        if (m.Contacts.Any(contact => contact.Kind is "01" or "03" && !(contact.HasAddress && contact.HasPostcode)))
            yield return "CD034";
    }

    private static IEnumerable<string> Starts(O305 m)
    {
        if (m.Starts.Count == 0)
            yield return "XSD";
        for (var i = 0; i < m.Starts.Count; i++)
        {
            if (m.Starts.Skip(i + 1).Any(other => Oracle.SameStart(m.Starts[i], other)))
                yield return "TR101";
            if (m.Starts[i].Begin > m.Header.Dated)
                yield return "TR134";
            if (m.Starts[i].Status is not (1 or 3))
                yield return "CS058";
        }
    }

    private static IEnumerable<string> Stops(O307 m)
    {
        if (m.Stops.Count == 0)
            yield return "XSD";
        for (var i = 0; i < m.Stops.Count; i++)
        {
            if (m.Stops.Skip(i + 1).Any(other => Oracle.SameStop(m.Stops[i], other)))
                yield return "TR101";
            if (m.Stops[i].End < m.Stops[i].Begin)
                yield return "TR018";
            if (m.Stops[i].Begin > m.Header.Dated || m.Stops[i].End > m.Header.Dated)
                yield return "TR134";
            if (m.Stops[i].Status is not (1 or 3))
                yield return "CS058";
        }
    }

    private static IEnumerable<string> Requests(O315 m)
    {
        if (m.Products.Count == 0)
            yield return "XSD";
        if (Repeats(m.Products.Select(p => p.Reference)))
            yield return "TR383";
        if (Stacks(m.Header.Family, [.. m.Products.Select(p => new Stackable(p.Product, p.Start, p.End))]))
            yield return "TR386";
        foreach (var rule in m.Products.SelectMany(p => Care(p.Product, p.Start, p.End, p.Volume, p.Budget, productKnown: true)))
            yield return rule;
    }

    private static IEnumerable<string> Changes(O317 m)
    {
        if (m.Unchanged.Count + m.Changed.Count == 0)
            yield return "TR352";
        if (m.Changed.Count + m.New.Count == 0)
            yield return "TR353";
        if (Repeats(m.Unchanged) || Repeats(m.Changed.Select(c => c.Number)) || Repeats(m.New.Select(n => (n.Product, n.WantedStart))))
            yield return "TR101";
        if (m.New.Any(n => n.WantedStart <= m.Header.Dated))
            yield return "TR380";
        if (Stacks(m.Header.Family, [.. m.New.Select(n => new Stackable(n.Product, n.WantedStart, n.End))]))
            yield return "TR410";
        foreach (var rule in m.New.SelectMany(n => Care(n.Product, n.WantedStart, n.End, n.Volume, n.Budget, productKnown: true)))
            yield return rule;
        foreach (var rule in m.Changed.SelectMany(c => Care(null, c.WantedStart, c.End, c.Volume, c.Budget, productKnown: false)))
            yield return rule;
    }

    private static IEnumerable<string> Claims(O323 m)
    {
        var lines = m.Clients.SelectMany(client => client.Lines.Select(line => (client.Bsn, Line: line))).ToList();
        if (m.Clients.Count == 0 || m.Clients.Any(client => client.Lines.Count == 0))
            yield return "XSD";
        if (Repeats(m.Clients.Select(client => client.Bsn))
            || Repeats(lines.Select(l => (l.Bsn, l.Line.Reference, l.Line.PreviousReference))))
            yield return "TR101";
        if (m.PeriodBegin.Day != 1 || m.PeriodEnd != Time.LastOfMonth(m.PeriodBegin))
            yield return "CS340";
        if (m.PeriodBegin > m.Header.Dated)
            yield return "TR134";
        if (m.PeriodEnd > m.Header.Dated)
            yield return "TR137";
        if (m.PeriodBegin < new DateOnly(2021, 1, 1))
            yield return "CS100";
        var previous = lines.Where(l => l.Line.PreviousReference is not null).Select(l => l.Line.PreviousReference!).ToList();
        if (Repeats(previous))
            yield return "TR315";
        if (lines.Any(l => previous.Contains(l.Line.Reference)))
            yield return "TR316";
        // TR416: "No two Prestaties of one Client with DebetCredit D … The same key under another Client is not judged here".
        if (Repeats(
            lines.Where(l => !l.Line.Credit).Select(l => (l.Bsn, l.Line.Number, l.Line.Category, l.Line.Code, l.Line.Begin, l.Line.End))))
            yield return "TR416";
        foreach (var (_, line) in lines)
        {
            if (line.Begin > m.Header.Dated)
                yield return "TR134";
            if (line.Begin > line.End || line.End > m.Header.Dated)
                yield return "TR137";
            // TR335 (R-012): "ProductPeriode/Einddatum at or after DeclaratieDagtekening − 60 months (the day cut to the end of the
            // month)".
            if (line.End < Time.MonthsBefore(m.ClaimedOn, 60))
                yield return "TR335";
            if (line.Credit != line.PreviousReference is not null)
                yield return "CD060";
            if (line.Unit == "83" == line.Tariff is not null)
                yield return "CD087";
            if (line.Begin < new DateOnly(2021, 1, 1))
                yield return "CS100";
            if (line is { Amount: 0, Credit: true })
                yield return "CS325";
            if (!Time.SameMonth(line.Begin, line.End))
                yield return "CS337";
            if (line.Unit == "83" && line.Amount != line.Volume)
                yield return "CS339";
            if (line.Volume is < 0 or > 99_999_999 || line.Amount is < 0 or > 99_999_999)
                yield return "XSD";
        }
    }

    /// <summary>The conditions that 301, 315 and 317 share; a TeWijzigenProduct has no Product of its own.</summary>
    private static IEnumerable<string> Care(
        OProduct? product, DateOnly start, DateOnly? end, OVolume? volume, long? budget, bool productKnown)
    {
        if (end < start)
            yield return "CS003";
        if (budget is not null && end is null)
            yield return "CD075";
        if (volume is { Frequency: "2" } && end is null)
            yield return "CD076";
        if (budget is not null && volume is not null)
            yield return "CD077";
        if (volume is { Frequency: "1", Unit: "14" or "16" or "83" or "84" } && Oracle.Open2020(end))
            yield return "CS338";
        if (budget is < 0 or > 99_999_999 || volume is { Volume: < 0 or > 99_999_999 })
            yield return "XSD";
        if (!productKnown)
            yield break;
        if (product?.Code is not null && volume is null)
            yield return "CD041";
        if (budget is null && product is null)
            yield return "CD079";
        if (product?.Code is null && Oracle.Open2020(end) && volume is not null)
            yield return "CD080";
    }

    private static bool Repeats<T>(IEnumerable<T> values)
    {
        var list = values.ToList();
        return list.Distinct().Count() != list.Count;
    }

    private static bool Stacks(OFamily family, List<Stackable> items)
    {
        for (var a = 0; a < items.Count; a++)
        {
            for (var b = a + 1; b < items.Count; b++)
            {
                if (Stacking.Clash(family, items[a], items[b]))
                    return true;
            }
        }

        return false;
    }
}

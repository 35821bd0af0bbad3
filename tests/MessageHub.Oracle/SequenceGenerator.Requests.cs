namespace MessageHub.Oracles;

/// <content>315, 317 and 319: requests and answers.</content>
public sealed partial class SequenceGenerator
{
    private string NewRequestReference(OHeader header)
    {
        var used = sent.OfType<O315>().SelectMany(m => m.Products.Select(p => (m.Header.Provider, p.Reference)))
            .Concat(sent.OfType<O317>().Select(m => (m.Header.Provider, m.Reference)))
            .Where(r => Chance(0.15) || r.Provider == header.Provider).Select(r => r.Reference).ToList();
        return used.Count > 0 && (wished == "TR347" ? Chance(0.7) : Odd(0.4)) ? Pick(used) : $"V{++counter}";
    }

    private O315 Make315(OHeader header)
    {
        var bsn = Pick(clients);
        var products = new List<ORequested>();
        var count = Chance(0.65) ? 1 : 2;
        for (var i = 0; i < count; i++)
        {
            var sample = NewBlueprint(0).Allocation;
            var start = header.Dated.AddDays(random.Next(40) - 5);
            products.Add(new ORequested(NewRequestReference(header), sample.Product, start,
                sample.End is null ? null : start.AddDays(random.Next(200)), sample.Volume, sample.Budget));
        }

        return new O315(header, bsn, products);
    }

    private O317 Make317(OHeader header)
    {
        (header, var bsn, var known) = Subject(header);
        var unchanged = new List<long>();
        var changed = new List<OChanged>();
        var added = new List<ONew>();
        foreach (var allocation in known.Where(allocation => Facts.IsActual(allocation, header.Dated) || Odd(0.5)))
        {
            if (Odd(0.4))
                continue;
            var which = random.Next(10);
            var needed = wished is "TR373" or "TR375" or "TR412" && Suits(wished)!(allocation, header.Dated);
            if ((which < 5 && !needed) || Odd(0.2))
                unchanged.Add(allocation.Number);
            if (which >= 5 || needed || Odd(0.2))
                changed.Add(Change(header, allocation));
        }

        if (Odd(0.4) || known.Count == 0)
        {
            var other = Odd(0.3) ? NewBlueprint(399999).Allocation : Pick(blueprints).Allocation;
            if (Chance(0.5) && !unchanged.Contains(other.Number))
                unchanged.Add(other.Number);
            else if (!changed.Any(c => c.Number == other.Number))
                changed.Add(Change(header, other));
        }

        if (changed.Count == 0 || Chance(0.3))
        {
            var sample = NewBlueprint(0).Allocation;
            if (known.Count > 0 && Chance(wished == "TR361" ? 0.7 : 0.1))
                sample = Pick(known);
            var start = header.Dated.AddDays(1 + random.Next(40));
            if (known.Count > 0 && Chance(0.3) && Pick(known).End is { } end && end >= header.Dated)
                start = end.AddDays(random.Next(2) == 0 ? 1 : 0);
            added.Add(
                new ONew(sample.Product, start, sample.End is null ? null : start.AddDays(random.Next(200)), sample.Volume, sample.Budget));
        }

        return new O317(header, bsn, NewRequestReference(header), unchanged, changed, added);
    }

    private OChanged Change(OHeader header, OAllocation allocation)
    {
        var start = random.Next(5) < 2 ? header.Dated.AddDays(1 + random.Next(30)) : allocation.Start;
        if (Odd(0.6))
            start = Pick([header.Dated, header.Dated.AddDays(1), allocation.Start.AddDays(1), allocation.Start.AddDays(-1)]);
        var end = allocation.End?.AddDays(Pick([0, 30, 90]));
        if (end < start)
            end = start.AddDays(random.Next(60));
        var volume = allocation.Volume;
        var budget = allocation.Budget;
        if (volume is not null && Chance(0.5))
            volume = volume with { Volume = volume.Volume + 1 };
        if (volume is not null && Chance(0.15))
            volume = volume with { Frequency = Pick(["2", "4", "6"]) };
        if (budget is not null && Chance(0.5))
            budget += 10000;
        if (Odd(0.4) || (wished is "TR375" or "TR411" or "TR412" && Chance(0.75)))
        {
            // The other way round: a volume where a budget belongs, a budget or nothing where a volume belongs.
            budget = volume is not null && Chance(0.5) ? 50000 : null;
            volume = volume is null ? new OVolume(NewAmountOf("04", "4"), "04", "4") : null;
        }

        if ((budget is not null || volume is { Frequency: "2" }) && end is null)
            end = start.AddDays(60);

        // Kept out: an end before the allocation begins.
        if (end < allocation.Start)
            end = allocation.Start.AddDays(30);
        return new OChanged(allocation.Number, start, end, volume, budget);
    }

    private O319 Make319(OHeader header)
    {
        var used = sent.OfType<O315>().SelectMany(m => m.Products.Select(p => (m.Header.Provider, p.Reference)))
            .Concat(sent.OfType<O317>().Select(m => (m.Header.Provider, m.Reference))).ToList();
        if (wished is "TR359" or "TR360" or "TR365" && Chance(0.8))
        {
            var facts = new Facts(history, header);
            used = [
                .. used.Where(
                    r => r.Provider == header.Provider
                        && (wished == "TR359" ? facts.IsAllocated(r.Reference) : facts.Answers(r.Reference).Count > 0))
            ];
        }

        if (used.Count == 0)
            return new O319(header, "V999", Pick(["1", "2"]));
        var (provider, reference) = Pick(used);
        if (Odd(0.15))
            reference = "V999";
        return new O319(Odd(0.3) ? header : header with { Provider = provider }, reference, Pick(["1", "2"]));
    }

    // ---------------------------------------------------------------- claims
}

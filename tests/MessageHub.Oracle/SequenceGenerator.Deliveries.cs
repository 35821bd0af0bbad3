namespace MessageHub.Oracles;

/// <content>305 and 307: starts and stops.</content>
public sealed partial class SequenceGenerator
{
    private O305 Make305(OHeader header)
    {
        (header, var bsn, var known) = Subject(header);
        var earlier = sent.OfType<O305>()
            .Where(m => Odd(0.3) || (m.Bsn == bsn && m.Header.Provider == header.Provider))
            .SelectMany(m => m.Starts)
            .ToList();
        var stopped = history.Select(fact => fact.Message).OfType<O307>().ToList();
        if (wished == "TR071" && stopped.Count > 0)
        {
            var one = Pick(stopped);
            header = header with { Provider = one.Header.Provider };
            bsn = one.Bsn;
            earlier = [.. one.Stops.Select(stop => new OStart(stop.Number, stop.Product, stop.Begin, 3))];
        }

        var lines = new List<OStart>();
        var count = Chance(0.7) ? 1 : 2 + random.Next(2);
        for (var i = 0; i < count; i++)
        {
            var (number, product, anchor) = DeliveryOf(known);
            var begin = Earliest(anchor.AddDays(Pick([0, 0, 4, 9, 30, 31])), header.Dated);
            var line = new OStart(number, product, begin, Chance(wished is "TR063" or "TR071" ? 0.7 : 0.2) ? 3 : 1);
            if (earlier.Count > 0 && (line.Status == 3 ? Chance(0.85) : Chance(0.3)))
                line = Pick(earlier) with { Status = line.Status };
            if (earlier.Count > 0 && Chance(0.15))
                line = line with { Begin = Earliest(Pick(earlier).Begin.AddDays(random.Next(3)), header.Dated) };
            lines.Add(line);
        }

        return new O305(header, bsn, lines);
    }

    private O307 Make307(OHeader header)
    {
        (header, var bsn, var known) = Subject(header);
        string[] reasons = family == OFamily.Ijw ? ["20", "20", "31", "33"] : ["20", "20", "23", "31"];
        var starts = sent.OfType<O305>()
            .Where(m => Odd(0.3) || (m.Bsn == bsn && m.Header.Provider == header.Provider))
            .SelectMany(m => m.Starts)
            .ToList();
        var stops = sent.OfType<O307>()
            .Where(m => Odd(0.3) || (m.Bsn == bsn && m.Header.Provider == header.Provider))
            .SelectMany(m => m.Stops)
            .ToList();
        if (starts.Count == 0 && Chance(0.95))
        {
            // A client with a start somewhere makes a better stop.
            var started = history.Select(fact => fact.Message).OfType<O305>().ToList();
            if (started.Count > 0)
            {
                var one = Pick(started);
                header = header with { Provider = one.Header.Provider };
                bsn = one.Bsn;
                starts = [.. one.Starts];
                known = Known(header, bsn);
            }
        }

        var lines = new List<OStop>();
        var count = Chance(0.65) ? 1 : 2;
        for (var i = 0; i < count; i++)
        {
            var (number, product, anchor) = DeliveryOf(known);
            var begin = Earliest(anchor, header.Dated);
            if (starts.Count > 0 && Chance(0.92))
                (number, product, begin) = Pick(starts) is var start ? (start.Number, start.Product, start.Begin) : default;
            if (Odd(0.5))
                begin = begin.AddDays(1);
            if (Odd(0.3))
                product = NewProduct();
            var end = Earliest(begin.AddDays(Pick([0, 5, 10, 11, 20])), header.Dated);
            var line = new OStop(number, product, begin, Pick(reasons), end < begin ? begin : end, 1);
            if (stops.Count > 0 && Chance(0.3))
            {
                var earlier = Pick(stops);
                line = earlier with
                {
                    Reason = Pick(reasons), End = Latest(begin, Earliest(earlier.End.AddDays(random.Next(3) - 1), header.Dated)), Status = 1
                };
            }

            if (stops.Count > 0 && Chance(wished == "TR063" ? 0.6 : 0.2))
                line = Pick(stops) with { Status = 3 };
            if (Odd(0.3))
                line = line with { Status = 4 - line.Status };
            lines.Add(line);
        }

        return new O307(header, bsn, lines);
    }

    // ---------------------------------------------------------------- requests and answers
}

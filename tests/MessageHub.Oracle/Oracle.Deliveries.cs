namespace MessageHub.Oracles;

public static partial class Oracle
{
    /// <summary>rules.md §1.6 and §3B for StartProduct.</summary>
    private static void JudgeStart(Facts facts, O305 message, Findings findings)
    {
        var (starts, stops) = Replay(facts, message.Bsn);

        // §1.2: "process deletions before first deliveries (StatusAanlevering 3 before 1, IV008). Document order decides inside each
        // group."
        foreach (var status in new[] { 3, 1 })
        {
            for (var i = 0; i < message.Starts.Count; i++)
            {
                var line = message.Starts[i];
                if (line.Status != status)
                    continue;
                var key = Keys.Of("StartProduct", i);
                if (status == 3)
                {
                    // TR063 (§3B): "an earlier delivery of the same class with the same logical key exists with status 1 and has not been
                    // deleted since".
                    var missing = !starts.Any(start => SameStart(start, line));
                    findings.AddWhen(missing, key, "TR063");

                    // TR071 (§3B): "there is no non-deleted StopProduct with the same Bsn, ToewijzingNummer, Product and Begindatum";
                    // "a missing start gives 9063, not 9071".
                    findings.AddWhen(!missing && stops.Any(stop => StopOf(stop, line)), key, "TR071");
                }
                else if (NoAllocation(facts, message.Bsn, line.Number, line.Product, line.Begin, deletedCounts: false))
                {
                    // §1.6 (R-071): "A line that fails TR019 has no delivery line: it gets 9019 alone and the other rows are not
                    // consulted."
                    findings.Add(key, "TR019");
                }
                else
                {
                    // TR074 (§3B): "StatusAanlevering 1: no earlier, non-deleted delivery of the same class with the same logical key".
                    findings.AddWhen(starts.Any(start => SameStart(start, line)), key, "TR074");

                    // TR326 (§3B): "no non-deleted start that has no non-deleted stop with its key (ToewijzingNummer, Product, Begindatum)"
                    // for the same delivery line L.
                    findings.AddWhen(starts.Any(start => SameDeliveryLine(start.Number, start.Product, line.Number, line.Product)
                        && !stops.Any(stop => StopOf(stop, start))), key, "TR326");
                }

                // R-079: later classes are judged "against the registry plus the earlier classes of the same message that are themselves
                // correct".
                if (!findings.Has(key))
                    Process(starts, line);
            }
        }
    }

    /// <summary>rules.md §1.6 and §3B for StopProduct.</summary>
    private static void JudgeStop(Facts facts, O307 message, Findings findings)
    {
        var (starts, stops) = Replay(facts, message.Bsn);
        foreach (var status in new[] { 3, 1 })
        {
            for (var i = 0; i < message.Stops.Count; i++)
            {
                var line = message.Stops[i];
                if (line.Status != status)
                    continue;
                var key = Keys.Of("StopProduct", i);
                if (status == 3)
                {
                    // TR063 (§3B): "for a stop the key includes RedenBeeindiging and Einddatum".
                    findings.AddWhen(!stops.Any(stop => SameStop(stop, line)), key, "TR063");
                }
                else if (NoAllocation(facts, message.Bsn, line.Number, line.Product, line.Begin, deletedCounts: true))
                {
                    findings.Add(key, "TR019");
                }
                else
                {
                    // "non-deleted StopProduct … for the same Bsn, ToewijzingNummer and Begindatum"; "Taakgericht: compare Product instead
                    // of the absent number" (TR413; TR414 and TR415 compare the same three).
                    var earlier = stops.Where(
                            stop => stop.Begin == line.Begin && SameDeliveryLine(stop.Number, stop.Product, line.Number, line.Product))
                        .ToList();

                    // TR074 (§3B), with the key of §1.4.
                    findings.AddWhen(stops.Any(stop => SameStop(stop, line)), key, "TR074");

                    // TR382 (§3B): "a non-deleted start exists with the same Bsn, ToewijzingNummer, Product/Categorie, Product/Code and
                    // Begindatum".
                    findings.AddWhen(!starts.Any(start => StopOf(line, start)), key, "TR382");

                    // TR413 (§3B): "with RedenBeeindiging 20: no non-deleted StopProduct with reason 20".
                    findings.AddWhen(line.Reason == "20" && earlier.Any(stop => stop.Reason == "20"), key, "TR413");

                    // TR414 (§3B): "Einddatum at least the Einddatum of every non-deleted StopProduct".
                    findings.AddWhen(earlier.Any(stop => line.End < stop.End), key, "TR414");

                    // TR415 (§3B): "no non-deleted StopProduct with RedenBeeindiging other than 20".
                    findings.AddWhen(earlier.Any(stop => stop.Reason != "20"), key, "TR415");
                }

                if (!findings.Has(key))
                    Process(stops, line);
            }
        }
    }

    /// <summary>
    /// TR019 (§3B, R-015, R-090): "ToewijzingNummer is filled and is the number of an allocation in scope S for this Bsn. Without
    /// ToewijzingNummer the notice is taakgericht and the rule does not apply, unless an agreement in force on Begindatum says inspanning
    /// or output for that product – then absence fails. A deleted toewijzing does not count for a start; for a stop it does."
    /// </summary>
    private static bool NoAllocation(Facts facts, string bsn, long? number, OProduct? product, DateOnly begin, bool deletedCounts)
    {
        if (number is not { } filled)
            return facts.NeedsNumber(bsn, product, begin);
        var found = facts.Current(filled);
        return found is null || found.Bsn != bsn || (!deletedCounts && Facts.IsDeleted(found.Allocation));
    }

    /// <summary>The starts and stops of a client that stand, by going through all accepted notices again.</summary>
    private static (List<OStart> Starts, List<OStop> Stops) Replay(Facts facts, string bsn)
    {
        var starts = new List<OStart>();
        var stops = new List<OStop>();
        foreach (var message in facts.DeliveriesOfClient(bsn))
        {
            foreach (var status in new[] { 3, 1 })
            {
                if (message is O305 start)
                {
                    foreach (var line in start.Starts.Where(line => line.Status == status))
                        Process(starts, line);
                }

                if (message is O307 stop)
                {
                    foreach (var line in stop.Stops.Where(line => line.Status == status))
                        Process(stops, line);
                }
            }
        }

        return (starts, stops);
    }

    /// <summary>§1.6: "Deleting a start or stop makes it as if never sent."</summary>
    private static void Process(List<OStart> starts, OStart line)
    {
        if (line.Status == 3)
            starts.RemoveAll(start => SameStart(start, line));
        else
            starts.Add(line);
    }

    private static void Process(List<OStop> stops, OStop line)
    {
        if (line.Status == 3)
            stops.RemoveAll(stop => SameStop(stop, line));
        else
            stops.Add(line);
    }

    /// <summary>
    /// §1.4: ToewijzingNummer, Product/Categorie, Product/Code, Begindatum; "an absent optional key element compares equal to another
    /// absent one".
    /// </summary>
    internal static bool SameStart(OStart a, OStart b) => a.Number == b.Number && a.Product == b.Product && a.Begin == b.Begin;

    /// <summary>§1.4: as a start, with RedenBeeindiging and Einddatum.</summary>
    internal static bool SameStop(OStop a, OStop b) =>
        a.Number == b.Number && a.Product == b.Product && a.Begin == b.Begin && a.Reason == b.Reason && a.End == b.End;

    /// <summary>The stop carries the key (ToewijzingNummer, Product, Begindatum) of the start.</summary>
    private static bool StopOf(OStop stop, OStart start) =>
        stop.Number == start.Number && stop.Product == start.Product && stop.Begin == start.Begin;

    /// <summary>§1.6: "L = S + Bsn + ToewijzingNummer (taakgericht, without ToewijzingNummer: S + Bsn + Product)".</summary>
    private static bool SameDeliveryLine(long? numberA, OProduct? productA, long? numberB, OProduct? productB) =>
        numberA is null && numberB is null ? productA == productB : numberA == numberB;
}

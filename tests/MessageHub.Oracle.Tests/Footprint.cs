namespace MessageHub.Oracles.Tests;

/// <summary>
/// All that a message is about: clients, numbers and references. Two messages of one sequence without anything in common are unrelated,
/// and their order has no meaning (OP080).
/// </summary>
internal static class Footprint
{
    public static bool AreUnrelated(OMessage a, OMessage b, IReadOnlyList<OMessage> sequence) => !Of(a, sequence).Overlaps(Of(b, sequence));

    /// <summary>Neighbours that have nothing in common change places, a number of times.</summary>
    public static List<OMessage> Reorder(IReadOnlyList<OMessage> messages, Random random, out int swaps)
    {
        var order = messages.ToList();
        swaps = 0;
        for (var attempt = 0; attempt < 40 && order.Count > 1; attempt++)
        {
            var i = random.Next(order.Count - 1);
            if (!AreUnrelated(order[i], order[i + 1], messages))
                continue;
            (order[i], order[i + 1]) = (order[i + 1], order[i]);
            swaps++;
        }

        return order;
    }

    private static HashSet<string> Of(OMessage message, IReadOnlyList<OMessage> sequence)
    {
        HashSet<string> marks = [$"{message.Type} {message.Header.Identification}"];
        marks.UnionWith(About(message, sequence));
        return marks;
    }

    private static IEnumerable<string> About(OMessage message, IReadOnlyList<OMessage> sequence) => message switch
    {
        O301 m =>
            [Client(m.Bsn), .. m.Allocations.SelectMany(a => new[] { Number(a.Number), Reference(a.ProviderReference ?? "-" + m.Bsn) })],
        O302 m =>
            sequence.OfType<O301>().Where(own => own.Header.Identification == m.OfIdentification).SelectMany(own => Of(own, sequence)),
        O305 m => [Client(m.Bsn), .. m.Starts.Select(s => Number(s.Number ?? 0))],
        O307 m => [Client(m.Bsn), .. m.Stops.Select(s => Number(s.Number ?? 0))],
        O315 m => [Client(m.Bsn), .. m.Products.Select(p => Reference(p.Reference))],
        O317 m => [Client(m.Bsn), Reference(m.Reference), .. m.Unchanged.Concat(m.Changed.Select(c => c.Number)).Select(Number)],
        O319 m => [Reference(m.Reference), .. AskedBy(m.Reference, sequence).Select(Client)],

        // Claims follow each other month by month (TR318), so two of them are always related.
        O323 m => ["claim", .. m.Clients.Select(c => Client(c.Bsn)), .. m.Clients.SelectMany(c => c.Lines).Select(l => Number(l.Number))],
        _ => throw new ArgumentOutOfRangeException(nameof(message)),
    };

    private static IEnumerable<string> AskedBy(string reference, IReadOnlyList<OMessage> sequence) =>
        sequence.OfType<O315>().Where(m => m.Products.Any(p => p.Reference == reference)).Select(m => m.Bsn)
            .Concat(sequence.OfType<O317>().Where(m => m.Reference == reference).Select(m => m.Bsn));

    private static string Client(string bsn) => $"client {bsn}";

    private static string Number(long number) => $"allocation {number}";

    private static string Reference(string reference) => $"reference {reference}";
}

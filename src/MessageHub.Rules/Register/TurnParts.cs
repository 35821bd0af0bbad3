namespace MessageHub.Rules.Register;

/// <summary>
/// The messages of a turn in parts that follow each other, each of messages for which the register is asked at one moment: starts and
/// stops that arrived after each other together, any other message alone.
/// </summary>
public static class TurnParts
{
    /// <summary>Divides messages of one scope; they stay in their order.</summary>
    /// <param name="messages">In order of arrival.</param>
    /// <param name="keysOf">What has to be looked up for a message; null when nothing has, because it cannot be read.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> messages, Func<T, RegisterKeys?> keysOf)
    {
        var parts = new List<List<T>>();
        RegisterKeys? last = null;
        foreach (var message in messages)
        {
            var keys = keysOf(message);
            var joins = keys is null || last is null || (keys.IsDelivery && last.IsDelivery);
            if (parts.Count == 0 || !joins)
                parts.Add([]);
            parts[^1].Add(message);
            last = keys ?? last;
        }

        return parts;
    }
}

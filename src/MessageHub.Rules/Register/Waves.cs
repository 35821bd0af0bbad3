namespace MessageHub.Rules.Register;

/// <summary>
/// The order in which the messages of a turn are judged. Those of a wave are apart from each other, so that they can be loaded and written
/// together; two that are not are judged in the order in which they arrived.
/// </summary>
public static class Waves
{
    /// <summary>Divides messages of one scope into waves; within a wave they stay in their order.</summary>
    /// <param name="messages">In order of arrival.</param>
    /// <param name="keysOf">What has to be looked up for a message; null when nothing has, because it cannot be read.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> messages, Func<T, RegisterKeys?> keysOf)
    {
        var waves = new List<List<(T Message, RegisterKeys? Keys)>>();
        foreach (var message in messages)
        {
            var keys = keysOf(message);
            var after = keys is null ? -1 : waves.FindLastIndex(w => w.Exists(m => m.Keys is not null && !m.Keys.IsApartFrom(keys)));
            if (after + 1 == waves.Count)
                waves.Add([]);
            waves[after + 1].Add((message, keys));
        }

        return [.. waves.Select(w => w.ConvertAll(m => m.Message))];
    }
}

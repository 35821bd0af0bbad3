namespace MessageHub.Rules.Tariffs;

/// <summary>What people, files and the store call what an agreement can say.</summary>
public static class AgreementWords
{
    /// <summary>The word of each choice of the day whose tariff counts.</summary>
    public static IReadOnlyDictionary<TariefOp, string> TariefOp { get; } = new Dictionary<TariefOp, string>
    {
        [Tariffs.TariefOp.Levering] = "levering",
        [Tariffs.TariefOp.Toewijzing] = "toewijzing",
    };

    /// <summary>The word of each rule for a month that is not whole.</summary>
    public static IReadOnlyDictionary<GebrokenMaand, string> GebrokenMaand { get; } = new Dictionary<GebrokenMaand, string>
    {
        [Tariffs.GebrokenMaand.Vol] = "vol",
        [Tariffs.GebrokenMaand.NaarRato] = "naar rato",
        [Tariffs.GebrokenMaand.HalveMaand] = "halve maand",
        [Tariffs.GebrokenMaand.EersteNiet] = "eerste niet",
    };

    /// <summary>Where a row can come from.</summary>
    public static IReadOnlyList<string> Herkomst { get; } = [Agreement.Basis, Agreement.Indexering, Agreement.Correctie];

    /// <summary>What a word means.</summary>
    /// <exception cref="InvalidOperationException">It is none of the words.</exception>
    public static T Meaning<T>(IReadOnlyDictionary<T, string> words, string word)
        where T : struct, Enum => words.First(w => w.Value == word).Key;
}

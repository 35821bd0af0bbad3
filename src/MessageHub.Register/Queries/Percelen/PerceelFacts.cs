using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>
/// What figures per perceel are made of. A perceel is known by its domain and key: its code in the division, or without a division its
/// name in the agreements; "" is in none.
/// </summary>
public sealed record PerceelFacts
{
    /// <summary>The percelen of the division, in its order.</summary>
    public required IReadOnlyList<Definition> Definitions { get; init; }

    /// <summary>Granted debits less granted credits.</summary>
    public required IReadOnlyList<Amount> Amounts { get; init; }

    /// <summary>Different persons with a net above zero.</summary>
    public required IReadOnlyList<ClientCount> Clients { get; init; }

    /// <summary>Who is contracted for which perceel.</summary>
    public required IReadOnlyList<Registration> Registrations { get; init; }

    /// <summary>Under which code an aanbieder goes on, of those that merged.</summary>
    public required IReadOnlyDictionary<string, string> MainOf { get; init; }

    /// <summary>Inhabitants by gemeente, in the year of the last month.</summary>
    public required IReadOnlyDictionary<string, long> Inhabitants { get; init; }

    /// <summary>The organisation of an aanbieder.</summary>
    public string OrganisationOf(string aanbieder) => MainOf.GetValueOrDefault(aanbieder, aanbieder);

    /// <param name="Standaard">The domain.</param>
    /// <param name="Key">Its code.</param>
    /// <param name="Name">Its name at the end of the period.</param>
    /// <param name="IsInScope">Within what the region buys together.</param>
    /// <param name="HasConcentration">The shares of the largest mean something.</param>
    public sealed record Definition(Standaard Standaard, string Key, string Name, bool IsInScope, bool HasConcentration);

    /// <param name="Standaard">The domain.</param>
    /// <param name="Key">The perceel.</param>
    /// <param name="Gemeente">CBS code.</param>
    /// <param name="Aanbieder">AGB code.</param>
    /// <param name="Net">Whole eurocents.</param>
    public sealed record Amount(Standaard Standaard, string Key, string Gemeente, string Aanbieder, long Net);

    /// <param name="Of">Among whom persons are distinguished.</param>
    /// <param name="Standaard">The domain; null for both.</param>
    /// <param name="Key">The perceel, for counts of percelen.</param>
    /// <param name="Gemeente">The gemeente, for counts of gemeenten.</param>
    /// <param name="IsOutside">Outside the scope, for counts of that.</param>
    /// <param name="Count">So many persons.</param>
    public sealed record ClientCount(ClientsOf Of, Standaard? Standaard, string Key, string Gemeente, bool IsOutside, long Count);

    /// <param name="Standaard">The domain.</param>
    /// <param name="Key">The perceel.</param>
    /// <param name="Gemeente">CBS code.</param>
    /// <param name="Aanbieder">AGB code.</param>
    public sealed record Registration(Standaard Standaard, string Key, string Gemeente, string Aanbieder);
}

using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>The figures of a perceel. An aanbieder is an organisation: those that merged count as one.</summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Key">See <see cref="PerceelFacts"/>.</param>
/// <param name="Name">Its name; "" is in no perceel.</param>
/// <param name="IsInScope">Within what the region buys together.</param>
/// <param name="Net">Eurocents granted, credits taken off.</param>
/// <param name="Registered">Aanbieders with a contract in the period.</param>
/// <param name="WithTurnover">Aanbieders with a net above zero.</param>
/// <param name="Clients">Different persons with a net above zero.</param>
/// <param name="Shares">Of the largest aanbieders.</param>
public sealed record PerceelRow(
    Standaard Standaard, string Key, string Name, bool IsInScope, long Net, long Registered, long WithTurnover, long Clients,
    Concentration Shares);

using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>The figures of several percelen together, from cents and from persons, never from what rows show.</summary>
/// <param name="Standaard">The domain; null for both.</param>
/// <param name="IsInScope">Only percelen within the scope, or only those outside; null for all.</param>
/// <param name="Net">Eurocents granted, credits taken off.</param>
/// <param name="Registrations">Registrations added up over percelen.</param>
/// <param name="Registered">Different aanbieders that are registered.</param>
/// <param name="WithTurnover">Different aanbieders with a net above zero.</param>
/// <param name="ClientsAdded">Clients added up over percelen.</param>
/// <param name="Clients">Different persons.</param>
/// <param name="Shares">Of the largest aanbieders over all of it.</param>
public sealed record PerceelTotal(
    Standaard? Standaard,
    bool? IsInScope,
    long Net,
    long Registrations,
    long Registered,
    long WithTurnover,
    long ClientsAdded,
    long Clients,
    Concentration Shares);

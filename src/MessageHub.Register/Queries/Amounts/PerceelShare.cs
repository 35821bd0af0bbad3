using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Amounts;

/// <summary>One row of the table of sap.md N18.</summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Perceel">"" is no agreement.</param>
/// <param name="Net">Eurocents granted, credits taken off.</param>
/// <param name="Aanbieders">Aanbieders with a net above zero.</param>
/// <param name="Clients">Different persons with a net above zero.</param>
/// <param name="Turnover">Eurocents of those aanbieders together: what shares are shares of.</param>
/// <param name="Top3">Eurocents of the three largest of them together.</param>
/// <param name="Top10">The same of the ten largest.</param>
public sealed record PerceelShare(
    Standaard Standaard, string Perceel, long Net, long Aanbieders, long Clients, long Turnover, long Top3, long Top10);

using MessageHub.Berichten;

namespace MessageHub.Register.Monitoring;

/// <summary>One row of the table of sap.md N18.</summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Perceel">"" is no agreement.</param>
/// <param name="Net">Eurocents granted, credits taken off.</param>
/// <param name="Aanbieders">Aanbieders with anything granted.</param>
/// <param name="Clients">Different persons with a granted debit.</param>
/// <param name="Top3">Share of the three largest aanbieders in the sum of all aanbieders with a net above zero, 0 to 100 with one decimal.</param>
/// <param name="Top10">The same of the ten largest.</param>
public sealed record PerceelShare(Standaard Standaard, string Perceel, long Net, long Aanbieders, long Clients, decimal Top3, decimal Top10);

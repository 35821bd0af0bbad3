using MessageHub.Berichten;

namespace MessageHub.Register.Monitoring;

/// <summary>What occurs, for the lists a filter on messages offers. Each is sorted.</summary>
/// <param name="Aanbieders">AGB codes of messages.</param>
/// <param name="Berichten">Domain and number of messages.</param>
/// <param name="RetourCodes">Return codes of findings.</param>
/// <param name="Percelen">Percelen of agreements.</param>
public sealed record FilterChoices(
    IReadOnlyList<string> Aanbieders,
    IReadOnlyList<(Standaard Standaard, int Nummer)> Berichten,
    IReadOnlyList<string> RetourCodes,
    IReadOnlyList<string> Percelen);

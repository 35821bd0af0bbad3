using MessageHub.Berichten;
using MessageHub.Register.Messages;

namespace MessageHub.Register.Queries.Today;

/// <summary>Messages of one day, of one kind, with one state.</summary>
/// <param name="Day">Day of receipt in Europe/Amsterdam.</param>
/// <param name="Standaard">Null when it could not be read.</param>
/// <param name="Nummer">Null when it could not be read.</param>
/// <param name="State">What became of them.</param>
/// <param name="Count">How many.</param>
public sealed record TrafficCount(DateOnly Day, Standaard? Standaard, int? Nummer, BerichtState State, long Count);

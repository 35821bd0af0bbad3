using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>
/// A line of the table of percelen as a file: a perceel, or a total, which alone has figures that are added up over percelen.
/// </summary>
public sealed record PerceelLine(
    string Wet, string Name, long Net, long Registered, long WithTurnover, long Clients, Concentration Shares, long? Registrations,
    long? ClientsAdded);

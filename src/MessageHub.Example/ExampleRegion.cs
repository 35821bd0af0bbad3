using MessageHub.Register.Database;

namespace MessageHub.Example;

/// <summary>
/// An invented region to look around in: three gemeenten, eight aanbieders and some months of traffic up to today, with lines that were
/// granted, rejected and rejected again, work that is held, and things that are late. Played through the real processor; every person in
/// it has a test BSN.
/// </summary>
public static class ExampleRegion
{
    /// <summary>The gemeenten of the region, as CBS codes.</summary>
    public static IReadOnlyList<string> Gemeenten { get; } = ["0297", "0344", "0518"];

    /// <summary>Fills a register that holds no message yet; some seconds.</summary>
    /// <param name="database">Brought up to date before.</param>
    /// <param name="now">The moment the traffic leads up to.</param>
    /// <param name="ct">Stops the work; what was filled stays.</param>
    public static Task FillAsync(RegisterDatabase database, DateTimeOffset now, CancellationToken ct) =>
        new RegionPlayer(database).PlayAsync(new RegionScript(now).Write(), now, ct);
}

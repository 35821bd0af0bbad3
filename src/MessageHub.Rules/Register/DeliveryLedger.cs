using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Register;

/// <summary>
/// Starts and stops in force of the client of a 305 or 307: those of the register, changed by the classes of the message that were
/// found correct so far. Deletions of the message are judged before its first deliveries (IV008).
/// </summary>
public sealed class DeliveryLedger
{
    private readonly List<Start> starts;
    private readonly List<Stop> stops;

    internal DeliveryLedger(RegisterSnapshot register)
    {
        starts = [.. register.Starts];
        stops = [.. register.Stops];
    }

    /// <summary>Starts in force, in order of arrival.</summary>
    public IReadOnlyList<Start> Starts => starts;

    /// <summary>Stops in force, in order of arrival.</summary>
    public IReadOnlyList<Stop> Stops => stops;

    internal void Accept(StartProduct start, EarlierBericht bericht)
    {
        if (start.StatusAanlevering == Codes.StatusAanlevering.Verwijderen)
            starts.RemoveAll(s => s.HasKeyOf(start));
        else
            starts.Add(new(start.ToewijzingNummer, start.Product, start.Begindatum, bericht));
    }

    internal void Accept(StopProduct stop, EarlierBericht bericht)
    {
        if (stop.StatusAanlevering == Codes.StatusAanlevering.Verwijderen)
            stops.RemoveAll(s => s.HasKeyOf(stop));
        else
            stops.Add(new(stop.ToewijzingNummer, stop.Product, stop.Begindatum, stop.RedenBeeindiging, stop.Einddatum, bericht));
    }
}

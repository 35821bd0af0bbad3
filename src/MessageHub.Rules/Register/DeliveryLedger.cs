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

    /// <summary>A start without a stop: a temporary one counts as well.</summary>
    public bool IsRunning(Start start)
    {
        foreach (var stop in stops)
        {
            if (start.IsStoppedBy(stop))
                return false;
        }

        return true;
    }

    /// <summary>All that a correct message says of its client, deletions first.</summary>
    internal void Accept(Client client, EarlierBericht bericht)
    {
        foreach (var start in (client.StartProducten ?? []).OrderBy(s => !IsDeletion(s.StatusAanlevering)))
            Accept(start, bericht);
        foreach (var stop in (client.StopProducten ?? []).OrderBy(s => !IsDeletion(s.StatusAanlevering)))
            Accept(stop, bericht);
    }

    internal void Accept(StartProduct start, EarlierBericht bericht)
    {
        if (IsDeletion(start.StatusAanlevering))
            starts.RemoveAll(s => s.HasKeyOf(start));
        else
            starts.Add(new(start.ToewijzingNummer, start.Product, start.Begindatum, bericht));
    }

    internal void Accept(StopProduct stop, EarlierBericht bericht)
    {
        if (IsDeletion(stop.StatusAanlevering))
            stops.RemoveAll(s => s.HasKeyOf(stop));
        else
            stops.Add(new(stop.ToewijzingNummer, stop.Product, stop.Begindatum, stop.RedenBeeindiging, stop.Einddatum, bericht));
    }

    private static bool IsDeletion(string statusAanlevering) => statusAanlevering == Codes.StatusAanlevering.Verwijderen;
}

using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

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

    /// <summary>All that a message that counts does, deletions first: it never deletes what it delivers itself.</summary>
    /// <param name="client">The client of the message.</param>
    /// <param name="bericht">The message.</param>
    internal IEnumerable<RegisterEffect> Accept(Client client, EarlierBericht bericht)
    {
        var starts = (client.StartProducten ?? []).Index().OrderBy(s => !IsDeletion(s.Item.StatusAanlevering));
        var stops = (client.StopProducten ?? []).Index().OrderBy(s => !IsDeletion(s.Item.StatusAanlevering));
        return
        [
            .. starts.SelectMany(s => Accept(client.Bsn, s.Item, bericht, s.Index)),
            .. stops.SelectMany(s => Accept(client.Bsn, s.Item, bericht, s.Index)),
        ];
    }

    /// <summary>What a start does: it is one more, or it deletes those with its key.</summary>
    internal IReadOnlyList<RegisterEffect> Accept(Bsn bsn, StartProduct start, EarlierBericht bericht, int regel) =>
        Apply(IsDeletion(start.StatusAanlevering)
            ? [.. starts.Where(s => s.HasKeyOf(start)).Select(s => new RegisterEffect.DeleteStart(bsn, s))]
            : [new RegisterEffect.AddStart(bsn, new(start.ToewijzingNummer, start.Product, start.Begindatum, bericht) { Regel = regel })]);

    /// <summary>The same of a stop.</summary>
    internal IReadOnlyList<RegisterEffect> Accept(Bsn bsn, StopProduct stop, EarlierBericht bericht, int regel) =>
        Apply(IsDeletion(stop.StatusAanlevering)
            ? [.. stops.Where(s => s.HasKeyOf(stop)).Select(s => new RegisterEffect.DeleteStop(bsn, s))]
            : [new RegisterEffect.AddStop(bsn, Delivered(stop, bericht, regel))]);

    /// <summary>Does what effects on the client say; others are none of the ledger.</summary>
    internal IReadOnlyList<RegisterEffect> Apply(IReadOnlyList<RegisterEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case RegisterEffect.AddStart(_, var start):
                    starts.Add(start);
                    break;
                case RegisterEffect.DeleteStart(_, var start):
                    starts.Remove(start);
                    break;
                case RegisterEffect.AddStop(_, var stop):
                    stops.Add(stop);
                    break;
                case RegisterEffect.DeleteStop(_, var stop):
                    stops.Remove(stop);
                    break;
            }
        }

        return effects;
    }

    private static Stop Delivered(StopProduct stop, EarlierBericht bericht, int regel) =>
        new(stop.ToewijzingNummer, stop.Product, stop.Begindatum, stop.RedenBeeindiging, stop.Einddatum, bericht) { Regel = regel };

    private static bool IsDeletion(string statusAanlevering) => statusAanlevering == Codes.StatusAanlevering.Verwijderen;
}

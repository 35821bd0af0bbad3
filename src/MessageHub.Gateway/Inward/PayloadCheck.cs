using MessageHub.Berichten;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Outward;
using MessageHub.Gateway.Settings;
using MessageHub.Register;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// Looks at the payload of what was accepted: good ones go on to the queue, others get the one Fo01 a gemeente may send, or wait for a
/// person. Each is settled once, whoever else looks at the same moment.
/// </summary>
internal sealed class PayloadCheck(
    EnvelopeStore store, BerichtReader reader, RefusalMaker refusals, Signals signals, GatewaySettings settings, TimeProvider clock, ILogger<PayloadCheck> logger)
    : Rounds(signals.Received, settings.Gateway.PollInterval, clock, logger)
{
    private const int AtATime = 64;

    /// <summary>A fault of ours with one envelope keeps only that one waiting.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>In hand and not settled, because the store went away: given back as soon as it is there.</summary>
    private readonly HashSet<long> owed = [];
    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    protected override async Task<bool> WorkAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (owed.Count > 0)
            await store.ReceivedLaterAsync(owed, now, ct);
        owed.Clear();
        var rows = await store.ClaimReceivedAsync(EnvelopeState.Received, settings.Gateway.Holder, now, now + settings.Gateway.Lease, AtATime, ct);
        owed.UnionWith(rows.Select(r => r.Number));
        var good = new List<long>();
        foreach (var row in rows)
        {
            if (await SettleOrPutOffAsync(row, ct))
                good.Add(row.Number);
            else
                owed.Remove(row.Number);
        }

        if (good.Count > 0)
        {
            await store.CheckedAsync(good, clock.GetUtcNow(), ct);
            signals.Checked.Set();
        }

        owed.Clear();
        return rows.Count == AtATime;
    }

    private async Task<bool> SettleOrPutOffAsync(ReceivedEnvelope row, CancellationToken ct)
    {
        try
        {
            return await SettleAsync(row, ct);
        }
        catch (Exception e) when (e is not RegisterException && !ct.IsCancellationRequested)
        {
            Log.EnvelopeFault(logger, row.Id, nameof(PayloadCheck), e.GetType().Name);
            await store.ReceivedLaterAsync([row.Number], clock.GetUtcNow() + AfterFault, ct);
            return false;
        }
    }

    /// <summary>True when the payload is good; otherwise it has its end here.</summary>
    private async Task<bool> SettleAsync(ReceivedEnvelope row, CancellationToken ct)
    {
        await using var opened = await OpenedEnvelope.OpenAsync(store, row, settings, ct);
        if (opened.HadByteOrderMark)
            Log.ByteOrderMark(logger, row.Id);
        switch (PayloadVerdict.Of(opened, reader))
        {
            case PayloadVerdict.Good good:
                if (!HeaderAgreement.HasSameVersion(opened.Envelope.Parameters!, good.Header))
                    Log.VersionDiffers(logger, row.Id);
                return true;
            case PayloadVerdict.Refused refused:
                await using (var content = new Spool(settings.Gateway.Spool))
                {
                    var fo01 = refusals.Make(opened, refused.Text, content);
                    if (await store.RefuseAsync(row, refused.Text, fo01, content, ct))
                    {
                        Log.PayloadRefused(logger, row.Id, row.Functie, refused.Reason);
                        signals.ToSend.Set();
                    }
                }

                return false;
            case PayloadVerdict.Disagrees disagrees:
                await store.ParkAsync(row, disagrees.Text, EnvelopeTaskKind.Disagreement, clock.GetUtcNow(), ct);
                Log.Parked(logger, row.Id, row.Functie, disagrees.Text);
                return false;
            default:
                throw new InvalidOperationException("A payload is good, refused or disagrees.");
        }
    }
}

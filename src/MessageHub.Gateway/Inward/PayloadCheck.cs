using MessageHub.Berichten;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Outward;
using MessageHub.Gateway.Settings;
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

    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    protected override async Task<bool> WorkAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await store.ClaimReceivedAsync(EnvelopeState.Received, settings.Gateway.Holder, now, now + settings.Gateway.Lease, AtATime, ct);
        var good = new List<long>();
        var open = rows.Select(r => r.Number).ToHashSet();
        try
        {
            foreach (var row in rows)
            {
                if (await SettleAsync(row, ct))
                    good.Add(row.Number);
                else
                    open.Remove(row.Number);
            }

            if (good.Count > 0)
            {
                await store.CheckedAsync(good, clock.GetUtcNow(), ct);
                open.ExceptWith(good);
                signals.Checked.Set();
            }
        }
        finally
        {
            // What was not settled is not kept from the next round.
            if (open.Count > 0)
                await store.ReceivedLaterAsync(open, clock.GetUtcNow() + settings.Gateway.PollInterval, CancellationToken.None);
        }

        return rows.Count == AtATime;
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

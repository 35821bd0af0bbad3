using System.Collections.Concurrent;
using MessageHub.Berichten;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Outward;
using MessageHub.Gateway.Settings;
using MessageHub.Register.Database;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// Looks at the payload of what was accepted: good ones go on to the queue, others get the one Fo01 a gemeente may send, or wait for a
/// person. Each is settled once, whoever else looks at the same moment. Large ones have rounds of their own, one at a time, so that no
/// other waits for them and memory is bounded.
/// </summary>
internal sealed class PayloadCheck(
    PayloadCheck.Part part, EnvelopeStore store, BoundedEnvelopeReader envelopes, BerichtReader reader, RefusalMaker refusals,
    Setbacks setbacks, WakeSignals signals, GatewaySettings settings, TimeProvider clock, ILogger<PayloadCheck> logger)
    : PollingService(signals.Received, settings.Gateway.PollInterval, clock, logger)
{
    public static readonly Part Small = new(0, (1 << 20) - 1, AtATime: 64, Beside: 4);

    public static readonly Part Large = new(1 << 20, long.MaxValue, AtATime: 1, Beside: 1);

    /// <summary>In hand and not settled, because the store went away: given back as soon as it is there.</summary>
    private readonly HashSet<long> owed = [];
    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    protected override async Task<bool> WorkAsync(CancellationToken ct)
    {
        if (owed.Count > 0)
            await store.ReceivedLaterAsync(owed, clock.GetUtcNow(), ct);
        owed.Clear();
        var fresh = await CheckAsync(wereTried: false, part.AtATime, ct);
        // What we failed on before comes alone: if the program dies of it, nothing else was in hand.
        return await CheckAsync(wereTried: true, 1, ct) > 0 || fresh == part.AtATime;
    }

    /// <summary>Looks at some; how many.</summary>
    private async Task<int> CheckAsync(bool wereTried, int max, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var which = new ReceivedPart(wereTried, part.MinBytes, part.MaxBytes);
        var rows = await store.ClaimReceivedAsync(
            EnvelopeState.Received, which, settings.Gateway.Holder, now, now + settings.Gateway.Lease, max, ct);
        owed.UnionWith(rows.Select(r => r.Number));
        var good = new ConcurrentBag<long>();
        var beside = new ParallelOptions { MaxDegreeOfParallelism = part.Beside, CancellationToken = ct };
        await Parallel.ForEachAsync(rows, beside, async (row, token) =>
        {
            if (await SettleOrPutOffAsync(row, token))
                good.Add(row.Number);
        });
        if (!good.IsEmpty)
        {
            await store.CheckedAsync(good, clock.GetUtcNow(), ct);
            signals.Checked.Set();
        }

        owed.Clear();
        return rows.Count;
    }

    private async Task<bool> SettleOrPutOffAsync(ReceivedEnvelope row, CancellationToken ct)
    {
        try
        {
            return !await setbacks.IsOverAsync(row, ct) && await SettleAsync(row, ct);
        }
        catch (Exception e) when (e is not RegisterException { IsTransient: true } && !ct.IsCancellationRequested)
        {
            var fault = e.GetType().Name;
            await setbacks.CountAsync(row, nameof(PayloadCheck), fault, $"de inhoud kon niet worden bekeken ({fault})", ct);
            return false;
        }
    }

    /// <summary>True when the payload is good; otherwise it has its end here.</summary>
    private async Task<bool> SettleAsync(ReceivedEnvelope row, CancellationToken ct)
    {
        await using var opened = await OpenedEnvelope.OpenAsync(store, envelopes, row, settings, ct);
        if (opened.HadByteOrderMark)
            Log.ByteOrderMark(logger, row.Id);
        // Others go on when its time is over; the check itself cannot be stopped, and has its end.
        var verdict = await Task.Run(() => PayloadVerdict.Of(opened, reader), ct).WaitAsync(settings.Gateway.ReadWithin, clock, ct);
        switch (verdict)
        {
            case PayloadVerdict.Good good:
                if (!HeaderAgreement.HasSameVersion(opened.Envelope.Parameters!, good.Header))
                    Log.VersionDiffers(logger, row.Id);
                return true;
            case PayloadVerdict.Refused refused:
                await using (var content = new Spool(settings.Gateway.SpoolFolder))
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

    /// <summary>Payloads of a size that are looked at in the same rounds.</summary>
    /// <param name="MinBytes">Inclusive.</param>
    /// <param name="MaxBytes">Inclusive.</param>
    /// <param name="AtATime">Taken in hand at a time.</param>
    /// <param name="Beside">Looked at beside each other.</param>
    internal sealed record Part(long MinBytes, long MaxBytes, int AtATime, int Beside);
}

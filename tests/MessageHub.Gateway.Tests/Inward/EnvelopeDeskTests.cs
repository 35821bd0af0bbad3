using System.Text;
using MessageHub.Gateway.Envelopes;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>Reading an envelope takes no more time than it may, and no more of them are read at once than memory has room for.</summary>
public class EnvelopeDeskTests
{
    [Fact]
    public async Task An_envelope_that_takes_too_long_is_given_up()
    {
        var (settings, time) = (new GatewaySettings(), new FakeTimeProvider());
        using var desk = new BoundedEnvelopeReader(settings, time);
        // Time is over when the reader comes for the second piece.
        var envelope = Soap.Di01().With("<GGK:parameters>", new string(' ', 1_000_000) + "<GGK:parameters>");
        var content = new Told(Encoding.UTF8.GetBytes(envelope), () => time.Advance(settings.Gateway.ReadWithin));

        await Assert.ThrowsAsync<TimeoutException>(() => desk.ReadAsync(content, EnvelopeForm.Soap));
    }

    [Fact]
    public async Task Large_ones_wait_for_each_other_and_small_ones_for_none_of_them()
    {
        using var desk = new BoundedEnvelopeReader(new GatewaySettings(), TimeProvider.System);
        using var first = new Held(Large());
        using var second = new Held(Large());
        var one = Task.Run(() => desk.ReadAsync(first, EnvelopeForm.Soap));
        await first.Begun.WaitAsync(Wait.MaxWait);

        // It waits in turn, and whoever comes after it is small.
        var other = desk.ReadAsync(second, EnvelopeForm.Soap);
        var small = await desk.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Soap.Di01())), EnvelopeForm.Soap).WaitAsync(Wait.MaxWait);
        first.Release();
        second.Release();

        Assert.IsType<EnvelopeReading.Read>(small);
        await Task.WhenAll(one, other).WaitAsync(Wait.MaxWait);
        // It began when the other had its end.
        Assert.True(first.EndedAt < second.BeganAt);

        static byte[] Large() =>
            Encoding.UTF8.GetBytes(Soap.Di01().With("</soapenv:Envelope>", "</soapenv:Envelope>" + new string(' ', 20_000_000)));
    }

    [Fact]
    public async Task Who_leaves_while_waiting_leaves_nothing_behind()
    {
        using var desk = new BoundedEnvelopeReader(new GatewaySettings(), TimeProvider.System);
        using var first = new Held(new byte[30_000_000]);
        using var caller = new CancellationTokenSource();
        var one = Task.Run(() => desk.ReadAsync(first, EnvelopeForm.Soap));
        await first.Begun.WaitAsync(Wait.MaxWait);
        var waiting = desk.ReadAsync(new MemoryStream(new byte[30_000_000]), EnvelopeForm.Soap, ct: caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Release();
        Assert.IsType<EnvelopeReading.NotReadable>(await one.WaitAsync(Wait.MaxWait));
        Assert.IsType<EnvelopeReading.NotReadable>(
            await desk.ReadAsync(new MemoryStream(new byte[30_000_000]), EnvelopeForm.Soap).WaitAsync(Wait.MaxWait));
    }

    /// <summary>Reports the first piece that was read.</summary>
    private sealed class Told(byte[] content, Action read) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer)
        {
            var count = base.Read(buffer);
            read();
            return count;
        }
    }

    /// <summary>Does not go on before it is released.</summary>
    private sealed class Held(byte[] content) : MemoryStream(content)
    {
        private static int clock;

        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim released = new();

        public Task Begun => begun.Task;

        public int BeganAt { get; private set; }

        public int EndedAt { get; private set; }

        public void Release() => released.Set();

        public override int Read(Span<byte> buffer)
        {
            if (BeganAt == 0)
                BeganAt = Interlocked.Increment(ref clock);
            begun.TrySetResult();
            released.Wait();
            var count = base.Read(buffer);
            if (Position == Length)
                EndedAt = Interlocked.Increment(ref clock);
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            released.Dispose();
            base.Dispose(disposing);
        }
    }
}

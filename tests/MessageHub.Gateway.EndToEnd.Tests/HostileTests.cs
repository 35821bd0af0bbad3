using System.Net.Sockets;
using MessageHub.Berichten.Reading;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>Callers who want to keep the gateway from its work.</summary>
[Collection(nameof(World))]
public class HostileTests(World world)
{
    private const int MaxAccepted = 26_214_400;

    /// <summary>By day it is LimitTests of the gateway alone that looks at this, in less time.</summary>
    [Fact]
    [Trait("Category", "Nightly")]
    public async Task Callers_who_never_finish_do_not_keep_others_out_for_good()
    {
        var round = world.NewRound();
        var request = new GatewayRequest(new byte[1000], Names.ActionOf(EnvelopeKind.Di01));
        var slow = new List<RawConnection>();
        try
        {
            for (var i = 0; i < 500; i++)
            {
                var connection = await world.Hub.Client!.ConnectAsync(CancellationToken.None);
                slow.Add(connection);
                await connection.SendHeadAsync(request, CancellationToken.None);
                await connection.SendAsync("<"u8.ToArray(), CancellationToken.None);
            }

            await round.ExchangeAsync(round.Story.Start305());
        }
        finally
        {
            slow.ForEach(c => c.Break());
        }

        await round.AssertNothingLostOrDoubledAsync(305);
    }

    [Fact]
    public async Task Ten_thousand_connections_are_survived()
    {
        var round = world.NewRound();
        var open = new List<Socket>();
        Task exchange;
        try
        {
            for (var i = 0; i < 10_000; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                open.Add(socket);
                await socket.ConnectAsync(world.GatewayAddress.Host, world.GatewayAddress.Port);
            }

            // Whether there is a place for one more or not: what is sent now is not lost.
            exchange = round.ExchangeAsync(round.Story.Start305());
        }
        finally
        {
            open.ForEach(s => s.Dispose());
        }

        await exchange;
        await round.AssertNothingLostOrDoubledAsync(305);
        Assert.False(world.Gateway.HasExited);
    }

    [Fact]
    public async Task What_cannot_be_kept_of_the_queue_is_set_aside_and_the_next_goes_out()
    {
        var round = world.NewRound();
        await world.UntilAsync(async () => await world.Broker.CountAsync("messagehub.out") is not null, "the queue is there");
        await world.Broker.PublishAsync("nul\0id", "<x/>"u8.ToArray(), "0297\0", "65656055", "messagehub.out");

        await round.ExchangeAsync(round.Story.Start305());

        await round.AssertNothingLostOrDoubledAsync(305);
        Assert.Single(
            await world.Database.RowsAsync("select description from quarantine where port = 'queue' and description like '%message id%'"));
    }

    // It waits a minute for a broker that does not answer.
    [Fact]
    [Trait("Category", "Nightly")]
    public async Task What_the_broker_does_not_take_keeps_no_other_waiting()
    {
        var round = world.NewRound();
        await world.Broker.LimitAsync(1_000_000);
        var small = round.Story.Start305();
        var large = world.Hub.Carry(
            EnvelopeKind.Di01, "JW305", [.. BerichtWriter.Write(small), .. Enumerable.Repeat((byte)'\n', 1_100_000)], small.Header.Afzender,
            World.Gemeente);

        try
        {
            Assert.Equal(ReplyKind.Bv03, (await world.Hub.SendAsync(large)).Kind);
            await round.ExchangeAsync(small);

            await world.UntilAsync(
                async () =>
                    await world.Database.RowsAsync(
                        "select attempts from envelope_in where referentienummer = $1 and state = 'checked'",
                        large.Referentienummer) is [not "0"],
                "the attempt is counted");
        }
        finally
        {
            await world.Broker.LimitAsync(null);
        }
    }

    [Fact]
    public async Task The_largest_envelope_is_accepted_and_answered()
    {
        var round = world.NewRound();
        var di01 = world.Hub.Di01(round.Story.Start305());
        var small = world.Hub.State.Send(di01).Request;
        var end = "</soapenv:Envelope>"u8.ToArray();
        byte[] large = [.. small[..^end.Length], .. Enumerable.Repeat((byte)' ', MaxAccepted - small.Length), .. end];
        var reply = await world.Hub.Client!.PostAsync(new(large, Names.ActionOf(EnvelopeKind.Di01)), di01, CancellationToken.None);
        Assert.Equal(ReplyKind.Bv03, reply.Kind);
        Assert.Equal(MaxAccepted, large.Length);
        await world.UntilAsync(() => world.Hub.State.FindSent(di01.Referentienummer)!.Answers.Count == 1, "it is answered");
        await round.AssertNothingLostOrDoubledAsync(305);
    }
}

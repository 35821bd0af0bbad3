using MessageHub.Register.Envelopes;

namespace MessageHub.Register.Tests;

/// <summary>Envelopes that arrive.</summary>
public abstract partial class RegisterContract
{
    private EnvelopeStore Envelopes => new(database);

    [Fact]
    public async Task Envelope_is_kept_byte_for_byte_whatever_its_size()
    {
        foreach (var size in new[] { 1, 1 << 20, (1 << 20) + 1, 3_500_000 })
        {
            var content = new byte[size];
            new Random(size).NextBytes(content);
            var envelope = Incoming(Number(size));

            Assert.Equal(
                new EnvelopeReceipt.Stored(EnvelopeState.Received),
                await Envelopes.ReceiveAsync(envelope, new MemoryStream(content), None));

            var kept = new MemoryStream();
            await Envelopes.CopyReceivedAsync(envelope.Id, kept, None);
            Assert.True(content.AsSpan().SequenceEqual(kept.ToArray()));
        }

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Envelopes.CopyReceivedAsync(Guid.NewGuid(), new MemoryStream(), None));
    }

    [Fact]
    public async Task Envelope_comes_back_as_it_was_described()
    {
        var envelope = Incoming(Number(1)) with { TraceParent = "00-a-b-01", IsSoap = false, IsXml = false, PayloadBytes = 17 };
        await OfferAsync(envelope);

        var row = Assert.Single(await Envelopes.ReceivedAsync(null, 10, None));

        Assert.Equal(
            (
                envelope.Id, "Di01", "65656055", "0297", envelope.Referentienummer, null, "JW305", false, false, 17L, 3L,
                Now.ToUniversalTime(), EnvelopeState.Received, null, "00-a-b-01"),
            (
                row.Id, row.Kind, row.Sender, row.Receiver, row.Referentienummer, row.CrossRefnummer, row.Functie, row.IsSoap, row.IsXml,
                row.PayloadBytes, row.Size, row.ReceivedAt, row.State, row.Reason, row.TraceParent));
        Assert.Equal(row, await Envelopes.FindReceivedAsync(envelope.Referentienummer, None));
        Assert.Null(await Envelopes.FindReceivedAsync(Number(2), None));
    }

    [Fact]
    public async Task Repetition_gets_the_answer_of_the_first_and_a_difference_is_told()
    {
        var envelope = Incoming(Number(1));
        await OfferAsync(envelope);

        var repeated = Assert.IsType<EnvelopeReceipt.Repeated>(await OfferAsync(envelope with { Id = Guid.NewGuid(), Answer = [9] }));
        Assert.Equal(envelope.Answer, repeated.Answer);
        Assert.IsType<EnvelopeReceipt.Different>(await OfferAsync(envelope with { Id = Guid.NewGuid(), Hash = [9] }));
        Assert.Single(await Envelopes.ReceivedAsync(null, 10, None));
    }

    [Fact]
    public async Task Same_envelope_from_many_sides_at_once_is_kept_once()
    {
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 8)
                .Select(i => Task.Run(() => OfferAsync(Incoming(Number(1)) with { Id = Guid.NewGuid(), Answer = [(byte)i] }))));

        Assert.Single(receipts, r => r is EnvelopeReceipt.Stored);
        Assert.Equal(7, receipts.Count(r => r is EnvelopeReceipt.Repeated));
        Assert.Single(receipts.OfType<EnvelopeReceipt.Repeated>().DistinctBy(r => r.Answer[0]));
    }

    [Fact]
    public async Task Number_of_two_senders_at_once_leaves_one_that_goes_on()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            OfferAsync(Incoming(Number(1)) with { Id = Guid.NewGuid(), SenderKey = $"sender {i}", Hash = [(byte)i] }))));

        Assert.All(receipts, r => Assert.IsType<EnvelopeReceipt.Stored>(r));
        Assert.Single(receipts, new EnvelopeReceipt.Stored(EnvelopeState.Received));
        Assert.Equal(5, (await Envelopes.TasksAsync(10, None)).Count(t => t.Kind is EnvelopeTaskKind.SharedNumber));
    }

    [Fact]
    public async Task Claimed_envelopes_are_in_hand_until_their_time_or_a_new_start()
    {
        foreach (var i in Enumerable.Range(1, 5))
            await OfferAsync(Incoming(Number(i)));
        var until = Now.AddMinutes(5);

        var first = await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "a", Now, until, 2, None);
        var second = await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "b", Now, until, 9, None);

        Assert.Equal([Number(1), Number(2)], first.Select(r => r.Referentienummer));
        Assert.Equal([Number(3), Number(4), Number(5)], second.Select(r => r.Referentienummer));
        Assert.Empty(await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "c", Now.AddMinutes(4), until, 9, None));
        await Envelopes.ReleaseAsync("a", Now, None);
        Assert.Equal(2, (await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "c", Now, until, 9, None)).Count);
        await Envelopes.ReceivedLaterAsync([second[0].Number], Now.AddMinutes(1), None);
        Assert.Equal(
            [second[0].Number],
            (await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "c", Now.AddMinutes(2), until, 9, None)).Select(r => r.Number));
        Assert.Equal(5, (await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "c", until, until.AddMinutes(1), 9, None)).Count);
    }

    [Fact]
    public async Task What_was_left_in_hand_counts_as_an_attempt_and_what_was_given_back_does_not()
    {
        await OfferAsync(Incoming(Number(1)));
        await OfferAsync(Incoming(Number(2)));
        var until = Now.AddMinutes(5);
        await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "a", Now, until, 1, None);
        await Envelopes.ReleaseLeftAsync("a", Now, None);
        await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, new(WereTried: false), "a", Now, until, 9, None);
        await Envelopes.ReleaseAsync("a", Now, None);

        // What died once comes by itself, behind what did not.
        var fresh = Assert.Single(
            await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, new(WereTried: false), "b", Now, until, 9, None));
        var tried = Assert.Single(
            await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, new(WereTried: true), "b", Now, until, 9, None));

        Assert.Equal((Number(2), 0L), (fresh.Referentienummer, fresh.Attempts));
        Assert.Equal((Number(1), 1L), (tried.Referentienummer, tried.Attempts));
        // Its time is over: whoever had it in hand does not come back.
        Assert.Equal(
            [1L, 2L],
            (await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "c", until, until, 9, None)).Select(r => r.Attempts).Order());
    }

    [Fact]
    public async Task Envelopes_are_claimed_by_the_size_of_their_payload()
    {
        await OfferAsync(Incoming(Number(1)) with { PayloadBytes = 1_000 });
        await OfferAsync(Incoming(Number(2)) with { PayloadBytes = 1_001 });

        Assert.Equal(Number(1), Assert.Single(await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, new(MaxBytes: 1_000), "a", Now, Now.AddMinutes(1), 9, None)).Referentienummer);
        Assert.Equal(Number(2), Assert.Single(await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, new(MinBytes: 1_001), "a", Now, Now.AddMinutes(1), 9, None)).Referentienummer);
    }

    [Fact]
    public async Task What_failed_too_often_is_parked_with_a_task_until_a_person_asks()
    {
        await OfferAsync(Incoming(Number(1)));
        var row = Assert.Single(await Envelopes.ReceivedAsync(null, 10, None));

        Assert.False(await Envelopes.FailedAsync(row, "het ging mis", Now.AddMinutes(1), 2, Now, None));
        Assert.Empty(await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "a", Now, Now.AddMinutes(5), 9, None));
        Assert.False(await Envelopes.RetryReceivedAsync(row.Id, Now, None));
        Assert.True(await Envelopes.FailedAsync(row, "het ging mis", Now.AddMinutes(1), 2, Now, None));
        Assert.False(await Envelopes.FailedAsync(row, "het ging mis", Now.AddMinutes(1), 2, Now, None));

        var parked = Assert.Single(await Envelopes.ReceivedAsync(EnvelopeState.Parked, 10, None));
        Assert.Equal(("het ging mis", 2L), (parked.Reason, parked.Attempts));
        Assert.Equal(
            (EnvelopeTaskKind.Failed, row.Id),
            Assert.Single(await Envelopes.TasksAsync(10, None)) is var task ? (task.Kind, task.Subject) : default);
        Assert.True(await Envelopes.RetryReceivedAsync(row.Id, Now, None));
        Assert.Equal(
            0, Assert.Single(await Envelopes.ClaimReceivedAsync(EnvelopeState.Received, "a", Now, Now.AddMinutes(5), 9, None)).Attempts);
    }

    [Fact]
    public async Task Claims_at_once_never_get_the_same()
    {
        foreach (var i in Enumerable.Range(1, 40))
            await OfferAsync(Incoming(Number(i)));

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            Envelopes.ClaimReceivedAsync(EnvelopeState.Received, $"{i}", Now, Now.AddMinutes(1), 5, None))));

        var numbers = claimed.SelectMany(c => c).Select(r => r.Number).ToList();
        Assert.Equal(numbers.Distinct().Count(), numbers.Count);
        Assert.True(numbers.Count >= 5);
    }

    [Fact]
    public async Task Envelope_goes_from_received_to_checked_to_relayed_and_never_back()
    {
        await OfferAsync(Incoming(Number(1)));
        var row = Assert.Single(await Envelopes.ReceivedAsync(null, 10, None));

        await Envelopes.RelayedAsync([row.Number], Now, None);
        Assert.Equal(EnvelopeState.Received, (await Envelopes.ReceivedAsync(null, 10, None))[0].State);
        await Envelopes.CheckedAsync([row.Number], Now, None);
        Assert.Equal(EnvelopeState.Checked, (await Envelopes.ReceivedAsync(null, 10, None))[0].State);
        await Envelopes.RelayedAsync([row.Number], Now, None);
        await Envelopes.CheckedAsync([row.Number], Now, None);
        await Envelopes.ParkAsync(row, "x", EnvelopeTaskKind.Disagreement, Now, None);

        Assert.Equal(EnvelopeState.Relayed, (await Envelopes.ReceivedAsync(null, 10, None))[0].State);
        Assert.Empty(await Envelopes.TasksAsync(10, None));
    }

    [Fact]
    public async Task Payload_is_refused_once_with_one_Fo01()
    {
        await OfferAsync(Incoming(Number(1)));
        var row = Assert.Single(await Envelopes.ReceivedAsync(null, 10, None));

        var refused = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            Envelopes.RefuseAsync(
                row, "past niet", Outgoing("Fo01", Number(100 + i)) with { CrossRefnummer = Number(1) }, Bytes(), None))));

        Assert.Single(refused, r => r);
        Assert.Equal(
            (EnvelopeState.Refused, "past niet"),
            (await Envelopes.ReceivedAsync(null, 10, None))[0] is var r ? (r.State, r.Reason) : default);
        Assert.Equal("Fo01", Assert.Single(await Envelopes.OutgoingAsync(null, 10, None)).Kind);
    }

    [Fact]
    public async Task Quarantine_keeps_what_was_offered_and_raises_a_task_when_somebody_has_to_look()
    {
        var content = new byte[2_000_000];
        new Random(1).NextBytes(content);
        var kept = new QuarantinedEnvelope
        {
            Id = Guid.NewGuid(), ReceivedAt = Now, Port = "soap", Caller = "1", Reason = "StUF010", Description = "d", Sender = "s",
            Receiver = "r",
            Referentienummer = "n", Size = content.Length, Hash = [1, 2],
        };

        await Envelopes.QuarantineAsync(kept, new MemoryStream(content), isAlarm: true, None);
        await Envelopes.QuarantineAsync(kept with { Id = Guid.NewGuid(), Hash = null, Caller = null }, null, isAlarm: false, None);

        var rows = await Envelopes.QuarantinedAsync(10, None);
        Assert.Null(rows[0].Hash);
        Assert.Equal(
            (kept.Id, Now.ToUniversalTime(), "StUF010", 2_000_000L), (rows[1].Id, rows[1].ReceivedAt, rows[1].Reason, rows[1].Size));
        Assert.Equal([1, 2], rows[1].Hash!);
        var copy = new MemoryStream();
        await Envelopes.CopyQuarantinedAsync(kept.Id, copy, None);
        Assert.True(content.AsSpan().SequenceEqual(copy.ToArray()));
        var task = Assert.Single(await Envelopes.TasksAsync(10, None));
        Assert.Equal((EnvelopeTaskKind.Quarantined, kept.Id, "StUF010"), (task.Kind, task.Subject, task.Code));
        Assert.True(await Envelopes.FinishTaskAsync(task.Number, "ik", "klaar", Now, None));
        Assert.False(await Envelopes.FinishTaskAsync(task.Number, "ander", "nogmaals", Now, None));
        Assert.Empty(await Envelopes.TasksAsync(10, None));
    }

    private static string Number(int n) => $"00000000-0000-4000-8000-{n:000000000000}";

    private static MemoryStream Bytes() => new([1, 2, 3]);

    private static IncomingEnvelope Incoming(string number, string kind = "Di01", string? cross = null, EnvelopeFout? fout = null) => new()
    {
        Id = Guid.NewGuid(), Kind = kind, SenderKey = "65656055|Zorg", Sender = "65656055", Receiver = "0297", Referentienummer = number,
        CrossRefnummer = cross,
        Functie = fout is null ? "JW305" : null, IsSoap = true, Hash = [1], Answer = [2], ReceivedAt = Now, Fout = fout,
    };

    private static OutgoingEnvelope Outgoing(string kind, string number, string? messageId = null) => new()
    {
        Id = Guid.NewGuid(), MessageId = messageId, Kind = kind, Destination = "hub", IsSoap = true, Sender = "0297", Receiver = "65656055",
        Referentienummer = number,
        Tijdstip = "20260615093000000", Functie = kind == "Fo01" ? null : "JW301", CreatedAt = Now,
    };

    private Task<EnvelopeReceipt> OfferAsync(IncomingEnvelope envelope) => Envelopes.ReceiveAsync(envelope, Bytes(), None);
}

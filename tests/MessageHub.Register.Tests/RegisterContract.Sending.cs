using MessageHub.Register.Envelopes;

namespace MessageHub.Register.Tests;

/// <summary>Envelopes that leave, and what comes back about them.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Envelope_to_send_is_kept_with_its_bytes_and_taken_once()
    {
        var envelope = Outgoing("Di01", Number(1), "m1");
        var content = new byte[1_500_000];
        new Random(1).NextBytes(content);

        var outcomes = await Task.WhenAll(Enumerable.Range(2, 5).Select(i => Task.Run(() =>
            Envelopes.AddAsync(envelope with { Id = Guid.NewGuid(), Referentienummer = Number(i) }, new MemoryStream(content), None))));

        Assert.Single(outcomes, AddOutcome.Added);
        Assert.Equal(4, outcomes.Count(o => o is AddOutcome.Known));
        Assert.True(await Envelopes.IsKnownAsync("m1", None));
        Assert.False(await Envelopes.IsKnownAsync("m2", None));
        var copy = new MemoryStream();
        await Envelopes.CopyOutgoingAsync(Assert.Single(await Envelopes.OutgoingAsync(null, 10, None)).Id, copy, None);
        Assert.True(content.AsSpan().SequenceEqual(copy.ToArray()));
        Assert.Equal("20260615093000000", await Envelopes.LastTijdstipAsync(None));
    }

    [Fact]
    public async Task Second_answer_to_one_message_is_told()
    {
        Assert.Equal(
            AddOutcome.Added,
            await Envelopes.AddAsync(Outgoing("Du01", Number(1), "m1") with { CrossRefnummer = Number(9) }, Bytes(), None));
        Assert.Equal(
            AddOutcome.SecondAnswer,
            await Envelopes.AddAsync(Outgoing("Du01", Number(2), "m2") with { CrossRefnummer = Number(9) }, Bytes(), None));
        Assert.Equal(
            AddOutcome.Added, await Envelopes.AddAsync(Outgoing("Fo01", Number(3)) with { CrossRefnummer = Number(9) }, Bytes(), None));
        Assert.Equal(2, (await Envelopes.OutgoingAsync(null, 10, None)).Count);
    }

    [Fact]
    public async Task Delivery_is_claimed_per_destination_and_counts_what_was_offered()
    {
        await Envelopes.AddAsync(Outgoing("Di01", Number(1)), Bytes(), None);
        await Envelopes.AddAsync(Outgoing("Di01", Number(2)) with { Destination = "other" }, Bytes(), None);
        var until = Now.AddMinutes(5);

        var claimed = Assert.Single(await Envelopes.ClaimToSendAsync("hub", "a", Now, until, 9, None));

        Assert.Equal((Number(1), 0L), (claimed.Referentienummer, claimed.Attempts));
        Assert.Empty(await Envelopes.ClaimToSendAsync("hub", "b", Now, until, 9, None));
        await Envelopes.SendLaterAsync(claimed, Now.AddMinutes(1), new("StUF046", "later", null), isAlarm: true, Now, None);
        await Envelopes.SendLaterAsync(claimed, Now.AddMinutes(1), null, isAlarm: true, Now, None);
        await Envelopes.NotOfferedAsync(claimed, Now.AddMinutes(1), null, Now, None);
        Assert.Equal(EnvelopeTaskKind.Unreachable, Assert.Single(await Envelopes.TasksAsync(10, None)).Kind);
        Assert.Equal(2, Assert.Single(await Envelopes.ClaimToSendAsync("hub", "b", Now.AddMinutes(1), until, 9, None)).Attempts);
        await Envelopes.ReleaseAsync("b", Now, None);
        Assert.Single(await Envelopes.ClaimToSendAsync("hub", "c", Now, until, 9, None));
    }

    [Fact]
    public async Task Delivered_envelope_is_overdue_after_its_day_unless_it_was_answered()
    {
        foreach (var i in Enumerable.Range(1, 3))
            await Envelopes.AddAsync(Outgoing("Di01", Number(i)), Bytes(), None);
        var rows = (await Envelopes.OutgoingAsync(null, 10, None)).Reverse().ToList();
        await Envelopes.DeliveredAsync(rows[0].Id, DeliveryState.Acknowledged, Now, new(2026, 6, 18), None);
        await Envelopes.DeliveredAsync(rows[1].Id, DeliveryState.Sent, Now, new(2026, 6, 18), None);
        await Envelopes.DeliveredAsync(rows[2].Id, DeliveryState.Acknowledged, Now, null, None);
        Assert.Equal(new EnvelopeReceipt.Stored(EnvelopeState.Received), await OfferAsync(Incoming(Number(50), "Du01", Number(2))));

        Assert.Equal(0, await Envelopes.MarkOverdueAsync(new(2026, 6, 18), Now, None));
        Assert.Equal(1, await Envelopes.MarkOverdueAsync(new(2026, 6, 19), Now, None));
        Assert.Equal(0, await Envelopes.MarkOverdueAsync(new(2026, 6, 20), Now, None));

        Assert.Equal(
            [DeliveryState.Overdue, DeliveryState.Answered, DeliveryState.Acknowledged],
            (await Envelopes.OutgoingAsync(null, 10, None)).Reverse().Select(o => o.State));
        Assert.Equal(
            (EnvelopeTaskKind.Overdue, rows[0].Id),
            Assert.Single(await Envelopes.TasksAsync(10, None)) is var t ? (t.Kind, t.Subject) : default);
        Assert.Single(await Envelopes.OutgoingAsync(DeliveryState.Overdue, 10, None));
    }

    [Fact]
    public async Task Refusal_that_overtakes_the_receipt_stays()
    {
        var ours = Outgoing("Di01", Number(1));
        await Envelopes.AddAsync(ours, Bytes(), None);

        Assert.Equal(
            new EnvelopeReceipt.Stored(EnvelopeState.Settled),
            await OfferAsync(Incoming(Number(2), "Fo01", Number(1), new("IB010", "onbekend", "advies"))));
        await Envelopes.DeliveredAsync(ours.Id, DeliveryState.Acknowledged, Now, null, None);

        var row = Assert.Single(await Envelopes.OutgoingAsync(null, 10, None));
        Assert.Equal(
            (DeliveryState.Refused, "IB010", "onbekend", Now.ToUniversalTime()),
            (row.State, row.Code, row.Omschrijving, row.SentAt!.Value));
        var task = Assert.Single(await Envelopes.TasksAsync(10, None));
        Assert.Equal((EnvelopeTaskKind.Refused, ours.Id, "JW301", "advies"), (task.Kind, task.Subject, task.Functie, task.Advice));
        Assert.Contains("IB010", task.Text);
    }

    [Theory]
    [InlineData("Du01", "12345678", "0297", false, "of somebody we did not ask")]
    [InlineData("Du01", "65656055", "0363", false, "for another gemeente")]
    [InlineData("Du01", "VECOZO", "0297", true, "of the hub for them")]
    [InlineData("Fo01", "RINIS", "0297", true, "a refusal may come from any hub")]
    [InlineData("Fo01", "RINIS", "0363", false, "a refusal for another gemeente")]
    public async Task What_arrives_is_tied_only_to_what_it_can_be_about(
        string kind, string sender, string receiver, bool isTied, string reason)
    {
        await Envelopes.AddAsync(Outgoing("Di01", Number(1)), Bytes(), None);

        var receipt = await OfferAsync(
            Incoming(Number(2), kind, Number(1), kind == "Fo01" ? new("X", "y", null) : null) with
            {
                Sender = sender, Receiver = receiver
            });

        Assert.True(isTied == (await Envelopes.OutgoingAsync(null, 10, None))[0].State is not DeliveryState.Waiting, reason);
        Assert.Equal(isTied || kind == "Fo01", receipt is EnvelopeReceipt.Stored);
    }

    [Fact]
    public async Task Second_answer_that_arrives_and_one_about_nothing_are_parked()
    {
        await Envelopes.AddAsync(Outgoing("Di01", Number(1)), Bytes(), None);
        await OfferAsync(Incoming(Number(2), "Du01", Number(1)));

        Assert.Equal(new EnvelopeReceipt.Stored(EnvelopeState.Parked), await OfferAsync(Incoming(Number(3), "Du01", Number(1))));
        Assert.IsType<EnvelopeReceipt.AnswersNothing>(await OfferAsync(Incoming(Number(4), "Du01", Number(99))));
        Assert.Equal(
            new EnvelopeReceipt.Stored(EnvelopeState.Parked),
            await OfferAsync(Incoming(Number(4), "Du01", Number(99)) with { ParksUnknown = true }));

        Assert.Equal(
            [EnvelopeTaskKind.SecondAnswer, EnvelopeTaskKind.AnswersNothing], (await Envelopes.TasksAsync(10, None)).Select(t => t.Kind));
    }

    [Fact]
    public async Task Refused_envelope_is_replaced_once_when_a_person_asks()
    {
        var ours = Outgoing("Du01", Number(1), "m1") with { CrossRefnummer = Number(9) };
        await Envelopes.AddAsync(ours, Bytes(), None);
        Assert.False(await Envelopes.AskAgainAsync(ours.Id, "ik", None));
        await Envelopes.RefusedAsync(ours, new("StUF010", "o", null), Now, None);
        Assert.Empty(await Envelopes.AskedAgainAsync(10, None));

        Assert.True(await Envelopes.AskAgainAsync(ours.Id, "ik", None));
        Assert.Equal(ours.Id, Assert.Single(await Envelopes.AskedAgainAsync(10, None)).Id);
        var replaced = await Task.WhenAll(Enumerable.Range(2, 4).Select(i => Task.Run(() => Envelopes.ReplaceAsync(
            ours.Id, ours with { Id = Guid.NewGuid(), MessageId = null, Referentienummer = Number(i) }, Bytes(), None))));

        Assert.Single(replaced, r => r);
        Assert.Empty(await Envelopes.AskedAgainAsync(10, None));
        var rows = await Envelopes.OutgoingAsync(null, 10, None);
        Assert.Equal([DeliveryState.Waiting, DeliveryState.Replaced], rows.Select(r => r.State));
        Assert.Equal(ours.Id, rows[0].Replaces);
        // A late refusal of the first does not touch what took its place.
        await OfferAsync(Incoming(Number(50), "Fo01", Number(1), new("IB010", "o", null)));
        Assert.Equal([DeliveryState.Waiting, DeliveryState.Replaced], (await Envelopes.OutgoingAsync(null, 10, None)).Select(r => r.State));
    }
}

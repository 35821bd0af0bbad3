using System.Net;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>The same message offered again is answered again and kept once; the same number for something else is refused.</summary>
public class DuplicateTests
{
    /// <summary>What is replaced at the second offer, by what, whether it is the same message, why.</summary>
    public static TheoryData<string, string, bool, string> Second => new()
    {
        { "\n", "\n", true, "to the letter" },
        { "\n", "\r\n", true, "other line ends" },
        { "<soapenv:Body>", "<soapenv:Header/><soapenv:Body>", true, "other SOAP around it" },
        { "<GGK:parameters>", "<!-- nogmaals --><GGK:parameters>", true, "a comment" },
        { "<StUF:functie>JW305", "<StUF:functie>JW307", false, "another functie" },
        { "20260506091530120", "20260506091530121", false, "another time" },
        { "<GGK:applicatieVersie>0004", "<GGK:applicatieVersie>0005", false, "another version" },
        { "<GGK:xmlBestand>", "<GGK:xmlBestand>\n", false, "a line end in the payload, which is another canonical form" },
    };

    [Theory]
    [MemberData(nameof(Second))]
    public async Task A_second_offer_is_told_by_its_canonical_form(string old, string @new, bool isSame, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();
        var first = await gateway.PostAsync(Soap.Di01(number: number));

        var second = await gateway.PostAsync(Soap.Di01(number: number).With(old, @new));

        Assert.True(isSame ? first.Text == second.Text : second.Code == "StUF016", $"{reason}: {second.Text}");
        Assert.Equal(isSame ? HttpStatusCode.OK : HttpStatusCode.InternalServerError, second.Status);
        Assert.Single(await gateway.ReceivedAsync());
        // Both copies are kept when they differ.
        Assert.Equal(isSame ? 0 : 1, (await gateway.QuarantinedAsync()).Count);
    }

    [Fact]
    public async Task Many_at_once_are_kept_once_and_get_the_same_answer()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var envelope = Soap.Di01();

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => gateway.PostAsync(envelope)));

        Assert.All(replies, r => Assert.Equal(replies[0].Text, r.Text));
        Assert.Single(await gateway.ReceivedAsync());
    }

    [Fact]
    public async Task An_answer_is_repeated_after_a_restart()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var envelope = Soap.Di01();
        var first = await gateway.PostAsync(envelope);
        await gateway.StopAsync();
        await gateway.StartAsync();

        Assert.Equal(first.Text, (await gateway.PostAsync(envelope)).Text);
    }

    [Fact]
    public async Task Two_senders_with_one_number_are_kept_both_and_a_person_is_told()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();
        await gateway.PostAsync(Soap.Di01(number: number));

        var other = await gateway.PostAsync(Soap.Di01(Soap.Payload(changes: ("65656055", "12345678")), zender: "12345678", number: number));

        Assert.Equal("Bv03", other.Berichtcode);
        // On the queue the number is the id, so the second would pass for the first.
        Assert.Equal(EnvelopeState.Parked, (await gateway.ReceivedAsync()).Single(r => r.Sender == "12345678").State);
        Assert.Equal(EnvelopeTaskKind.SharedNumber, Assert.Single(await gateway.TasksAsync()).Kind);
    }

    [Fact]
    public async Task A_sender_with_another_product_is_another_sender()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();
        await gateway.PostAsync(Soap.Di01(number: number));
        Assert.Equal("Bv03", (await gateway.PostAsync(Soap.Di01(number: number).With("ZorgAdmin", "ZorgAnders"))).Berichtcode);
    }
}

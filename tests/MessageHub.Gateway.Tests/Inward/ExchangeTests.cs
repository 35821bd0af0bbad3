using System.Net;
using MessageHub.Gateway.Ggk;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>Answers and refusals that arrive, and what they are about (ggk.md, section 14, rows 10, 11 and 21).</summary>
public class ExchangeTests
{
    [Fact]
    public async Task A_Du01_answers_our_Di01_and_goes_on()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var ours = await SentAsync(gateway, "Di01", "JW301");
        var number = Soap.NewNumber();

        var reply = await gateway.PostAsync(Soap.Du01(ours.Referentienummer, number: number), EnvelopeKind.Du01.SoapAction);

        Assert.Equal("Bv03", reply.Berichtcode);
        await gateway.SettledAsync(number, EnvelopeState.Checked);
        Assert.Equal(DeliveryState.Answered, Assert.Single(await gateway.OutgoingAsync()).State);
        Assert.Empty(await gateway.TasksAsync());
    }

    [Fact]
    public async Task A_second_Du01_is_receipted_and_parked()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var ours = await SentAsync(gateway, "Di01", "JW301");
        await gateway.PostAsync(Soap.Du01(ours.Referentienummer));
        var number = Soap.NewNumber();

        var reply = await gateway.PostAsync(Soap.Du01(ours.Referentienummer, number: number));

        Assert.Equal("Bv03", reply.Berichtcode);
        await gateway.SettledAsync(number, EnvelopeState.Parked);
        Assert.Equal(EnvelopeTaskKind.SecondAnswer, Assert.Single(await gateway.TasksAsync()).Kind);
    }

    [Fact]
    public async Task The_same_Du01_again_gets_the_same_answer_and_no_task()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var ours = await SentAsync(gateway, "Di01", "JW301");
        var envelope = Soap.Du01(ours.Referentienummer);
        var first = await gateway.PostAsync(envelope);

        Assert.Equal(first.Text, (await gateway.PostAsync(envelope)).Text);
        Assert.Empty(await gateway.TasksAsync());
    }

    public static TheoryData<string, string, string> Unknown => new()
    {
        { "number", "65656055", "a number nobody gave out" },
        { "theirs", "12345678", "our number, from a provider we did not ask" },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task A_Du01_that_answers_nothing_is_refused(string cross, string zender, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        var ours = await SentAsync(gateway, "Di01", "JW301");

        var reply = await gateway.PostAsync(Soap.Du01(
            cross == "theirs" ? ours.Referentienummer : Soap.NewNumber(), Soap.Return(302, aanbieder: zender), zender: zender));

        Assert.True((reply.Status, reply.Code) == (HttpStatusCode.InternalServerError, "StUF043"), reason);
        Assert.Empty(await gateway.ReceivedAsync());
        Assert.Equal("StUF043", Assert.Single(await gateway.QuarantinedAsync()).Reason);
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await gateway.OutgoingAsync()).State);
    }

    [Fact]
    public async Task It_is_parked_when_that_is_how_it_is_set()
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:UnknownCrossRefnummer", "Park"));
        var number = Soap.NewNumber();

        var reply = await gateway.PostAsync(Soap.Du01(Soap.NewNumber(), number: number));

        Assert.Equal("Bv03", reply.Berichtcode);
        await gateway.SettledAsync(number, EnvelopeState.Parked);
        Assert.Equal(EnvelopeTaskKind.AnswersNothing, Assert.Single(await gateway.TasksAsync()).Kind);
    }

    /// <summary>Sender, code, what of the advice is expected, why.</summary>
    public static TheoryData<string, string, string?, string> Refusals => new()
    {
        { "VECOZO", "IB010", "Lijst 2025, VECOZO: De aanbieder is niet aangesloten", "a code of the newest list" },
        { "VECOZO", "BRS04", "Lijst 2018, VECOZO: De aanbieder is niet aangesloten", "a code only the older list has" },
        {
            "IB", "IB009", "Lijst 2025, VECOZO: De indiener heeft geen toestemming",
            "a code with two meanings: the list of the setting counts"
        },
        { "65656055", "StUF055", "Lijst 2025, aanbieder, IB: De inhoud past niet", "of the provider itself" },
        { "RINIS", "XYZ1234", null, "a code nobody knows" },
        { "IB", "", null, "no code at all" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_Fo01_is_tied_to_what_it_refuses_and_becomes_a_task(string zender, string code, string? advice, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        var ours = await SentAsync(gateway, "Di01", "JW301");
        var number = Soap.NewNumber();

        var reply = await gateway.PostAsync(Soap.Fo01(ours.Referentienummer, code, zender, number: number));

        Assert.True(reply.Berichtcode == "Bv03", reason);
        await gateway.SettledAsync(number, EnvelopeState.Settled);
        var refused = Assert.Single(await gateway.OutgoingAsync());
        Assert.Equal((DeliveryState.Refused, code, "AGB niet bekend"), (refused.State, refused.Code, refused.Omschrijving));
        var task = Assert.Single(await gateway.TasksAsync());
        Assert.Equal(
            (EnvelopeTaskKind.Refused, refused.Id, code, "AGB niet bekend"), (task.Kind, task.Subject, task.Code, task.Omschrijving));
        Assert.True(advice is null ? task.Advice is null : task.Advice!.StartsWith(advice, StringComparison.Ordinal), task.Advice);
    }

    [Fact]
    public async Task The_older_list_explains_when_it_is_set()
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:ChainCodes", "2018"));
        var ours = await SentAsync(gateway, "Di01", "JW301");
        await gateway.PostAsync(Soap.Fo01(ours.Referentienummer, "IB009", "IB"));
        Assert.StartsWith(
            "Lijst 2018, IB: Een referentienummer is geen UUID",
            Assert.Single(await gateway.TasksAsync()).Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3f2b8a1e-6c4d-4e9a-8b71-0d5c2f9e7a10", "a number nobody gave out")]
    [InlineData("geen nummer", "any text (G-009)")]
    [InlineData("3f2b8a1e-6c4d-1e9a-8b71-0d5c2f9e7a10", "a UUID of version 1")]
    public async Task A_Fo01_about_nothing_is_always_taken_and_parked(string cross, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();

        var reply = await gateway.PostAsync(Soap.Fo01(cross));

        Assert.True(reply.Berichtcode == "Bv03", reason);
        Assert.Equal(EnvelopeState.Parked, Assert.Single(await gateway.ReceivedAsync()).State);
        Assert.Equal(EnvelopeTaskKind.AnswersNothing, Assert.Single(await gateway.TasksAsync()).Kind);
        Assert.Empty(await gateway.OutgoingAsync());
    }

    [Fact]
    public async Task A_Fo03_that_comes_by_itself_counts_as_a_Fo01()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var ours = await SentAsync(gateway, "Di01", "JW301");

        var reply = await gateway.AdaptAsync(
            Soap.Bare(
                Soap.Fo01(ours.Referentienummer)
                    .With("Fo01", "Fo03")
                    .With("<s:Body>", "<soapenv:Body>")
                    .With("</s:Body>", "</soapenv:Body>")));

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal(DeliveryState.Refused, Assert.Single(await gateway.OutgoingAsync()).State);
    }

    [Fact]
    public async Task Our_own_Fo01_that_is_refused_is_a_task_and_nothing_more()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var ours = await SentAsync(gateway, "Fo01", null);

        await gateway.PostAsync(Soap.Fo01(ours.Referentienummer));

        Assert.Equal(DeliveryState.Refused, Assert.Single(await gateway.OutgoingAsync()).State);
        Assert.False(await gateway.Store.AskAgainAsync(ours.Id, "ik", CancellationToken.None));
        Assert.Single(await gateway.TasksAsync());
    }

    /// <summary>An envelope of ours as it stands in the store, for a destination that does not exist.</summary>
    private static async Task<OutgoingEnvelope> SentAsync(TestGateway gateway, string kind, string? functie)
    {
        var envelope = new OutgoingEnvelope
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            Destination = "nowhere",
            IsSoap = true,
            Sender = "0297",
            Receiver = "65656055",
            Referentienummer = Soap.NewNumber(),
            Tijdstip = "20260506091530120",
            Functie = functie,
            CreatedAt = gateway.Clock.GetUtcNow(),
        };
        Assert.Equal(AddOutcome.Added, await gateway.Store.AddAsync(envelope, new MemoryStream([60]), CancellationToken.None));
        return envelope;
    }
}

using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.HubSimulator.Tests.Sending;

/// <summary>Bad input is bad in the way it says, and a gateway that takes it for good is found out.</summary>
public class BadInputTests
{
    public static TheoryData<string> Names => [.. BadInputs.All.Select(b => b.Name)];

    public static TheoryData<string> NamesOfEnvelopes => [.. BadInputs.All.Where(b => b.Change is not null).Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Input_that_is_judged_wrongly_is_noticed(string name)
    {
        var input = BadInputs.Named(name);
        // What is to be accepted is refused here, and the other way round.
        var isGood = input.Allowed[0].Kind is ReplyKind.Bv03;
        var good = default(byte[]);
        await using var gateway = await StubGateway.StartAsync((_, _) => isGood
            ? (500, StubGateway.Fo03(good!, "StUF034", "client", "Functie onbekend binnen sectormodel"))
            : (200, StubGateway.Bv03(good!)));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        var envelope = exchange.Hub.Di01(exchange.Story.Start305());
        good = SoapMessage.Wrap(EnvelopeXml.Write(envelope));
        await exchange.Hub.SendBadAsync(input, envelope);
        Assert.Contains($"bad input {name}", Assert.Single(exchange.Hub.Log.Complaints));
        // What is wrong with HTTP alone has the right body.
        if (name is not ("get" or "put" or "json" or "multipart" or "other-action"))
            Assert.NotEqual(good, gateway.Requests.Single());
    }

    [Fact]
    public void Every_row_of_section_14_that_is_about_one_input_is_here() => Assert.Equal(
        ["1", "2", "3", "4", "5", "6", "7", "10", "13", "14", "15", "16", "17", "18", "19", "21"],
        BadInputs.All.Select(b => b.Row).Where(r => r != "8" && int.TryParse(r, out _)).Distinct().OrderBy(int.Parse));

    [Theory]
    [MemberData(nameof(NamesOfEnvelopes))]
    public async Task An_envelope_with_wrong_control_data_or_payload_is_valid_in_itself(string name)
    {
        await using var exchange = await Exchange.StartAsync();
        Assert.Null(
            EnvelopeSchema.Validate(EnvelopeXml.Write(BadInputs.Named(name).Change!(exchange.Hub.Di01(exchange.Story.Start305())))));
    }
}

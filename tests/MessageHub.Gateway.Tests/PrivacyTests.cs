using System.Text;

namespace MessageHub.Gateway.Tests;

/// <summary>
/// Nothing a person could be known by leaves the envelopes: not into logs, faults, refusals or what a caller is reported.
/// </summary>
public class PrivacyTests
{
    private const string Bsn = Soap.CanaryBsn;
    private const string Name = Soap.CanaryName;

    [Fact]
    public async Task No_log_fault_or_Fo01_tells_who_it_is_about()
    {
        await using var hub = await FakeHub.StartAsync();
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Connections:0:Url", hub.Url));
        var texts = new List<string>();
        string[] offers =
        [
            Soap.Di01(Soap.Payload(changes: ("<jw305:Geslacht>1<", $"<jw305:Geslacht>{Name}<"))),
            Soap.Di01(Soap.Payload(changes: ("<jw305:Geslacht>1<", $"<jw305:{Name} x=\"{Bsn}\"/><jw305:Geslacht>1<"))),
            Soap.Di01(Soap.Payload(changes: ("</jw305:Client>", $"</{Name}{Bsn}>"))),
            Soap.Di01(Soap.Payload(changes: ("Voorbeeld", $"{Name}&{Bsn};"))),
            Soap.Di01(Soap.Payload(changes: ("ijw/3_2/jw305/schema", $"ijw/{Name}/{Bsn}"))),
            Soap.Di01(Encoding.UTF8.GetBytes($"{Name} {Bsn}")),
            Soap.Di01(Soap.Payload("03-JW323.xml")),
            Soap.Di01(functie: $"{Name}{Bsn}"),
            Soap.Di01(zender: $"{Name}{Bsn}"),
            Soap.Di01(ontvanger: Bsn),
            Soap.Di01(number: $"{Name}{Bsn}"),
            Soap.Di01().With("<GGK:parameters>", $"<{Name}>{Bsn}</{Name}><GGK:parameters>"),
            Soap.Di01().With("<GGK:parameters>", $"<GGK:parameters {Name}='{Bsn}'>"),
            Soap.Di01().With("<GGK:xmlBestand>", $"<GGK:xmlBestand>{Name}!{Bsn}"),
            Soap.Di01().With("</soapenv:Envelope>", $"</{Name}{Bsn}>"),
            Soap.Di01().With("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", $"<!DOCTYPE {Name} [<!ENTITY a \"{Bsn}\">]>"),
            Soap.Di01().With(">Di01<", $">{Name}{Bsn}<"),
            Soap.Di01().With("20260506091530120", Bsn + "9"),
            Soap.Du01(Soap.NewNumber(), Soap.Payload("01-JW301.xml")),
            Soap.Fo01(Soap.NewNumber(), "IB010", "VECOZO", $"{Name} {Bsn}"),
        ];
        foreach (var offer in offers)
        {
            foreach (var soapAction in new[] { null, $"urn:{Name}:{Bsn}" })
            {
                var reply = await gateway.PostAsync(offer, soapAction);
                // A Fo03 names sender, receiver and number as they came; what is ours to say is beside them.
                texts.AddRange(new[] { reply.Value("omschrijving"), reply.Value("details") }.OfType<string>());
                await gateway.AdaptAsync(
                    Soap.Bare(
                        offer.Replace("<s:Body>", "<soapenv:Body>", StringComparison.Ordinal)
                            .Replace("</s:Body>", "</soapenv:Body>", StringComparison.Ordinal)));
            }
        }

        var refused = (await gateway.ReceivedAsync()).Count(r => r.Functie == "JW305");
        Assert.True(refused >= 6);
        await Wait.UntilAsync(() => hub.Received.Count >= 6, "the refusals are sent");
        texts.AddRange(hub.Received.SelectMany(r => new[] { FakeHub.Value(r, "omschrijving"), FakeHub.Value(r, "details") }));
        texts.AddRange((await gateway.QuarantinedAsync()).Select(q => $"{q.Reason} {q.Description} {q.Caller}"));
        texts.AddRange((await gateway.ReceivedAsync()).Select(r => r.Reason ?? ""));
        texts.AddRange(gateway.Logged.Select(TestGateway.TextOf));

        Assert.True(texts.Count > 100);
        Assert.DoesNotContain(
            texts, t => t.Contains(Bsn, StringComparison.Ordinal) || t.Contains(Name, StringComparison.OrdinalIgnoreCase));
    }
}

using System.Net;

namespace MessageHub.Backoffice.Tests;

public class HostileFilterTests(FilledSite filled) : IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("a quote", "'")]
    [InlineData("always true", "' or '1'='1")]
    [InlineData("a second statement", "x'; drop table inbox; --")]
    [InlineData("a union", "' union select content from inbox --")]
    [InlineData("wildcards", "%_%")]
    [InlineData("a null character", "a\0b")]
    [InlineData("json of the keys", "[\"a\"]")]
    public async Task A_filter_holds_a_value_and_no_query(string reason, string value)
    {
        var visitor = filled.Visitor;
        var text = Uri.EscapeDataString(value);
        foreach (var (path, names) in new[]
        {
            ("/afgekeurd", "gemeente aanbieder bericht code perceel van tot per sorteer na herhaald"),
            ("/bedragen", "gemeente aanbieder perceel product van tot peildatum jaar as per"),
            ("/termijnen", "soort wie aanbieder wanneer na"),
            ("/tarieven", "aanbieder"),
            ("/tarieven/wijzigingen", "aanbieder product na"),
            ("/wacht", "na"),
            ("/inzagelog", "van tot account client na"),
            ("/afgekeurd/uitvoer", "gemeente aanbieder bericht code perceel"),
        })
        {
            foreach (var name in names.Split(' '))
            {
                var response = await visitor.GetAsync($"{path}?{name}={text}");
                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{reason}: {path}?{name} gives {(int)response.StatusCode}");
            }
        }

        foreach (var name in new[] { "Bsn", "Toewijzing", "Declaratie", "Referentie", "Identificatie", "Aanbieder" })
        {
            var response = await visitor.PostAsync("/zoeken", (name, value), ("Waarom", "controle"));
            // The framework reads no form with a null character in it.
            var expected = value.Contains('\0', StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.OK;
            Assert.True(response.StatusCode == expected, $"{reason}: {name} gives {(int)response.StatusCode}");
            Assert.DoesNotContain("D2605", await Visitor.WordsOf(response));
        }

        await filled.Site.Visit().PostAsync("/aanmelden", ("account", value), ("wachtwoord", value));
        Assert.Contains("D2605", await visitor.WordsAsync("/afgekeurd"));
    }
}

using System.Net;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>A person lets a message of the gemeente itself go, or keeps it back.</summary>
public class OwnDecisionTests
{
    [Theory]
    [InlineData("grant", "Het bericht gaat naar de aanbieder.", BerichtState.Accepted, 1)]
    [InlineData("reject", "Het bericht is tegengehouden. Het gaat niet weg.", BerichtState.Rejected, 0)]
    public async Task A_message_that_a_warning_holds_is_decided_on_as_a_whole(string decision, string said, BerichtState state, int leaving)
    {
        await using var site = await TestSite.StartAsync(("MessageHub:Warnings:0:Code", "W004"), ("MessageHub:Warnings:0:Action", "Hold"));
        var (number, id, ben) = await HoldAsync(site);

        var page = await ben.WordsAsync($"/wacht/{number}");
        Assert.Contains("Van Zaltbommel (0297) aan aanbieder 65656055", page);
        Assert.Contains("W004: Een toewijzingsbericht bevat alle actuele toewijzingen van de cliënt bij deze aanbieder. Gevonden: ", page);
        Assert.Contains("Wat wel kan: Neem ook op: toewijzing 10075.", page);
        Assert.Contains("W004: ", await ben.WordsAsync("/wacht"));
        Assert.DoesNotContain("Toekennen tegen het ingediende tarief", page);

        var response = await ben.PostAsync(
            $"/wacht/{number}", $"/wacht/{number}?handler=Beslis", ("regel", "alles"), ("besluit", decision),
            ("reden", "gebeld met de aanbieder"), ("gezien", "0"));

        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
        Assert.Contains(said, await ben.WordsAsync("/wacht"));
        Assert.Contains(decision == "grant" ? "Laten gaan" : "Tegenhouden", await ben.WordsAsync("/wacht"));
        Assert.Equal(state, (await site.Store.FindAsync(id, CancellationToken.None))!.State);
        Assert.Equal(leaving, (await site.Store.UnsentAsync(10, CancellationToken.None)).Count(o => o.BerichtId == id));
        Assert.Contains("gebeld met de aanbieder", await ben.WordsAsync($"/bericht/{id}"));
    }

    [Fact]
    public async Task What_waits_behind_it_says_so_and_cannot_be_let_go_by_itself()
    {
        await using var site = await TestSite.StartAsync(("MessageHub:Warnings:0:Code", "W004"), ("MessageHub:Warnings:0:Action", "Hold"));
        var (_, _, ben) = await HoldAsync(site);
        await site.ProcessAsync(Messages.Allocations("A3", [new(10074), new(10075, "45A05")]), BerichtState.Held);
        var number = (await site.Store.HeldAsync(CancellationToken.None))[1].Number;

        var page = await Html.ParseAsync(await ben.GetAsync($"/wacht/{number}"));

        Assert.Contains(
            "Een eerder bericht over dezelfde cliënt wacht op een besluit: de 301 met identificatie A2.", page.Body!.TextContent);
        Assert.Equal(["reject", "rerun"], page.QuerySelectorAll("input[name=besluit]").Select(i => i.GetAttribute("value")));
    }

    /// <summary>A1 has two allocations; A2 leaves the second out.</summary>
    private static async Task<(long Number, Guid Id, Visitor Ben)> HoldAsync(TestSite site)
    {
        await site.ProcessAsync(Messages.Allocations("A1", [new(10074), new(10075, "45A05")]), BerichtState.Accepted);
        var id = await site.ProcessAsync(Messages.Allocations("A2", [new(10074)]), BerichtState.Held);
        return (
            (await site.Store.HeldAsync(CancellationToken.None)).Single().Number,
            id,
            await site.SignInAsync([Role.Backoffice], name: "ben"));
    }
}

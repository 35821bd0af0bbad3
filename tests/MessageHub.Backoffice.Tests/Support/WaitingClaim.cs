using MessageHub.Register.Access;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>Claims that wait because the tariff of 45A99 is missing, and "ben" who is signed in to decide.</summary>
internal static class WaitingClaim
{
    public static Task<(long Number, Visitor Visitor)> OneLineAsync(TestSite site) =>
        WithAsync(site, [new("R0601", 10074, 4, 7000, "45A99")]);

    public static Task<(long Number, Visitor Visitor)> TwoLinesAsync(TestSite site) =>
        WithAsync(site, [new("R0601", 10074, 4, 7000, "45A99"), new("R0602", 10075, 4, 7000, "45A98")]);

    /// <summary>The fields of a tariff but for the reason.</summary>
    public static (string Name, string Value)[] Tariff(
        string amount, string perceel, string product = "45A99", string from = "2026-05-01") =>
    [
        ("Product", product), ("Categorie", "45"), ("Eenheid", "04"), ("Bedrag", amount), ("Vanaf", from), ("Perceel", perceel),
        ("Minuten", "true"),
    ];

    public static Task<HttpResponseMessage> PostTariffAsync(Visitor visitor, long number, string amount, string perceel) =>
        visitor.PostAsync($"/wacht/{number}", $"/wacht/{number}?handler=Tarief", [.. Tariff(amount, perceel), ("Reden", "contract 12")]);

    private static async Task<(long Number, Visitor Visitor)> WithAsync(TestSite site, Messages.Line[] lines)
    {
        await site.AddAgreementsAsync();
        // As of 45A99, only another aanbieder has a tariff of 45A98.
        var other = (await site.Store.AgreementsAsync(CancellationToken.None)).Single(a => a.Agreement.ProductCode == "45A99");
        await site.Store.ImportAgreementsAsync(
            [other with { Agreement = other.Agreement with { ProductCode = "45A98" } }], new("test", DateTimeOffset.UnixEpoch, "test"),
            CancellationToken.None);
        await site.ProcessAsync(
            Messages.Allocations("A1", [.. lines.Select(l => new Messages.Allocation(l.Toewijzing, l.Product))]), BerichtState.Accepted);
        await site.ProcessAsync(Messages.Claim("D2", "D2606", lines), BerichtState.Held);
        var number = (await site.Store.HeldAsync(CancellationToken.None)).Single().Number;
        return (number, await site.SignInAsync([Role.Backoffice], name: "ben"));
    }
}

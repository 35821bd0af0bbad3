using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MessageHub.Register.Access;
using QRCoder;

namespace MessageHub.Backoffice.Tests;

public partial class QrCodeTests
{
    [Fact]
    public async Task The_picture_for_the_app_holds_its_address_and_nothing_that_runs_or_is_fetched()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:RequireApp", "true"));
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        var visitor = site.Visit();
        Assert.Equal(
            HttpStatusCode.Found,
            (await visitor.PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password))).StatusCode);
        var page = await visitor.OpenAsync("/aanmelden/app");
        var key = page.QuerySelector(".mh-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Matches("^[A-Z2-7]{32}$", key);

        // The whole picture: one path with one kind of step, and no other element or attribute.
        var picture = Assert.Single(page.QuerySelectorAll("svg.mh-qr"));
        Assert.Equal(["aria-label", "class", "role", "viewBox"], picture.Attributes.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal("img", picture.GetAttribute("role"));
        var path = Assert.Single(picture.Children);
        Assert.Equal(("path", 0), (path.LocalName, path.ChildNodes.Length));
        Assert.Equal(["d", "fill"], path.Attributes.Select(a => a.Name).Order(StringComparer.Ordinal));
        var steps = path.GetAttribute("d")!;
        Assert.Matches("^(M[0-9]+ [0-9]+h1v1h-1z)+$", steps);
        using var expected = QRCodeGenerator.GenerateQrCode(
            $"otpauth://totp/MessageHub:anna?secret={key}&issuer=MessageHub", QRCodeGenerator.ECCLevel.M);
        var size = expected.ModuleMatrix.Count;
        Assert.Equal($"0 0 {size} {size}", picture.GetAttribute("viewBox"));
        Assert.Equal(
            from row in Enumerable.Range(0, size)
            from column in Enumerable.Range(0, size)
            where expected.ModuleMatrix[row][column]
            select (column, row),
            Dark().Matches(steps).Select(m => (Number(m.Groups[1]), Number(m.Groups[2]))));
        // Four light modules on each side, or a telephone does not find it.
        Assert.DoesNotContain(expected.ModuleMatrix[3].Cast<bool>(), dark => dark);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("M(\\d+) (\\d+)h")]
    private static partial Regex Dark();
}

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
        Assert.Equal(HttpStatusCode.Found, (await visitor.PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password))).StatusCode);
        var page = await visitor.ReadAsync("/aanmelden/app");
        var key = Regex.Match(page, "Sleutel: <span class=\"mh-secret\">([A-Z2-7 ]+)<").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(32, key.Length);

        var picture = Assert.Single(Picture().Matches(page));
        using var expected = QRCodeGenerator.GenerateQrCode($"otpauth://totp/MessageHub:anna?secret={key}&issuer=MessageHub", QRCodeGenerator.ECCLevel.M);
        var size = expected.ModuleMatrix.Count;
        Assert.Equal($"0 0 {size} {size}", picture.Groups["box"].Value);
        Assert.Equal(
            from row in Enumerable.Range(0, size) from column in Enumerable.Range(0, size) where expected.ModuleMatrix[row][column] select (column, row),
            Dark().Matches(picture.Groups["path"].Value).Select(m => (Number(m.Groups[1]), Number(m.Groups[2]))));
        // Four light modules on each side, or a telephone does not find it.
        Assert.DoesNotContain(expected.ModuleMatrix[3].Cast<bool>(), dark => dark);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    /// <summary>The whole picture: one path with one kind of step, and no other element or attribute.</summary>
    [GeneratedRegex("<svg class=\"mh-qr\" role=\"img\" aria-label=\"[^\"<]+\" viewBox=\"(?<box>[0-9 ]+)\"><path fill=\"#000\" d=\"(?<path>(M\\d+ \\d+h1v1h-1z)+)\"/></svg>")]
    private static partial Regex Picture();

    [GeneratedRegex("M(\\d+) (\\d+)h")]
    private static partial Regex Dark();
}

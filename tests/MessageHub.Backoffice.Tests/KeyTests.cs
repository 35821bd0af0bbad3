using System.ComponentModel.DataAnnotations;
using System.Net;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Startup;
using MessageHub.Hosting;
using MessageHub.Register.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>The keys that seal cookies and apps, in the store that lies beside what they seal.</summary>
public sealed class KeyTests : IDisposable
{
    private const string File = "Backoffice:Keys:Certificate:File";
    private const string EarlierFile = "Backoffice:Keys:Earlier:0:File";
    private const string NotHere = "under a certificate that is not here";
    private const string LieOpen = "lie unprotected in the store";

    private const string Unreadable = "Certificate:File: no certificate can be read there with its key and password.";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-keys-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_key_that_is_made_with_a_certificate_cannot_be_read_in_the_store()
    {
        await using var site = await StartAsync((File, KeyCertificate.Make(folder, "a")));
        await AddAnnaAsync(site);

        AssertProtected(site);
        Assert.DoesNotContain(LieOpen, site.Logged);
    }

    [Fact]
    public async Task A_restart_with_the_same_certificate_goes_on_where_people_were()
    {
        var certificate = KeyCertificate.Make(folder, "a", hasPassword: true);
        var password = Path.Combine(folder.FullName, "password");
        await System.IO.File.WriteAllTextAsync(password, KeyCertificate.Password + "\n");
        (string, string)[] settings = [(File, certificate), ("Backoffice:Keys:Certificate:PasswordFile", password)];
        var (secret, halfway) = await LeaveAnnaHalfwayAsync(settings);

        await using var site = await StartAsync(settings);
        Assert.True(await GetsInAsync(site, halfway, secret));
    }

    [Fact]
    public async Task A_newer_certificate_takes_over_and_the_earlier_one_is_needed_once()
    {
        var (a, b) = (KeyCertificate.Make(folder, "a"), KeyCertificate.Make(folder, "b"));
        var (secret, halfway) = await LeaveAnnaHalfwayAsync((File, a));
        await using (var rotated = await StartAsync((File, b), (EarlierFile, a)))
            Assert.True(await GetsInAsync(rotated, halfway, secret));

        await using var site = await StartAsync((File, b));
        Assert.DoesNotContain(NotHere, site.Logged);
        AssertProtected(site);
        Assert.True(await GetsInAsync(site, await HalfwayAsync(site), secret, minutes: 5));
    }

    [Fact]
    public async Task Keys_that_lay_in_the_clear_are_put_under_the_certificate_and_go_on_working()
    {
        var (secret, halfway) = await LeaveAnnaHalfwayAsync();
        await using var site = await StartAsync((File, KeyCertificate.Make(folder, "a")));
        AssertProtected(site);
        Assert.True(await GetsInAsync(site, halfway, secret));
    }

    [Fact]
    public async Task Without_the_certificate_nobody_gets_in_with_what_was_sealed_and_the_log_says_what_to_do()
    {
        var certificate = KeyCertificate.Make(folder, "a");
        string recovery;
        Visitor halfway;
        byte[] secret;
        await using (var before = await StartAsync((File, certificate)))
        {
            (secret, recovery) = await AddAnnaAsync(before);
            halfway = await HalfwayAsync(before);
        }

        await using var site = await StartAsync();
        Assert.Contains($"1 keys in the store are {NotHere}", site.Logged);
        Assert.Contains("Backoffice:Keys:Certificate", site.Logged);
        // The cookie of half a sign-in is as none, and the page is no fault.
        var response = await Moved(site, halfway).GetAsync("/aanmelden/code");
        Assert.StartsWith("/aanmelden", response.Headers.Location!.OriginalString);

        var again = await HalfwayAsync(site);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        response = await again.PostAsync("/aanmelden/code", ("code", SignInTests.CodeNow(site, secret)));
        Assert.Contains("Deze code klopt niet", await Visitor.WordsOf(response));
        Assert.Contains("recovery codes go on working", site.Logged);
        Assert.Equal("/", (await again.PostAsync("/aanmelden/code", ("code", recovery))).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Without_the_setting_one_line_of_the_log_says_that_keys_lie_open()
    {
        await using var site = await StartAsync();
        Assert.Single(site.Logged.Split('\n'), line => line.Contains(LieOpen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_the_demo_nothing_is_said()
    {
        await using var site = await TestSite.StartAsync(isBrowsed: false, services => services.AddSingleton<BackofficeDemo>());
        Assert.DoesNotContain(LieOpen, site.Logged);
    }

    [Theory]
    [InlineData("no file", "weg.pem", null, "Certificate:File: a certificate is needed.")]
    [InlineData("something else", "tekst.pem", null, Unreadable)]
    [InlineData("something else as PKCS #12", "tekst.pfx", null, Unreadable)]
    [InlineData("without its password", "dicht.pem", null, Unreadable)]
    [InlineData("with another password", "dicht.pem", "tekst.pem", Unreadable)]
    [InlineData("a password file that is not there", "dicht.pem", "weg", "Certificate:PasswordFile: there is no such file.")]
    [InlineData("a key that cannot encrypt", "elliptic.pem", null, "Certificate:File: a certificate with an RSA key is needed.")]
    public void A_wrong_certificate_is_named_and_no_password_told(string reason, string file, string? passwordFile, string expected)
    {
        KeyCertificate.Make(folder, "dicht", hasPassword: true);
        KeyCertificate.MakeElliptic(folder, "elliptic");
        foreach (var name in new[] { "tekst.pem", "tekst.pfx" })
            System.IO.File.WriteAllText(Path.Combine(folder.FullName, name), "een-ander-wachtwoord");

        var e = Assert.Throws<ValidationException>(() => From(
            (File, Path.Combine(folder.FullName, file)),
            ("Backoffice:Keys:Certificate:PasswordFile", passwordFile is null ? "" : Path.Combine(folder.FullName, passwordFile))));
        Assert.True(e.Message == $"Backoffice:Keys:{expected}", $"{reason}: {e.Message}");
    }

    [Fact]
    public void An_earlier_certificate_stands_beside_a_present_one()
    {
        var e = Assert.Throws<ValidationException>(() => From((EarlierFile, KeyCertificate.Make(folder, "a"))));
        Assert.Equal("Backoffice:Keys:Certificate:File: a certificate is needed.", e.Message);
        e = Assert.Throws<ValidationException>(() => From((File, KeyCertificate.Make(folder, "b")), (EarlierFile, "weg")));
        Assert.Equal("Backoffice:Keys:Earlier:0:File: a certificate is needed.", e.Message);
    }

    [Fact]
    public async Task A_host_with_a_wrong_certificate_ends_with_a_line()
    {
        var (exitCode, lines) = await HostProcess.RunAsync("MessageHub.Backoffice", folder.FullName, $"--{File}=weg.pem");
        Assert.Equal(2, exitCode);
        Assert.Equal(["Settings are wrong:", $"{File}: a certificate is needed."], lines.Select(l => l.TrimEnd()));
    }

    private Task<TestSite> StartAsync(params (string Name, string Value)[] settings) =>
        TestSite.StartAsync([("MessageHub:Data", folder.FullName), .. settings]);

    private static BackofficeSettings From(params (string Name, string Value)[] settings) => SettingsReader.Read<BackofficeSettings>(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());

    /// <summary>
    /// Anna has an app, and left after her password: what was sealed for her and in her browser opens at the next start or not.
    /// </summary>
    private async Task<(byte[] Secret, Visitor Halfway)> LeaveAnnaHalfwayAsync(params (string Name, string Value)[] settings)
    {
        await using var site = await StartAsync(settings);
        var (secret, _) = await AddAnnaAsync(site);
        return (secret, await HalfwayAsync(site));
    }

    private static async Task<(byte[] Secret, string Recovery)> AddAnnaAsync(TestSite site)
    {
        var account = await site.AddAccountAsync("anna", [Role.Backoffice]);
        var secret = Totp.NewSecret();
        var recovery = await site.App.Services.GetRequiredService<CredentialChecker>()
            .SetAppAsync(account, secret, SignInTests.CodeNow(site, secret), CancellationToken.None);
        return (secret, recovery![0]);
    }

    private static async Task<Visitor> HalfwayAsync(TestSite site)
    {
        var visitor = site.Visit();
        var response = await visitor.PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password));
        Assert.Equal("/aanmelden/code", response.Headers.Location!.OriginalString);
        return visitor;
    }

    /// <summary>The same browser, at a host that was started again.</summary>
    private static Visitor Moved(TestSite site, Visitor visitor)
    {
        var moved = site.Visit();
        moved.Cookies.Add(visitor.Cookies.GetAllCookies());
        return moved;
    }

    private static async Task<bool> GetsInAsync(TestSite site, Visitor halfway, byte[] secret, int minutes = 2)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));
        var response = await Moved(site, halfway).PostAsync("/aanmelden/code", ("code", SignInTests.CodeNow(site, secret)));
        return response.StatusCode is HttpStatusCode.Found && response.Headers.Location!.OriginalString == "/";
    }

    private static void AssertProtected(TestSite site)
    {
        var keys = site.App.Services.GetRequiredService<KeyStore>().All();
        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            Assert.Contains("encryptedSecret", key.Key, StringComparison.Ordinal);
            Assert.DoesNotContain("<value", key.Key, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("masterKey", key.Key, StringComparison.Ordinal);
        });
    }
}

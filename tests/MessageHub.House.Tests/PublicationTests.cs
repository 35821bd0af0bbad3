using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageHub.House.Tests;

/// <summary>
/// What others read before they take the product over: its description for the catalogue of public code, and its notices.
/// </summary>
public partial class PublicationTests
{
    private static readonly Yaml PublicCode = Yaml.Documents("publiccode.yml").Single();

    /// <summary>Keys that version 0.4 of publiccode.yml wants.</summary>
    [Theory]
    [InlineData("publiccodeYmlVersion", "0.4")]
    [InlineData("name", "MessageHub")]
    [InlineData("url", null)]
    [InlineData("softwareType", "standalone/backend")]
    [InlineData("developmentStatus", "development")]
    public void The_description_has_what_the_catalogue_asks(string key, string? value)
    {
        Assert.NotEqual("", PublicCode[key].Text);
        Assert.Equal(value ?? PublicCode[key].Text, PublicCode[key].Text);
    }

    [Fact]
    public void The_description_names_its_licence_platforms_audience_and_contact()
    {
        Assert.Equal("EUPL-1.2", PublicCode["legal"]["license"].Text);
        Assert.Equal(["linux"], PublicCode["platforms"].Texts);
        Assert.NotEmpty(PublicCode["categories"].Texts);
        Assert.Equal(["nl"], PublicCode["intendedAudience"]["countries"].Texts);
        Assert.Contains(PublicCode["maintenance"]["type"].Text, new[] { "internal", "contract", "community", "none" });
        Assert.All(PublicCode["maintenance"]["contacts"].Items, contact => Assert.Contains('@', contact["email"].Text));
        Assert.Contains(PublicCode["localisation"]["localisationReady"].Text, new[] { "true", "false" });
        Assert.Equal(["nl", "en"], PublicCode["localisation"]["availableLanguages"].Texts);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void The_description_is_of_the_length_that_the_catalogue_shows(string language)
    {
        var description = PublicCode["description"][language];
        Assert.InRange(description["shortDescription"].Text.Length, 10, 150);
        Assert.InRange(description["longDescription"].Text.Length, 150, 10_000);
        Assert.NotEmpty(description["features"].Texts);
        Assert.All(description["features"].Texts, feature => Assert.InRange(feature.Length, 1, 100));
    }

    [Fact]
    public void The_description_has_the_version_of_the_program() => Assert.Equal(
        (string?)XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single(),
        PublicCode["softwareVersion"].Text);

    /// <summary>Of every package that a program is delivered with, by its own name or by the name of its family.</summary>
    [Fact]
    public void Every_package_in_a_program_has_its_licence_named()
    {
        var notice = File.ReadAllText(Repository.PathOf("NOTICE.md"));
        var named = PackageName().Matches(notice).Select(m => m.Value).ToHashSet();
        var families = Family().Matches(notice).Select(m => m.Groups[1].Value).ToList();
        var missing =
            from package in Repository.Files("src", "packages.lock.json").SelectMany(PackagesOf).Distinct()
            where !named.Contains(package) && !families.Exists(f => package.StartsWith(f, StringComparison.Ordinal))
            select package;
        Assert.Empty(missing);
    }

    private static List<string> PackagesOf(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. from framework in json.RootElement.GetProperty("dependencies").EnumerateObject()
               from package in framework.Value.EnumerateObject()
               where package.Value.GetProperty("type").GetString() != "Project"
               select package.Name,
        ];
    }

    [GeneratedRegex(@"[A-Z][\w]*(?:\.\w+)*")]
    private static partial Regex PackageName();

    [GeneratedRegex(@"([A-Z][\w.]*\.)\\\*")]
    private static partial Regex Family();
}

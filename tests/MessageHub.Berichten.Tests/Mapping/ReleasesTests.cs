namespace MessageHub.Berichten.Tests.Mapping;

/// <summary>Releases as data: their order, their days and what is made of their names.</summary>
public class ReleasesTests
{
    private static readonly Releases Two = new(
    [
        new(new(3, 10), new(2028, 1, 1), null, "4.0.0"),
        new(new(3, 9), new(2026, 1, 1), new(2028, 3, 31), "3.0.0"),
    ]);

    [Fact]
    public void Releases_stand_in_order_of_their_numbers_and_not_of_their_letters() =>
        Assert.Equal(["3.9", "3.10"], Two.All.Select(r => r.Name.ToString()));

    [Theory]
    [InlineData("2026-01-01", "3.9", "its first day")]
    [InlineData("2027-12-31", "3.9", "the next is not valid yet")]
    [InlineData("2028-01-01", "3.10", "both are valid: the newest")]
    [InlineData("2028-04-01", "3.10", "the older has ended")]
    public void Messages_are_made_in_the_newest_release_that_is_valid(string day, string expected, string reason) =>
        Assert.True(Two.On(DateOnly.Parse(day)) == ReleaseName.Parse(expected), reason);

    [Fact]
    public void No_message_is_made_on_a_day_without_a_release() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Two.On(new(2025, 12, 31)));

    [Fact]
    public void Each_release_has_all_messages_in_its_own_namespaces()
    {
        Assert.Equal(56, Two.Berichten.Select(i => i.Namespace).Distinct().Count());
        var identity = Two.Find("http://www.istandaarden.nl/iwmo/3_10/wmo323/schema")!;
        Assert.Equal(("WMO323", "3.10", "iwmo/3.10/WMO323.xsd"), (identity.Name, identity.Release.ToString(), identity.SchemaPath));
        Assert.Equal(("WMO325", "3.10"), (identity.Answer!.Name, identity.Answer.Release.ToString()));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("3.2.1")]
    [InlineData("3,2")]
    [InlineData("-3.2")]
    [InlineData("")]
    public void The_name_of_a_release_is_two_numbers(string text) => Assert.Throws<FormatException>(() => ReleaseName.Parse(text));

    [Fact]
    public void A_release_is_there_once() => Assert.Throws<ArgumentException>(() => new Releases([Two.All[0], Two.All[0]]));

    [Fact]
    public void Days_are_read_from_the_table() => Assert.Equal(
        new Release[] { new(new(3, 2), new(2024, 4, 1), null, "2.10.5"), new(new(3, 3), new(2027, 4, 1), new(2027, 12, 31), "3.0.0") },
        Releases.Rows(new StringReader("""
            name,valid_from,valid_to,xslt_versie
            3.2,2024-04-01,,2.10.5
            3.3,2027-04-01,2027-12-31,3.0.0
            """)));
}

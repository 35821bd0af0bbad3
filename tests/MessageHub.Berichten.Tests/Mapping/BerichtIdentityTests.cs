namespace MessageHub.Berichten.Tests.Mapping;

/// <summary>The identities of the product are those of the table of the standard.</summary>
public class BerichtIdentityTests
{
    private static readonly string[][] Rows =
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Schemas", "Tables", "schemas.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
        ];

    public static TheoryData<string> Messages => new(Rows.Select(row => row[1]));

    [Theory]
    [MemberData(nameof(Messages))]
    public void An_identity_is_what_the_table_says(string message)
    {
        var row = Rows.Single(r => r[1] == message);
        var identity = Releases.BuiltIn.Berichten.Single(i => i.Name == message);
        Assert.Equal(row[0], identity.Family);
        Assert.Equal(row[0] == "ijw" ? Standaard.Ijw : Standaard.Iwmo, identity.Standaard);
        Assert.Equal(new ReleaseName(3, 2), identity.Release);
        Assert.Equal(row[2], identity.BerichtCode);
        Assert.Equal(row[3].StartsWith("gemeente>", StringComparison.Ordinal), identity.SentByGemeente);
        Assert.Equal(row[4], identity.Namespace);
        Assert.Equal(row[5], identity.BasisschemaNamespace);
        Assert.Equal($"{row[0]}/3.2/{message}.xsd", identity.SchemaPath);
        Assert.Equal(message, identity.ToString());
        Assert.EndsWith(identity.Nummer.ToString(), message, StringComparison.Ordinal);
        Assert.Same(identity, Releases.BuiltIn.Find(row[4]));
        Assert.Equal(identity, BerichtIdentity.Read(row[4]));
        Assert.Equal(identity, BerichtIdentity.Of(new(3, 2), identity.Standaard, identity.Nummer));
        Assert.Equal(identity.Name, BerichtType.Find(message)?.Name);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_answered_by_what_the_table_calls_its_return(string message)
    {
        var identity = Releases.BuiltIn.Berichten.Single(i => i.Name == message);
        var answer = Rows.SingleOrDefault(
            row => row[0] == identity.Family && Answers(row, "return of") + Answers(row, "answer to") == identity.Nummer);
        Assert.Equal(answer?[1], identity.Answer?.Name);
        Assert.Equal(Answers(Rows.Single(r => r[1] == message), "return of") > 0, identity.IsReturn);
    }

    [Fact]
    public void The_28_messages_have_their_own_code_and_namespace()
    {
        Assert.Equal(Rows.Select(row => row[1]), BerichtType.All.Select(t => t.Name));
        Assert.Equal(28, BerichtType.All.Select(t => t.BerichtCode).Distinct().Count());
        Assert.Equal(28, Releases.BuiltIn.Berichten.Select(i => i.Namespace).Distinct().Count());
    }

    [Theory]
    [InlineData("", "no namespace")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/wmo323/schema", "the message of the other family")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/basisschema/schema", "not a message")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/jw323/schema/", "a slash too many")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/JW323/schema", "namespaces have case")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/jw303/schema", "a message that the standard has no more")]
    [InlineData("http://www.istandaarden.nl/ijw/03_2/jw323/schema", "a release written otherwise")]
    public void Another_namespace_is_of_no_message(string @namespace, string reason)
    {
        Assert.True(BerichtIdentity.Read(@namespace) is null, reason);
        Assert.True(Releases.BuiltIn.Find(@namespace) is null, reason);
    }

    [Fact]
    public void An_older_release_is_read_by_name_and_not_processed()
    {
        const string older = "http://www.istandaarden.nl/ijw/3_1/jw323/schema";

        Assert.Equal(BerichtIdentity.Of(new(3, 1), Standaard.Ijw, 323), BerichtIdentity.Read(older));
        Assert.Null(Releases.BuiltIn.Find(older));
    }

    private static int Answers(string[] row, string how)
    {
        var at = row[3].IndexOf($"({how} ", StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(row[3].AsSpan(at + how.Length + 2, 3));
    }
}

namespace MessageHub.Berichten.Tests.Mapping;

/// <summary>The identities of the product are those of the table of the standard.</summary>
public class BerichtIdentityTests
{
    private static readonly string[][] Rows =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Schemas", "Tables", "schemas.csv")).Skip(1).Select(line => line.Split(','))];

    public static TheoryData<string> Messages => new(Rows.Select(row => row[1]));

    [Theory]
    [MemberData(nameof(Messages))]
    public void An_identity_is_what_the_table_says(string message)
    {
        var row = Rows.Single(r => r[1] == message);
        var identity = BerichtIdentity.All.Single(i => i.Name == message);
        Assert.Equal(row[0], identity.Family);
        Assert.Equal(row[0] == "ijw" ? Standaard.Ijw : Standaard.Iwmo, identity.Standaard);
        Assert.Equal(Release.R3_2, identity.Release);
        Assert.Equal(row[2], identity.BerichtCode);
        Assert.Equal(row[3].StartsWith("gemeente>", StringComparison.Ordinal), identity.SentByGemeente);
        Assert.Equal(row[4], identity.Namespace);
        Assert.Equal(row[5], identity.BasisschemaNamespace);
        Assert.Equal($"{row[0]}/3.2/{message}.xsd", identity.SchemaPath);
        Assert.Equal(message, identity.ToString());
        Assert.EndsWith(identity.Nummer.ToString(), message, StringComparison.Ordinal);
        Assert.Same(identity, BerichtIdentity.Find(row[4]));
        Assert.Same(identity, BerichtIdentity.Of(identity.Standaard, identity.Nummer));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_answered_by_what_the_table_calls_its_return(string message)
    {
        var identity = BerichtIdentity.All.Single(i => i.Name == message);
        var answer = Rows.SingleOrDefault(row => row[0] == identity.Family && Answers(row, "return of") + Answers(row, "answer to") == identity.Nummer);
        Assert.Equal(answer?[1], identity.AnsweredBy is { } number ? BerichtIdentity.Of(identity.Standaard, number).Name : null);
        Assert.Equal(Answers(Rows.Single(r => r[1] == message), "return of") > 0, identity.IsReturn);
    }

    [Fact]
    public void The_28_messages_have_their_own_code_and_namespace()
    {
        Assert.Equal(Rows.Select(row => row[1]), BerichtIdentity.All.Select(i => i.Name));
        Assert.Equal(28, BerichtIdentity.All.Select(i => i.BerichtCode).Distinct().Count());
        Assert.Equal(28, BerichtIdentity.All.Select(i => i.Namespace).Distinct().Count());
    }

    [Theory]
    [InlineData("", "no namespace")]
    [InlineData("http://www.istandaarden.nl/ijw/3_1/jw323/schema", "an older release")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/wmo323/schema", "the message of the other family")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/basisschema/schema", "not a message")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/jw323/schema/", "a slash too many")]
    [InlineData("http://www.istandaarden.nl/ijw/3_2/JW323/schema", "namespaces have case")]
    public void Another_namespace_is_not_found(string @namespace, string reason) =>
        Assert.True(BerichtIdentity.Find(@namespace) is null, reason);

    private static int Answers(string[] row, string how)
    {
        var at = row[3].IndexOf($"({how} ", StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(row[3].AsSpan(at + how.Length + 2, 3));
    }
}

using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;

namespace MessageHub.Oracles.Tests;

public class OracleBerichtenTests
{
    private static readonly BerichtReader Reader = new(SchemaLibrary.BuiltIn);

    /// <summary>Otherwise the comparison would be about messages that cannot exist.</summary>
    [Theory]
    [InlineData(OFamily.Ijw)]
    [InlineData(OFamily.Iwmo)]
    public void Every_message_is_valid_reads_back_as_written_and_breaks_no_rule_of_level_2(OFamily family)
    {
        var seen = new HashSet<int>();
        for (var seed = 1; seed <= 60; seed++)
        {
            foreach (var message in new SequenceGenerator(seed, family).Generate().Messages)
            {
                var bericht = OracleBerichten.Of(message);
                var xml = BerichtWriter.Write(bericht);
                var read = Reader.Read(xml);
                Assert.True(read is ReadResult.Read, $"{Told(read)}\n{message}");
                Assert.Equal(xml, BerichtWriter.Write(((ReadResult.Read)read).Bericht));
                Assert.Empty(Assessor.CheckContent(bericht, RuleCatalogue.All));
                seen.Add(message.Type);
            }
        }

        Assert.Equal([301, 302, 305, 307, 315, 317, 319, 323], seen.Order());
    }

    private static string Told(ReadResult result) =>
        result is ReadResult.Refused refused ? string.Join("; ", refused.Complaints.Select(c => $"{c.Path} {c.Text}")) : "";
}

using MessageHub.Berichten.Reading;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>Whatever a message has become on its way, it is read or refused, and a refusal repeats nothing of the citizen.</summary>
public class MutationTests
{
    private readonly Mutator mutator = new("Messages");

    [Fact]
    public void Good_files_of_the_corpus_are_read_and_hostile_ones_refused()
    {
        var isRead = mutator.Corpus.ToLookup(c => Sample301.Reader.Read(c) is ReadResult.Read);
        Assert.Equal((7, 2), (isRead[true].Count(), isRead[false].Count()));
    }

    [Fact]
    public void Every_damaged_message_is_read_or_refused() => mutator.CheckSome(AssertReadOrRefused);

    [Fact]
    [Trait("Category", "Nightly")]
    public void Every_damaged_message_of_a_whole_night_is_read_or_refused() => mutator.CheckMany(AssertReadOrRefused);

    private static void AssertReadOrRefused(byte[] content)
    {
        _ = BerichtReader.HeadOf(content);
        if (Sample301.Reader.Read(content) is not ReadResult.Refused refused)
            return;
        // Not the head: a piece of the citizen may have come to stand in the Identificatie of the message.
        foreach (var text in refused.Complaints.SelectMany(c => new[] { c.Path, c.Text }).Append(refused.Text))
        {
            Assert.False(text.Contains(Sample301.CanaryBsn, StringComparison.Ordinal), "The refusal shows a Bsn");
            Assert.False(text.Contains(Sample301.CanaryName, StringComparison.OrdinalIgnoreCase), "The refusal shows a name");
        }
    }
}

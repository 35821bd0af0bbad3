using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Tests.Ggk;

/// <summary>Whatever an envelope has become on its way, it is read or refused, and a refusal repeats nothing of the citizen.</summary>
public class EnvelopeMutationTests
{
    private readonly Mutator mutator = new("Envelopes");

    [Fact]
    public void Good_files_of_the_corpus_are_read_and_the_hostile_one_is_refused() =>
        Assert.Equal(3, mutator.Corpus.Count(c => Enum.GetValues<EnvelopeForm>().Any(form => Read(c, form) is EnvelopeReading.Read)));

    [Fact]
    public void Every_damaged_envelope_is_read_or_refused() => mutator.CheckSome(AssertReadOrRefused);

    [Fact]
    [Trait("Category", "Nightly")]
    public void Every_damaged_envelope_of_a_whole_night_is_read_or_refused() => mutator.CheckMany(AssertReadOrRefused);

    private static void AssertReadOrRefused(byte[] content)
    {
        foreach (var form in Enum.GetValues<EnvelopeForm>())
        {
            // Not the head: a piece of the citizen may have come to stand in the name of a party.
            var text = Read(content, form) switch
            {
                EnvelopeReading.NotReadable notReadable => notReadable.Text,
                EnvelopeReading.NotValid notValid => $"{notValid.Error.Text} {notValid.Error.Details}",
                _ => "",
            };
            Assert.False(text.Contains(Soap.CanaryBsn, StringComparison.Ordinal), "The refusal shows a Bsn");
            Assert.False(text.Contains(Soap.CanaryName, StringComparison.OrdinalIgnoreCase), "The refusal shows a name");
        }
    }

    private static EnvelopeReading Read(byte[] content, EnvelopeForm form) => EnvelopeReader.Read(new MemoryStream(content), form);
}

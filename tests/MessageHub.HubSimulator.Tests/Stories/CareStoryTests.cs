using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.HubSimulator.Stories;
using MessageHub.Rules;

namespace MessageHub.HubSimulator.Tests.Stories;

public class CareStoryTests
{
    private static readonly BerichtReader Reader = new(SchemaLibrary.BuiltIn);

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Every_message_of_a_story_is_valid_and_breaks_no_rule_of_content(Standaard standaard)
    {
        var story = new CareStory(17, "0297", "65656055", new(2026, 5, 6), standaard);
        foreach (var bericht in story.OfAanbieder().Prepend(story.Own301()))
        {
            var read = Valid(bericht);
            Assert.Empty(Rules.Assessment.Assessor.CheckContent(read, RuleCatalogue.All).Select(f => f.Rule.Code));
        }
    }

    [Fact]
    public void Stories_are_about_different_persons_who_do_not_exist()
    {
        var numbers = Enumerable.Range(0, 2000).Select(n => TestBsn.At(n).Value).ToList();
        Assert.Equal(2000, numbers.Distinct().Count());
        Assert.All(numbers, n => Assert.Equal(0, n.Select((c, i) => (i == 8 ? -1 : 9 - i) * (c - '0')).Sum() % 11));
        Assert.All(numbers, n => Assert.StartsWith("9999", n, StringComparison.Ordinal));
    }

    [Fact]
    public void A_large_claim_is_valid_and_as_large_as_it_may_be()
    {
        var claim = BerichtWriter.Write(LargeClaim.Of(new(1, "0297", "65656055", new(2026, 5, 6)), 32_600));
        Assert.IsType<ReadResult.Read>(Reader.Read(claim));
        Assert.InRange(claim.Length / 3 * 4, 23_000_000, 24_999_000);
    }

    [Theory]
    [InlineData(301, 302)]
    [InlineData(319, 320)]
    public void The_answer_of_an_aanbieder_is_valid_and_keeps_the_parties(int question, int answer)
    {
        var identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, question);
        var asked = new CareStory(1, "0297", "65656055", new(2026, 5, 6)).Own301() with { Identity = identity };
        var made = Assert.IsType<ReadResult.Read>(
            Reader.Read(BerichtWriter.Write(ProviderAnswer.To(asked, "A1", new(2026, 5, 7))))).Bericht;
        Assert.Equal(answer, made.Identity.Nummer);
        Assert.Equal((asked.Header.Afzender, asked.Header.Ontvanger), (made.Header.Afzender, made.Header.Ontvanger));
    }

    private static Bericht Valid(Bericht bericht)
    {
        var result = Reader.Read(BerichtWriter.Write(bericht));
        Assert.True(
            result is ReadResult.Read,
            $"{bericht.Identity}: "
            + $"{string.Join("; ", ((result as ReadResult.Refused)?.Complaints ?? []).Select(c => c.Path + " " + c.Text))}");
        return ((ReadResult.Read)result).Bericht;
    }
}

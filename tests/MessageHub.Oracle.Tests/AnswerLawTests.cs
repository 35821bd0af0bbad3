using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MessageHub.Processing;

namespace MessageHub.Oracles.Tests;

/// <summary>What holds for every answer, whatever was sent: through the whole program, on the real register.</summary>
public sealed class AnswerLawTests : IAsyncLifetime
{
    private Hub hub = null!;

    public async Task InitializeAsync() => hub = await Hub.OpenAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task No_message_gets_two_answers()
    {
        var (database, second) = hub.Second();
        await using var _ = database;
        var answered = 0;
        foreach (var (_, messages) in Sequences.Take(Sequences.Share(24)))
        {
            var today = messages.Max(m => m.Header.Dated);
            foreach (var message in messages)
            {
                var id = await hub.ReceiveAsync(message);
                var atOnce = await Task.WhenAll(
                    new[] { hub.Processor, second, hub.Processor, second }.Select(p => Task.Run(() => p.ProcessAsync(id, today))));
                var (answers, facts) = (await hub.AnswersAsync(id), await hub.FactsAsync());
                var later = await second.ProcessAsync(id, today);

                Assert.Single(atOnce.Append(later).Select(r => r.ToJson()).Distinct());
                Assert.Equal(
                    message is O302
                        || later.Outcome is BerichtOutcome.Held
                        || (message is O301 or O319 && later.Outcome is not BerichtOutcome.Accepted)
                        ? 0
                        : 1,
                    answers.Count);
                Assert.Equal(answers, await hub.AnswersAsync(id));
                Assert.Equal(facts, await hub.FactsAsync());
                answered += answers.Count;
            }
        }

        Assert.True(answered > Sequences.Share(100), $"only {answered} answers");
    }

    [Fact]
    public async Task Granted_and_rejected_add_up_to_submitted()
    {
        var seen = new Dictionary<string, int>();
        foreach (var (_, messages) in Sequences.Take(Sequences.Share(120)))
        {
            foreach (var (_, result, answer) in (await hub.PlayAsync(messages))
                .Where(p => p.Message is O323 && p.Result.Outcome is not BerichtOutcome.Held))
            {
                var xml = XElement.Parse(Encoding.UTF8.GetString(answer!).TrimStart('\uFEFF'));
                var body = xml.Elements().SingleOrDefault(e => e.Name.LocalName == "DeclaratieAntwoord");
                var onDeclaratie = result.Findings.Any(f => f.Class == "Declaratie");
                Assert.Equal(result.Findings.Any(f => f.Class == "Header"), body is null);
                if (body is null || onDeclaratie)
                    Assert.Equal(0, result.Granted);
                if (body is not null)
                {
                    var returned = body.Descendants().Where(e => e.Name.LocalName == "IngediendBedrag").Sum(Signed);
                    Assert.Equal(result.Submitted, Signed(Child(body, "TotaalIngediendBedrag")));
                    Assert.Equal(result.Granted, Signed(Child(body, "TotaalToegekendBedrag")));
                    if (onDeclaratie)
                        Assert.Equal(0, returned);
                    else
                        Assert.Equal(result.Submitted, result.Granted + returned);
                }

                var kind = body is null ? "header" : onDeclaratie ? "declaratie" : result.Outcome.Word();
                seen[kind] = seen.GetValueOrDefault(kind) + 1;
            }
        }

        Assert.Equal(["accepted", "declaratie", "header", "partly", "rejected"], seen.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Same_input_gives_the_same_words()
    {
        await using var other = await Hub.OpenAsync();
        // Another number to begin with, so that only the own Identificatie may differ.
        await other.Store.InTransactionAsync(null, t => t.NextIdentificatieAsync(), CancellationToken.None);
        var different = 0;
        foreach (var (_, messages) in Sequences.Take(Sequences.Share(40)))
        {
            var (once, again) = (await hub.PlayAsync(messages), await other.PlayAsync(messages));
            foreach (var (first, second) in once.Zip(again))
            {
                Assert.Equal(first.Words, second.Words);
                Assert.Equal(first.AnswerWithoutNumber, second.AnswerWithoutNumber);
                different += first.AnswerText == second.AnswerText ? 0 : 1;
            }
        }

        Assert.True(different > Sequences.Share(100), $"only {different} answers had a number of their own");
    }

    private static XElement Child(XElement parent, string name) => parent.Elements().Single(e => e.Name.LocalName == name);

    /// <summary>Bedrag or TotaalBedrag with its DebetCredit.</summary>
    private static long Signed(XElement amount)
    {
        var cents = long.Parse(
            amount.Elements().Single(e => e.Name.LocalName.EndsWith("Bedrag", StringComparison.Ordinal)).Value,
            CultureInfo.InvariantCulture);
        return Child(amount, "DebetCredit").Value == "C" ? -cents : cents;
    }
}

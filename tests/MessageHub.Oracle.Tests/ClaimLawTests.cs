namespace MessageHub.Oracles.Tests;

/// <summary>What holds for every claim, whatever was sent: through the whole program, on the real register.</summary>
public sealed class ClaimLawTests : IAsyncLifetime
{
    /// <summary>
    /// Rules about volume, tariff and period: a credit repeats what was granted before and is never measured again.
    /// </summary>
    private static readonly string[] NeverOnCredit = ["TR307", "TR308", "TR321", "TR322", "TR369", "TR387", "TR388", "TR418"];

    private Hub hub = null!;

    public async Task InitializeAsync() => hub = await Hub.OpenAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task A_credit_never_fails_on_volume_tariff_or_period()
    {
        var (rightCredits, wrongCredits, measuredDebits) = (0, 0, 0);
        foreach (var (_, messages) in Sequences.Take(Sequences.Share(200))
            .Where(s => s.Messages.OfType<O323>().SelectMany(m => m.Clients).Any(c => c.Lines.Any(l => l.Credit))))
        {
            foreach (var (message, result, _) in (await hub.PlayAsync(messages)).Where(p => p.Message is O323))
            {
                foreach (var (path, line) in LinesOf((O323)message))
                {
                    var rules = result.Findings.Where(f => f.Path!.EndsWith(path, StringComparison.Ordinal)).Select(f => f.Rule!).ToList();
                    if (!line.Credit)
                    {
                        measuredDebits += rules.Intersect(NeverOnCredit).Any() ? 1 : 0;
                        continue;
                    }

                    Assert.Empty(rules.Intersect(NeverOnCredit));
                    (rightCredits, wrongCredits) = rules.Count == 0 ? (rightCredits + 1, wrongCredits) : (rightCredits, wrongCredits + 1);
                }
            }
        }

        var least = Sequences.Share(20);
        Assert.True(
            rightCredits > least && wrongCredits > least && measuredDebits > least,
            $"only {rightCredits} right and {wrongCredits} wrong credits, {measuredDebits} debits");
    }

    /// <summary>OP364.</summary>
    [Fact]
    public async Task Starts_and_stops_change_nothing_in_the_verdict_on_a_claim()
    {
        var (claims, notices) = (0, 0);
        foreach (var (gemeente, messages) in Sequences.Take(Sequences.Share(100)).Where(s => s.Messages.Any(m => m is O323)))
        {
            var bare = messages.Where(m => m is not (O305 or O307)).ToList();
            var others = Gemeenten.All.Skip(120 + (2 * Gemeenten.All.ToList().IndexOf(gemeente))).Take(2).ToList();
            var asSent = await VerdictsAsync(messages, gemeente);
            Assert.Equal(asSent, await VerdictsAsync(bare.MovedTo(others[0]), others[0]));
            Assert.Equal(asSent, await VerdictsAsync(WithNotices(bare).MovedTo(others[1]), others[1]));
            claims += asSent.Count;
            notices += messages.Count - bare.Count;
        }

        Assert.True(claims > Sequences.Share(100) && notices > Sequences.Share(50), $"only {claims} claims and {notices} starts and stops");
    }

    /// <summary>The words on every claim, with the gemeente left out.</summary>
    private async Task<IReadOnlyList<string>> VerdictsAsync(IReadOnlyList<OMessage> messages, string gemeente) =>
        [
            .. (await hub.PlayAsync(messages))
                .Where(p => p.Message is O323)
                .Select(p => p.Words.Replace(gemeente, "(gemeente)", StringComparison.Ordinal))
        ];

    /// <summary>Before each claim a start and a stop of every allocation it claims on.</summary>
    private static IEnumerable<OMessage> WithNotices(IEnumerable<OMessage> messages)
    {
        var number = 0;
        foreach (var message in messages)
        {
            foreach (var (client, line) in (message as O323)?.Clients.SelectMany(c => c.Lines.Select(l => (c.Bsn, l))) ?? [])
            {
                var product = new OProduct(line.Category, line.Code);
                var header = message.Header with { Identification = $"N{++number}" };
                yield return new O305(header, client, [new(line.Number, product, line.Begin, 1)]);
                yield return new O307(header, client, [new(line.Number, product, line.Begin, "31", line.Begin, 1)]);
            }

            yield return message;
        }
    }

    private static IEnumerable<(string Path, OClaimLine Line)> LinesOf(O323 claim)
    {
        for (var c = 0; c < claim.Clients.Count; c++)
        {
            for (var l = 0; l < claim.Clients[c].Lines.Count; l++)
                yield return ($"/Client[{c + 1}]/Prestaties[1]/Prestatie[{l + 1}]", claim.Clients[c].Lines[l]);
        }
    }
}

using MessageHub.Berichten.Model;
using MessageHub.Register.Messages;
using MessageHub.Rules.Standard;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Many claims of one line on one toewijzing with a total volume: more than fits, some take back what others claim.</summary>
internal sealed class ClaimRace
{
    /// <summary>The hours of the toewijzing over its whole term.</summary>
    public const long Volume = 100;

    private const int Months = 48;
    private readonly Dictionary<string, Prestatie> lines = [];

    /// <param name="dossier">The client.</param>
    /// <param name="count">How many claims.</param>
    /// <param name="seed">Of volumes and months.</param>
    public ClaimRace(Dossier dossier, int count, int seed)
    {
        var random = new Random(seed);
        var last = new DateOnly(Dossier.Year, dossier.ClaimMonth, 1);
        var first = last.AddMonths(1 - Months);
        Toewijzing = dossier.Step(
            dossier.B301(p => p with
            {
                Toewijzingsdatum = first,
                Ingangsdatum = first,
                Einddatum = last.AddMonths(1).AddDays(-1),
                Omvang = Dossier.Omvang(Volume, Codes.Frequentie.Totaal),
            }),
            BerichtState.Accepted);
        var debits = new List<Prestatie>();
        var claims = new List<Step>();
        for (var i = 0; i < count; i++)
        {
            // A credit follows at some distance, so that most of what it takes back has been claimed by then.
            var isCredit = debits.Count > 30 && random.Next(4) == 0;
            var line = isCredit
                ? dossier.Credit(debits[random.Next(debits.Count - 10)])
                : dossier.Debit(first.AddMonths(random.Next(Months)), random.Next(1, 9));
            if (!isCredit)
                debits.Add(line);
            var step = dossier.Step(dossier.Claim(dossier.ClaimMonth, line), BerichtState.Accepted);
            lines[step.TransportId] = line;
            claims.Add(step);
        }

        Claims = claims;
    }

    public Step Toewijzing { get; }

    public IReadOnlyList<Step> Claims { get; }

    /// <summary>Which claims have to be granted when they are judged in this order: what fits, first come first served.</summary>
    public IEnumerable<(string TransportId, bool IsGranted)> Judge(IEnumerable<string> order)
    {
        var granted = new Dictionary<string, Prestatie>();
        var taken = new HashSet<DateOnly>();
        var credited = new HashSet<string>();
        var left = Volume;
        foreach (var id in order)
        {
            var line = lines[id];
            var month = line.ProductPeriode.Begindatum;
            if (line.ProductReferentie.VorigReferentieNummer is { } vorig)
            {
                var isGranted = granted.ContainsKey(vorig) && credited.Add(vorig);
                if (isGranted)
                {
                    left += line.GeleverdVolume;
                    taken.Remove(month);
                }

                yield return (id, isGranted);
            }
            else
            {
                var isGranted = line.GeleverdVolume <= left && taken.Add(month);
                if (isGranted)
                {
                    left -= line.GeleverdVolume;
                    granted[line.ProductReferentie.ReferentieNummer] = line;
                }

                yield return (id, isGranted);
            }
        }
    }
}

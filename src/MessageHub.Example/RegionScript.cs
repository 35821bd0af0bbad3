using System.Text;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Processing;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Volume;

namespace MessageHub.Example;

/// <summary>
/// Writes what happens in the region in the months before a moment. The same moment gives the same script; another one the same region,
/// moved in time. What is odd is spread by counting, so that each oddity is there whatever the moment.
/// </summary>
internal sealed partial class RegionScript(DateTimeOffset now)
{
    private const int Months = 6;
    private const int FirstBsn = 999900100;

    private readonly DateOnly today = AmsterdamDate.Of(now);
    private readonly RegionBerichten berichten = new();
    private readonly List<RegionEvent> events = [];
    private readonly IEnumerator<Bsn> bsns = RegionClient.TestBsns(FirstBsn).GetEnumerator();
    private readonly Dictionary<RegionContract, List<RegionCase>> cases = [];
    private long nextToewijzing = 20001;
    private int clients;

    private DateOnly ThisMonth => Calendar.FirstOfMonth(today);

    /// <summary>All events up to the moment, oldest first.</summary>
    public IReadOnlyList<RegionEvent> Write()
    {
        foreach (var contract in RegionContracts.All)
        {
            for (var i = 0; i < 3; i++)
                Assign(contract, NextClient(), clients);
        }

        WorkedExample();
        foreach (var (contract, index) in RegionContracts.All.Select((c, i) => (c, i)))
            new RegionClaims(berichten, events, contract, index, cases[contract], ThisMonth, Months).Write();
        OwnHalf();
        WithoutAgreement();
        Mistakes();
        LastMinutes();
        return [.. events.Where(e => e.At <= now).OrderBy(e => e.At)];
    }

    /// <summary>Office hours: the day at some minute between nine and five.</summary>
    public static DateTimeOffset At(DateOnly day, int minute) =>
        new DateTimeOffset(day.ToDateTime(new(9, 0)), TimeSpan.Zero).AddMinutes(minute % 480);

    private RegionClient NextClient()
    {
        bsns.MoveNext();
        clients++;
        return new(bsns.Current, $"Voorbeeld{clients:D3}", new(2009 + clients % 9, 1 + clients % 12, 1 + clients % 28), clients);
    }

    /// <summary>An allocation with its 302, its start and its stop, as far as they come.</summary>
    private void Assign(RegionContract contract, RegionClient client, int number)
    {
        var product = contract.Products[number % contract.Products.Count];
        var first = ThisMonth.AddMonths(-Months + number % 4);
        var begin = number % 5 == 2 ? first.AddDays(11) : first;
        var decided = At(begin.AddDays(-4 - number % 6), number * 37);
        var ends = number % 7 == 3;
        var allocation = new RegionAllocation
        {
            Nummer = nextToewijzing++,
            Product = product,
            Volume = product.Volume,
            Frequentie = product.Frequentie,
            DecidedAt = decided,
            Ingangsdatum = begin,
            Einddatum = ends ? ThisMonth.AddDays(-1) : new(today.Year + 1, 12, 31),
        };
        var own = berichten.Toewijzing(contract, client, decided, allocation);
        Add(decided, own);
        var answeredAt = decided.AddHours(26);
        if (number % 17 == 9)
        {
            Add(answeredAt, berichten.Retour(own, answeredAt, Codes.RetourCode.TechnischOnjuist));
            own = berichten.Again(own, answeredAt.AddHours(3));
            Add(answeredAt.AddHours(3), own);
            answeredAt = answeredAt.AddHours(25);
        }

        if (number % 11 != 5)
            Add(answeredAt, berichten.Retour(own, answeredAt));
        var started = At(begin.AddDays(number % 8 == 6 ? 16 : 1 + number % 4), number * 53);
        if (number % 9 != 4)
            Add(started, berichten.Start(contract, client, allocation, started));
        if (ends && number % 2 == 0)
        {
            var stopped = At(allocation.Einddatum.AddDays(2), number * 71);
            Add(stopped, berichten.Stop(contract, client, allocation, "31", allocation.Einddatum, stopped));
        }

        CasesOf(contract).Add(new(client, allocation));
    }

    /// <summary>
    /// The worked example of returns.md §5.5, in the latest month that was claimed: R0502 is rejected with 9321 and 0611.
    /// </summary>
    private void WorkedExample()
    {
        var contract = RegionContracts.All[0];
        var month = today.Day > 3 ? ThisMonth.AddMonths(-1) : ThisMonth.AddMonths(-2);
        var from = At(month.AddMonths(-3).AddDays(-6), 45);
        var (first, second) = (Worked("999900006", 201), Worked("999900018", 202));
        RegionAllocation Allocated(long nummer, RegionProduct product, long volume, string frequentie) => new()
        {
            Nummer = nummer,
            Product = product,
            Volume = volume,
            Frequentie = frequentie,
            DecidedAt = from,
            Ingangsdatum = month.AddMonths(-3),
            Einddatum = new(today.Year + 1, 12, 31),
        };
        var p1 = Allocated(10072, RegionContracts.Begeleiding, 14, Codes.Frequentie.Maand);
        var p2 = Allocated(10073, RegionContracts.Behandeling, 3, Codes.Frequentie.Week);
        var p3 = Allocated(10074, RegionContracts.Verblijf, 3, Codes.Frequentie.Week);
        var p4 = Allocated(10075, RegionContracts.Begeleiding, 14, Codes.Frequentie.Maand);
        foreach (var (client, allocations) in new[] { (first, new[] { p1, p2 }), (second, [p3, p4]) })
        {
            var own = berichten.Toewijzing(contract, client, from, allocations);
            Add(from, own);
            Add(from.AddHours(4), berichten.Retour(own, from.AddHours(4)));
            var started = At(allocations[0].Ingangsdatum.AddDays(2), 100);
            foreach (var allocation in allocations)
                Add(started, berichten.Start(contract, client, allocation, started));
        }

        GeslotenPeriode InMonth(RegionAllocation a, int back) => a.PeriodeIn(month.AddMonths(-back))!;
        var r0502 = RegionLine.Of(first, p2, InMonth(p2, 0), 20, "R0502").WithTarief(9000);
        var claimed = At(month.AddMonths(1).AddDays(2), 20);
        Add(claimed, berichten.Declaratie(contract, Standaard.Ijw, $"DN{month:yyyyMM}", month, claimed,
        [
            RegionLine.Of(first, p1, InMonth(p1, 0), 12, "R0501"),
            r0502,
            RegionLine.Of(second, p3, InMonth(p3, 0), 9, "R0503"),
            RegionLine.Of(second, p4, InMonth(p4, 2), 4, "R0377").Credit("R0504"),
        ]));
        var again = claimed.AddDays(5).AddMinutes(12);
        Add(again, berichten.Declaratie(contract, Standaard.Ijw, $"DN{month:yyyyMM}B", month, again, [r0502.As("R0511")]));
    }

    /// <summary>
    /// Claims that are held, because nobody wrote down what their product costs: one decided, one late, one of yesterday.
    /// </summary>
    private void WithoutAgreement()
    {
        (int Contract, int DaysAgo, Fate Fate)[] claims =
            [(8, 47, Fate.Decided), (9, 15, Fate.Answered), (0, 1, Fate.Answered), (2, 6, Fate.Answered)];
        foreach (var (index, daysAgo, fate) in claims)
        {
            var contract = RegionContracts.All[index];
            // The product is of the domain of the contract, else it could not be assigned to this aanbieder.
            var product = contract.Products[0].Standaard is Standaard.Ijw
                ? RegionContracts.WithoutAgreement
                : RegionContracts.WithoutAgreementWmo;
            var client = NextClient();
            var claimed = At(today.AddDays(-daysAgo), 200 + index);
            var month = Calendar.FirstOfMonth(AmsterdamDate.Of(claimed)).AddMonths(-1);
            var decided = At(month.AddDays(-8), 30);
            var allocation = new RegionAllocation
            {
                Nummer = nextToewijzing++,
                Product = product,
                Volume = product.Volume,
                Frequentie = product.Frequentie,
                DecidedAt = decided,
                Ingangsdatum = month,
                Einddatum = new(today.Year + 1, 12, 31),
            };
            var own = berichten.Toewijzing(contract, client, decided, allocation);
            Add(decided, own);
            Add(decided.AddDays(1), berichten.Retour(own, decided.AddDays(1)));
            Add(At(month.AddDays(2), 15), berichten.Start(contract, client, allocation, At(month.AddDays(2), 15)));
            var line = RegionLine.Of(client, allocation, allocation.PeriodeIn(month)!, 6, $"W{index}{daysAgo:D3}");
            Add(claimed, berichten.Declaratie(contract, product.Standaard, $"DW{index}{daysAgo:D3}", month, claimed, [line]), fate);
        }
    }

    /// <summary>Messages that cannot be right whoever reads them.</summary>
    private void Mistakes()
    {
        var contract = RegionContracts.All[1];
        var known = CasesOf(contract)[0];
        var second = At(today.AddDays(-11), 90);
        Add(
            second,
            berichten.Start(
                contract, known.Client, known.Allocation with { Ingangsdatum = known.Allocation.Ingangsdatum.AddDays(20) }, second));
        var unknown = At(today.AddDays(-5), 130);
        Add(unknown, berichten.Start(contract, known.Client, known.Allocation with { Nummer = 99001 }, unknown));
        var stacked = At(today.AddDays(-7), 15);
        Add(stacked, berichten.Toewijzing(contract, known.Client, stacked,
            known.Allocation with { Nummer = nextToewijzing++, DecidedAt = stacked },
            known.Allocation with { Nummer = nextToewijzing++, DecidedAt = stacked }));
        events.Add(
            new(At(today.AddDays(-4), 44), "factuur.xml", Encoding.UTF8.GetBytes("<Factuur><Bedrag>1</Bedrag></Factuur>"), Fate.Answered));
        var cut = BerichtWriter.Write(berichten.Start(contract, known.Client, known.Allocation, At(today.AddDays(-1), 10)));
        events.Add(new(At(today.AddDays(-1), 10), "afgebroken.xml", cut[..^60], Fate.Answered));
    }

    /// <summary>What is going on at this moment.</summary>
    private void LastMinutes()
    {
        (int Contract, int MinutesAgo, Fate Fate)[] arrived =
        [
            (2, 95, Fate.Parked), (4, 38, Fate.Answered), (6, 12, Fate.Answered), (9, 4, Fate.Unsent), (11, 3, Fate.Unsent),
            (13, 2, Fate.Pending), (15, 1, Fate.Pending),
        ];
        foreach (var (index, minutes, fate) in arrived)
        {
            var contract = RegionContracts.All[index];
            var known = CasesOf(contract)[^1];
            var at = now.AddMinutes(-minutes);
            Add(at, berichten.Start(contract, known.Client, known.Allocation, at), fate);
        }
    }

    private List<RegionCase> CasesOf(RegionContract contract)
    {
        if (!cases.TryGetValue(contract, out var known))
            cases[contract] = known = [];
        return known;
    }

    private static RegionClient Worked(string bsn, int number) => new(new(bsn), $"Voorbeeld{number}", new(2014, 2, 10), number);

    private void Add(DateTimeOffset at, Bericht bericht, Fate fate = Fate.Answered) => events.Add(RegionEvent.Of(at, bericht, fate));
}

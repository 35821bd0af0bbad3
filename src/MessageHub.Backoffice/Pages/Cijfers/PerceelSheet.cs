using MessageHub.Backoffice.Text;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>One perceel on a sheet: who delivers it, where, and how large they are.</summary>
public sealed class PerceelSheet
{
    private const int MaxShown = 10;

    /// <summary>From so many euros, the largest class first.</summary>
    private static readonly (long Euros, string Name)[] Classes =
    [
        (1_000_000, "€\u00A01.000.000 en meer"),
        (250_000, "€\u00A0250.000 tot € 1.000.000"),
        (50_000, "€\u00A050.000 tot € 250.000"),
        (10_000, "€\u00A010.000 tot € 50.000"),
        (0, "minder dan € 10.000"),
    ];

    public PerceelSheet(PerceelRow row, PerceelFacts facts, RegisteredNames names, IReadOnlyList<string> gemeenten)
    {
        Row = row;
        var amounts = facts.Amounts.Where(a => a.Standaard == row.Standaard && a.Key == row.Key).ToList();
        All =
        [
            .. PerceelTable.NetsOf(facts, amounts).Where(n => n.Value > 0)
                .OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal)
                .Select(n => (n.Key, Names.Aanbieder(n.Key, names.OfAanbieder(n.Key)), n.Value)),
        ];
        Served = [.. gemeenten.Where(g => amounts.Where(a => a.Gemeente == g).Sum(a => a.Net) > 0)];
        Sizes =
        [
            .. Classes.Select((c, i) =>
            {
                var own = All.Where(a => a.Net >= c.Euros * 100 && (i == 0 || a.Net < Classes[i - 1].Euros * 100)).ToList();
                return (c.Name, own.Count, own.Sum(a => a.Net));
            }),
        ];
    }

    public PerceelRow Row { get; }

    /// <summary>Aanbieders with a net above zero, the largest first.</summary>
    public IReadOnlyList<(string Agb, string Name, long Net)> All { get; }

    public IEnumerable<(string Agb, string Name, long Net)> Largest => All.Take(MaxShown);

    /// <summary>What those that are not shown have together.</summary>
    public (int Count, long Net) Others => (Math.Max(0, All.Count - MaxShown), All.Skip(MaxShown).Sum(a => a.Net));

    /// <summary>Gemeenten in which something was granted.</summary>
    public IReadOnlyList<string> Served { get; }

    /// <summary>How many aanbieders there are of each size, and what they have together.</summary>
    public IReadOnlyList<(string Name, int Count, long Net)> Sizes { get; }

    /// <summary>All aanbieders of it as a file.</summary>
    public TableDownload<(string Agb, string Name, long Net)> File(string referenceDay)
    {
        Column<(string Agb, string Name, long Net)>[] columns =
        [
            new("Aanbieder", a => Field.Of(a.Name)),
            new("Goedgekeurd bedrag (euro)", a => Field.Euro(a.Net)),
            new("Aandeel", a => Field.Of(Dutch.Share(a.Net, Row.Shares.Turnover))),
            new("Aandelen van (euro)", _ => Field.Euro(Row.Shares.Turnover)),
            new("Peildatum", _ => Field.Of(referenceDay)),
        ];
        return new("perceel", columns, All.ToAsyncEnumerable());
    }
}

using System.Globalization;
using MessageHub.Backoffice.Text;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>Figures of percelen as people read them, on the page and in files alike. Every cell is rounded for itself.</summary>
public sealed class PerceelView
{
    private readonly PerceelFacts facts;
    private readonly RegisteredNames names;
    private readonly Dictionary<string, PerceelTable> byGemeente;

    /// <param name="facts">What the figures are made of.</param>
    /// <param name="names">What aanbieders are called.</param>
    /// <param name="gemeenten">CBS codes of the gemeenten that count.</param>
    /// <param name="small">Which counts of persons are not shown.</param>
    public PerceelView(PerceelFacts facts, RegisteredNames names, IReadOnlyList<string> gemeenten, SmallCounts small)
    {
        (this.facts, this.names, Gemeenten, Small) = (facts, names, gemeenten, small);
        Table = PerceelTable.Of(facts);
        byGemeente = gemeenten.ToDictionary(g => g, g => PerceelTable.Of(Of(g)));
    }

    /// <summary>CBS codes.</summary>
    public IReadOnlyList<string> Gemeenten { get; }

    public PerceelTable Table { get; }

    /// <summary>Which counts of persons are not shown.</summary>
    public SmallCounts Small { get; }

    /// <summary>All gemeenten have a number of inhabitants, or there is no figure per inhabitant.</summary>
    public long Inhabitants => Gemeenten.All(facts.Inhabitants.ContainsKey) ? Gemeenten.Sum(g => facts.Inhabitants[g]) : 0;

    /// <summary>The total of a domain.</summary>
    public PerceelTotal TotalOf(Standaard standaard) => Table.Totals.First(t => t.Standaard == standaard && t.IsInScope is null);

    public static string NameOf(PerceelRow row) => row.Key.Length == 0 ? "Niet ingedeeld" : row.Name;

    /// <summary>As it stands in an address.</summary>
    public static string IdOf(PerceelRow row) => $"{Families.DomeinOf(row.Standaard)}:{row.Key}";

    public static string NameOf(PerceelTotal total)
    {
        var part = total.IsInScope switch { true => " binnen scope", false => " buiten scope", null => "" };
        return $"Totaal {Names.Wet(total.Standaard)}{part}";
    }

    /// <summary>A share of the largest, or why there is none.</summary>
    public static string Share(Concentration shares, long part) =>
        shares.Turnover == 0 ? "–" : shares.IsMeant ? Dutch.Share(part, shares.Turnover) : "n.v.t.";

    /// <summary>Euros for each of something, in whole euros; a dash when there is none.</summary>
    public static string Each(long cents, long count) => count == 0 ? "–" : Dutch.WholeEuro(cents, count);

    /// <summary>Euros for each inhabitant, in cents: they are few.</summary>
    public string PerInhabitant(long cents) =>
        Inhabitants == 0 ? "–" : Dutch.Euro((long)Math.Round(cents / (decimal)Inhabitants, MidpointRounding.AwayFromZero));

    /// <summary>One figure of a perceel in a gemeente, or in all together when that is null.</summary>
    public string Cell(PerceelRow row, string? gemeente, PerceelMeasure measure)
    {
        var found = gemeente is null
            ? row
            : byGemeente[gemeente].Rows.FirstOrDefault(r => r.Standaard == row.Standaard && r.Key == row.Key);
        if (found is not null && measure is PerceelMeasure.Clienten && gemeente is not null && IsHiddenBeside(row, gemeente))
            return SmallCounts.Hidden;
        return found is null
            ? Empty(measure)
            : Figure(measure, found.Net, found.Registered, found.WithTurnover, found.Clients, found.Shares);
    }

    /// <summary>
    /// The one count of a row that goes with a hidden one, so that it does not follow from the others and their total: the smallest.
    /// </summary>
    private bool IsHiddenBeside(PerceelRow row, string gemeente)
    {
        var counts = Gemeenten
            .Select(g => (
                Gemeente: g,
                Count: byGemeente[g].Rows.FirstOrDefault(r => r.Standaard == row.Standaard && r.Key == row.Key)?.Clients ?? 0))
            .Where(c => c.Count > 0)
            .ToList();
        return counts.Count(c => Small.Hides(c.Count)) == 1
            && counts.Where(c => !Small.Hides(c.Count)).OrderBy(c => c.Count).Select(c => c.Gemeente).FirstOrDefault() == gemeente;
    }

    /// <summary>One figure of a total; persons and aanbieders are different ones.</summary>
    public string Cell(PerceelTotal total, string? gemeente, PerceelMeasure measure)
    {
        var found = gemeente is null
            ? total
            : byGemeente[gemeente].Totals.FirstOrDefault(t => t.Standaard == total.Standaard && t.IsInScope is null);
        return found is null
            ? Empty(measure)
            : Figure(measure, found.Net, found.Registered, found.WithTurnover, found.Clients, found.Shares);
    }

    /// <summary>The totals that are known for every gemeente: those of a domain.</summary>
    public IEnumerable<PerceelTotal> DomainTotals => Table.Totals.Where(t => t.Standaard is not null && t.IsInScope is null);

    public static string NameOf(PerceelMeasure measure) => measure switch
    {
        PerceelMeasure.Ingeschreven => "Ingeschreven aanbieders",
        PerceelMeasure.MetOmzet => "Aanbieders met omzet",
        PerceelMeasure.Clienten => "Cliënten",
        PerceelMeasure.Top3 => "Aandeel top 3",
        PerceelMeasure.Top10 => "Aandeel top 10",
        _ => "Goedgekeurd bedrag",
    };

    /// <summary>The sheet of a perceel, or null when there is no such one.</summary>
    public PerceelSheet? SheetOf(string? id) =>
        Table.Rows.FirstOrDefault(r => IdOf(r) == id) is { } row ? new PerceelSheet(row, facts, names, Gemeenten) : null;

    /// <summary>The table as a file: percelen, then totals.</summary>
    public TableDownload<PerceelLine> TableFile(string referenceDay)
    {
        Column<PerceelLine>[] columns =
        [
            new("Wet", l => Field.Of(l.Wet)),
            new("Perceel", l => Field.Of(l.Name)),
            new("Goedgekeurd bedrag (hele euro)", l => Field.Number(Dutch.WholeEuros(l.Net))),
            new("Ingeschreven aanbieders", l => Field.Number(l.Registered)),
            new("Aanbieders met omzet", l => Field.Number(l.WithTurnover)),
            new("Cliënten", l => Small.Field(l.Clients)),
            new("Aandeel top 3", l => Field.Of(Share(l.Shares, l.Shares.Top3))),
            new("Aandeel top 10", l => Field.Of(Share(l.Shares, l.Shares.Top10))),
            new("Aandelen van (hele euro)", l => Field.Number(Dutch.WholeEuros(l.Shares.Turnover))),
            new("Inschrijvingen opgeteld", l => l.Registrations is { } n ? Field.Number(n) : default),
            new("Cliënten opgeteld", l => l.ClientsAdded is { } n ? Small.Field(n) : default),
            new("Peildatum", _ => Field.Of(referenceDay)),
        ];
        var rows = Table.Rows.Select(r => new PerceelLine(
            Names.Wet(r.Standaard), NameOf(r), r.Net, r.Registered, r.WithTurnover, r.Clients, r.Shares, null, null));
        var lines = rows.Concat(Table.Totals.Select(t => new PerceelLine(
            Names.Wet(t.Standaard),
            NameOf(t),
            t.Net,
            t.Registered,
            t.WithTurnover,
            t.Clients,
            t.Shares,
            t.Registrations,
            t.ClientsAdded)));
        return new("percelen", columns, lines.ToAsyncEnumerable());
    }

    /// <summary>One figure by gemeente as a file.</summary>
    public TableDownload<(string Wet, string Name, Func<string?, string> Cell)> ByGemeenteFile(PerceelMeasure measure, string referenceDay)
    {
        Column<(string Wet, string Name, Func<string?, string> Cell)>[] columns =
        [
            new("Wet", l => Field.Of(l.Wet)),
            new($"{NameOf(measure)} per perceel", l => Field.Of(l.Name)),
            .. Gemeenten.Select(g => new Column<(string Wet, string Name, Func<string?, string> Cell)>(
                Names.Gemeente(g), l => FieldOf(l.Cell(g), measure))),
            new("Samen", l => FieldOf(l.Cell(null), measure)),
            new("Peildatum", _ => Field.Of(referenceDay)),
        ];
        var rows = Table.Rows.Select(r => (Names.Wet(r.Standaard), NameOf(r), (Func<string?, string>)(g => Cell(r, g, measure))))
            .Concat(DomainTotals.Select(t => (Names.Wet(t.Standaard), NameOf(t), (Func<string?, string>)(g => Cell(t, g, measure)))));
        return new("percelen-per-gemeente", columns, rows.ToAsyncEnumerable());
    }

    /// <summary>A whole number is one to a spreadsheet too.</summary>
    private static Field FieldOf(string cell, PerceelMeasure measure)
    {
        var digits = string.Concat(cell.Where(char.IsAsciiDigit));
        return measure is PerceelMeasure.Top3 or PerceelMeasure.Top10 || digits.Length == 0 || cell[0] == '<'
            ? Field.Of(cell)
            : Field.Number(long.Parse(digits, CultureInfo.InvariantCulture) * (cell.Contains('−', StringComparison.Ordinal) ? -1 : 1));
    }

    private string Empty(PerceelMeasure measure) => Figure(measure, 0, 0, 0, 0, new(0, 0, 0, true));

    private string Figure(
        PerceelMeasure measure, long net, long registered, long withTurnover, long clients, Concentration shares) => measure switch
    {
        PerceelMeasure.Ingeschreven => $"{registered}",
        PerceelMeasure.MetOmzet => $"{withTurnover}",
        PerceelMeasure.Clienten => Small.Hides(clients) ? Small.Show(clients) : $"{clients}",
        PerceelMeasure.Top3 => Share(shares, shares.Top3),
        PerceelMeasure.Top10 => Share(shares, shares.Top10),
        _ => Dutch.WholeEuro(net),
    };

    /// <summary>The facts of one gemeente alone.</summary>
    private PerceelFacts Of(string gemeente) => facts with
    {
        Amounts = [.. facts.Amounts.Where(a => a.Gemeente == gemeente)],
        Registrations = [.. facts.Registrations.Where(r => r.Gemeente == gemeente)],
        Clients =
        [
            .. from count in facts.Clients
               where count.Gemeente == gemeente
               select count with { Of = count.Of is ClientsOf.PerceelInGemeente ? ClientsOf.Perceel : ClientsOf.Domain },
        ],
    };
}

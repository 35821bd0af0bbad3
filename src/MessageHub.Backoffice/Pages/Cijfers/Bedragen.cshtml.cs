using System.Globalization;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Monitoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>The money: per month of delivery or of processing, by perceel, product, aanbieder or gemeente; and the table of percelen on a reference date.</summary>
[ShowsWrongFilter]
public sealed class BedragenModel(Overview overview, Viewer viewer, TimeProvider clock) : PageModel
{
    public const int MostRows = 50;

    [BindProperty(SupportsGet = true)]
    public MoneyAxis As { get; set; }

    [BindProperty(SupportsGet = true)]
    public MoneyBy Per { get; set; } = MoneyBy.Perceel;

    /// <summary>First and last month, yyyy-MM.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Van { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tot { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Gemeente { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Aanbieder { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Perceel { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Product { get; set; }

    /// <summary>The reference date: what was judged later does not count.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Peildatum { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Jaar { get; set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    public FilterChoices Choices { get; private set; } = new([], [], []);

    public IReadOnlyList<MoneyRow> Months { get; private set; } = [];

    /// <summary>Over all months of the period together, the largest first.</summary>
    public IReadOnlyList<MoneyRow> Keys { get; private set; } = [];

    public IReadOnlyList<PerceelShare> Percelen { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = Complete();
        // Each takes its time on a store of years and waits for no other.
        var choices = overview.ChoicesAsync(viewer.Scope, ct);
        var money = overview.MoneyAsync(filter, Per, ct);
        var percelen = overview.PercelenAsync(viewer.Scope, Jaar!.Value, Peildatum!.Value, Gemeente, ct);
        await Task.WhenAll(choices, money, percelen);
        (Choices, Percelen) = (await choices, await percelen);
        var rows = await money;
        Months = [.. rows.GroupBy(r => r.Month).Select(g => Together(g, g.Key, "")).OrderBy(r => r.Month)];
        Keys = [.. rows.GroupBy(r => r.Key).Select(g => Together(g, First, g.Key)).OrderByDescending(r => r.Submitted).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    /// <summary>Every month with every key, as a file.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        var rows = (await overview.MoneyAsync(Complete(), Per, ct)).Take(PageRequest.Largest).Select(r => new[]
        {
            r.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), KeyName(r.Key), r.Lines.ToString(), CsvTable.Euro(r.Submitted), CsvTable.Euro(r.Granted),
            CsvTable.Euro(r.Rejected), CsvTable.Euro(r.Credited), CsvTable.Euro(r.Net),
        });
        string[] header = ["Maand", PerName, "Regels", "Ingediend (euro)", "Toegekend (euro)", "Afgekeurd (euro)", "Gecrediteerd (euro)", "Saldo (euro)"];
        return File(CsvTable.Write(header, rows), CsvTable.ContentType, "bedragen.csv");
    }

    public string PerName => Per switch
    {
        MoneyBy.ProductCode => "Product",
        MoneyBy.Aanbieder => "Aanbieder",
        MoneyBy.Gemeente => "Gemeente",
        _ => "Perceel",
    };

    public string KeyName(string key) => Per switch
    {
        MoneyBy.Gemeente => Names.Gemeente(key),
        MoneyBy.Perceel => Names.Perceel(key),
        _ => key,
    };

    public string With(string name, string? value)
    {
        (string Name, string? Value)[] parts =
        [
            ("as", As.ToString()), ("per", Per.ToString()), ("van", MonthOf(First)), ("tot", MonthOf(Last)), ("gemeente", Gemeente), ("aanbieder", Aanbieder),
            ("perceel", Perceel), ("product", Product), ("peildatum", Peildatum?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("jaar", Jaar?.ToString(CultureInfo.InvariantCulture)),
        ];
        var all = parts.Where(p => p.Name != name).Append((name, value)).Where(p => !string.IsNullOrEmpty(p.Item2));
        return "/bedragen?" + string.Join('&', all.Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
    }

    /// <summary>The same page with only what one row counts, or null when it cannot be asked for.</summary>
    public string? Narrow(string key) => key.Length == 0 ? null : Per switch
    {
        MoneyBy.Aanbieder => With("aanbieder", key),
        MoneyBy.ProductCode => With("product", key),
        MoneyBy.Gemeente => With("gemeente", key),
        _ => With("perceel", key),
    };

    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private MoneyFilter Complete()
    {
        var today = clock.Today();
        var month = new DateOnly(today.Year, today.Month, 1);
        Last = Month(Tot) ?? month;
        First = Month(Van) ?? Last.AddMonths(-11);
        if (First > Last)
            First = Last;
        Peildatum ??= today;
        Jaar = Jaar is >= 2000 and <= 2100 ? Jaar : Peildatum.Value.Year;
        if (!Enum.IsDefined(Per) || Per is MoneyBy.Month)
            Per = MoneyBy.Perceel;
        if (!Enum.IsDefined(As))
            As = MoneyAxis.Delivery;
        return new()
        {
            Scope = viewer.Scope,
            Axis = As,
            From = First,
            Until = Last,
            AsKnownOn = Peildatum,
            Gemeente = Text(Gemeente),
            Aanbieder = Text(Aanbieder),
            Perceel = Text(Perceel),
            ProductCode = Text(Product),
        };
    }

    private static MoneyRow Together(IEnumerable<MoneyRow> rows, DateOnly month, string key) => rows.Aggregate(
        new MoneyRow(month, key, 0, 0, 0, 0),
        (sum, r) => sum with { Lines = sum.Lines + r.Lines, Submitted = sum.Submitted + r.Submitted, Granted = sum.Granted + r.Granted, Credited = sum.Credited + r.Credited });

    private static DateOnly? Month(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

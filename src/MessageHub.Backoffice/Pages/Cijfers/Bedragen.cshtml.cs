using System.Globalization;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Amounts;
using MessageHub.Register.Queries.Today;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>
/// The money: per month of delivery or of processing, by perceel, product, aanbieder or gemeente; and the table of percelen on a reference
/// date.
/// </summary>
[ShowsWrongFilter]
public sealed class BedragenModel(OverviewQueries overview, KnownNames known, Viewer viewer, TimeProvider clock) : PageModel
{
    private const int MaxRows = 50;
    private const int MaxMonths = 60;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private RegisteredNames names = RegisteredNames.None;

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

    /// <summary>Why no figures are shown, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The day is not over: what is still judged on it will count.</summary>
    public bool IsProvisional { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = Complete();
        names = await known.ReadAsync(ct);
        var choices = overview.ChoicesAsync(viewer.Scope, ct);
        if (Problem is null)
        {
            // Each takes its time on a store of years and waits for no other.
            var money = overview.MoneyAsync(filter, Per, ct);
            var percelen = overview.PercelenAsync(viewer.Scope, Jaar!.Value, Peildatum!.Value, Gemeente, ct);
            await Task.WhenAll(choices, money, percelen);
            Percelen = await percelen;
            var rows = await money;
            Months = MonthsOf(rows);
            var keys = rows.GroupBy(r => r.Key).Select(g => MoneyRow.Sum(First, g.Key, g));
            Keys = [.. keys.OrderByDescending(r => r.Net).ThenByDescending(r => r.Submitted).ThenBy(r => r.Key, StringComparer.Ordinal)];
        }

        Choices = await choices;
    }

    /// <summary>Every month with every key, as a file.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        var filter = Complete();
        if (Problem is { } problem)
            return WrongFilters.Refusal(problem);
        if (WrongFilters.Refusal(ModelState) is { } refusal)
            return refusal;
        names = await known.ReadAsync(ct);
        // As many rows as months and keys, however many lines they are made of.
        var rows = await overview.MoneyAsync(filter, Per, ct);
        Column<MoneyRow>[] columns =
        [
            new("Maand", r => Field.Of(MonthOf(r.Month))),
            new(PerName, r => Field.Of(KeyName(r.Key))),
            new("Regels", r => Field.Number(r.Lines)),
            new("Ingediend (euro)", r => Field.Euro(r.Submitted)),
            new("Toegekend (euro)", r => Field.Euro(r.Granted)),
            new("Afgekeurd (euro)", r => Field.Euro(r.Rejected)),
            new("Gecrediteerd (euro)", r => Field.Euro(r.Credited)),
            new("Netto (euro)", r => Field.Euro(r.Net)),
            new("Peildatum", _ => IsProvisional ? Field.Of(ReferenceDay) : Field.Day(Peildatum)),
        ];
        return new TableDownload<MoneyRow>("bedragen", columns, rows.ToAsyncEnumerable());
    }

    /// <summary>The reference date as it is shown: figures of today can still change.</summary>
    public string ReferenceDay => $"{Dutch.Day(Peildatum)}{(IsProvisional ? " (voorlopig)" : "")}";

    /// <summary>Of percelen the order is that of the table below; of others the largest come first.</summary>
    public MoneyTable ByKey => MoneyTable.Of(
        PerName, Keys, MaxRows, r => (KeyName(r.Key), Narrow(r.Key)),
        Per is MoneyBy.Perceel ? r => r.Key.Length > 0 ? r.Key : "\uffff" : null);

    public MoneyTable ByMonth => MoneyTable.Of("Maand", Months, Months.Count, r => (Dutch.Month(r.Month), null));

    public bool HasNoPerceel => (Per is MoneyBy.Perceel && Keys.Any(k => k.Key.Length == 0)) || Percelen.Any(p => p.Perceel.Length == 0);

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
        MoneyBy.Aanbieder => Names.Aanbieder(key, names.OfAanbieder(key)),
        MoneyBy.ProductCode when names.OfProduct(key) is { } name => $"{key} {name}",
        _ => key,
    };

    public string With(string name, string? value)
    {
        (string Name, string? Value)[] parts =
        [
            ("as", As.ToString()), ("per", Per.ToString()), ("van", MonthOf(First)), ("tot", MonthOf(Last)), ("gemeente", Gemeente),
            ("aanbieder", Aanbieder),
            ("perceel", Perceel), ("product", Product), ("peildatum", Peildatum?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("jaar", Jaar?.ToString(CultureInfo.InvariantCulture)),
        ];
        var all = parts.Where(p => p.Name != name).Append((name, value)).Where(p => !string.IsNullOrEmpty(p.Item2));
        return "/bedragen?" + string.Join('&', all.Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
    }

    /// <summary>The same page with only what one row counts, or null when it cannot be asked for.</summary>
    public string? Narrow(string key) => Per switch
    {
        MoneyBy.Perceel when key.Length == 0 => With("perceel", BerichtQuery.NoPerceel),
        _ when key.Length == 0 => null,
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
        Last = Month(nameof(Tot), Tot) ?? month;
        First = Month(nameof(Van), Van) ?? Last.AddMonths(-11);
        if (First > Last)
            First = Last;
        // What is judged today still comes in.
        Peildatum ??= today.AddDays(-1);
        IsProvisional = Peildatum == today;
        if (Peildatum > today)
            Problem = $"De peildatum {Dutch.Day(Peildatum)} moet nog komen. Kies vandaag ({Dutch.Day(today)}) of een eerdere dag.";
        if (Jaar is < FirstYear or > LastYear)
            ModelState.AddModelError(nameof(Jaar), "");
        Jaar = Jaar is >= FirstYear and <= LastYear ? Jaar : Math.Clamp(Peildatum.Value.Year, FirstYear, LastYear);
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
            Perceel = Perceel == BerichtQuery.NoPerceel ? "" : Text(Perceel),
            ProductCode = Text(Product),
        };
    }

    /// <summary>
    /// Every month of the period, also those without a claim; of a period longer than people read only those between the first and the last
    /// with one.
    /// </summary>
    private List<MoneyRow> MonthsOf(IReadOnlyList<MoneyRow> rows)
    {
        if (rows.Count == 0)
            return [];
        var months = rows.ToLookup(r => r.Month);
        var isLong = First.AddMonths(MaxMonths) <= Last;
        var (first, last) = isLong ? (months.Min(m => m.Key), months.Max(m => m.Key)) : (First, Last);
        var result = new List<MoneyRow>();
        for (var month = first; month <= last; month = month.AddMonths(1))
            result.Add(MoneyRow.Sum(month, "", months[month]));
        return result;
    }

    private DateOnly? Month(string name, string? text)
    {
        var month = AddressBinding.MonthOf(text);
        if (month is null && !string.IsNullOrEmpty(text))
            ModelState.AddModelError(name, "");
        return month;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

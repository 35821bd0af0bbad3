using System.Globalization;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Backoffice.Text;
using MessageHub.Register.Database;
using MessageHub.Register.Queries.Percelen;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MessageHub.Backoffice.Pages.Contracten;

/// <summary>Which period, reference date and gemeenten a sheet is about, as it stands in the address.</summary>
public sealed class AanbiederQuery
{
    private const int FirstYear = 2015;
    private const int LastYear = 2100;

    public int? Jaar { get; set; }

    public int? Kwartaal { get; set; }

    /// <summary>Yesterday when it is left out: what is judged today still comes in.</summary>
    public DateOnly? Peildatum { get; set; }

    /// <summary>One gemeente apart; all together when it is left out.</summary>
    public string? Gemeente { get; set; }

    /// <summary>Why no figures can be shown, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The day is not over: what is still judged on it will count.</summary>
    public bool IsProvisional { get; private set; }

    public PerceelPeriod Period { get; private set; }

    /// <summary>What the figures are about, and who writes something down writes it for.</summary>
    public GemeenteScope Scope { get; private set; } = new([]);

    public string ReferenceDay => $"{Dutch.Day(Peildatum)}{(IsProvisional ? " (voorlopig)" : "")}";

    /// <summary>Fills in what was left out.</summary>
    public PerceelFilter Complete(Viewer viewer, DateOnly today, string? indeling, ModelStateDictionary state)
    {
        Peildatum ??= today.AddDays(-1);
        IsProvisional = Peildatum == today;
        if (Peildatum > today)
            Problem = $"De peildatum {Dutch.Day(Peildatum)} moet nog komen. Kies vandaag ({Dutch.Day(today)}) of een eerdere dag.";
        if (Jaar is < FirstYear or > LastYear)
            state.AddModelError(nameof(Jaar), "");
        if (Kwartaal is < 1 or > 4)
            state.AddModelError(nameof(Kwartaal), "");
        Jaar = Jaar is >= FirstYear and <= LastYear ? Jaar : Math.Clamp(Peildatum.Value.Year, FirstYear, LastYear);
        Kwartaal = Kwartaal is >= 1 and <= 4 ? Kwartaal : null;
        Period = PerceelPeriod.Of(Jaar.Value, Kwartaal);
        Gemeente = viewer.Gemeenten.Contains(Gemeente ?? "") ? Gemeente : null;
        Scope = Gemeente is null ? viewer.Scope with { WithUnread = false } : viewer.Scope.Within([Gemeente]);
        return new()
        {
            Scope = Scope, From = Period.From, Until = Period.Until, AsKnownOn = Peildatum.Value, Indeling = indeling,
        };
    }

    /// <summary>The same question in an address, after its ? or &amp;.</summary>
    public string Address => string.Join('&', new (string Name, string? Value)[]
    {
        ("jaar", Jaar?.ToString(CultureInfo.InvariantCulture)),
        ("kwartaal", Kwartaal?.ToString(CultureInfo.InvariantCulture)),
        ("peildatum", Peildatum?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("gemeente", Gemeente),
    }.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
}

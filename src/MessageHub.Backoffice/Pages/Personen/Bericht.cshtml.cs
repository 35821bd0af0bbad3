using MessageHub.Backoffice.Access;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Trace;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>Everything about one message: how it came, what was judged and why, what it changed, what left because of it.</summary>
public sealed class BerichtModel(BerichtQueries berichten, Viewer viewer, Looks looks, AllocationLinks links) : PageModel
{
    /// <summary>So many persons are shown, and named in the access log; more only in the original.</summary>
    public const int MaxClients = 25;

    public BerichtDetail Detail { get; private set; } = null!;

    public BerichtResult? Result { get; private set; }

    /// <summary>So many findings are shown on a page, at least those of one class.</summary>
    public const int MaxFindings = 30;

    /// <summary>Of the classes with findings those that are shown; <see cref="Shown"/> says which.</summary>
    public IReadOnlyList<ExplainedClass> Findings { get; private set; } = [];

    /// <summary>How many classes have findings, the place of the first one that is shown, and that of the next page, or null.</summary>
    public (int All, int First, int? Next) Shown { get; private set; }

    public IReadOnlyList<Bsn> Clients { get; private set; } = [];

    public bool HasMoreClients { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int? vanaf, CancellationToken ct)
    {
        if (await berichten.FindAsync(viewer.Scope, id, ct) is not { } detail)
            return NotFound();
        Detail = detail;
        Result = detail.Result is { } json ? BerichtResult.FromJson(json) : null;
        var all = ExplainedClass.Of(detail, Result);
        var first = Math.Clamp(vanaf ?? 0, 0, Math.Max(all.Count - 1, 0));
        Findings = ExplainedClass.AtMost(all.Skip(first), MaxFindings);
        Shown = (all.Count, first, first + Findings.Count < all.Count ? first + Findings.Count : null);
        var clients = await berichten.ClientsAsync(viewer.Scope, id, MaxClients + 1, ct);
        HasMoreClients = clients.Count > MaxClients;
        Clients = [.. clients.Take(MaxClients)];
        await looks.AddAsync(Looks.Message, "Bericht bekeken", detail.Row.Gemeente ?? "", Clients, id, ct);
        return Page();
    }

    public string? LinkTo(long? toewijzing) =>
        toewijzing is { } nummer && Detail.Row is { Standaard: { } standaard, Gemeente: { } gemeente }
        ? links.To(new(standaard, gemeente, nummer))
        : null;

    /// <summary>Whether the message gets an answer of its own.</summary>
    public bool IsAnswered => Detail.Row is { Standaard: { } s, Nummer: { } n } && BerichtType.Of(s, n).AnsweredBy is not null && !IsOurs;

    /// <summary>Our own 301 or 319: it leaves itself.</summary>
    public bool IsOurs => Detail.Row.Type is { IsOwn: true };

    public string StepClass => Detail.Row.State switch
    {
        BerichtState.Accepted => "mh-step-good",
        BerichtState.Rejected or BerichtState.Refused => "mh-step-bad",
        BerichtState.Partly or BerichtState.Held => "mh-step-wait",
        _ => "",
    };

    /// <summary>The verdict of one level: what came after the level that stopped it was not looked at.</summary>
    public string LevelVerdict(int level)
    {
        if (Detail.Row.State is BerichtState.Received)
            return "nog niet gecontroleerd";
        var count = Result?.Findings.Count(f => f.Level == level) ?? 0;
        if (count > 0)
            return count == 1 ? "1 fout" : $"{count} fouten";
        var stopped = Detail.Row.Level is { } lowest && lowest <= 2 && level > lowest;
        return stopped ? "niet gecontroleerd" : Detail.Row.State is BerichtState.Held && level > 2 ? "nog niet klaar" : "goed";
    }
}

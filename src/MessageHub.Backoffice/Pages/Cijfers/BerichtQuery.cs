using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>What somebody asked to see of rejected messages, as it stands in the address. Nothing in it can be of a person.</summary>
public sealed class BerichtQuery
{
    /// <summary>What a choice of no perceel is called in the address, where nothing means any.</summary>
    public const string NoPerceel = "-";

    private const int DefaultDays = 30;

    /// <summary>The messages that are judged: those that get an answer and the answers to ours.</summary>
    public static IReadOnlyList<BerichtType> Kinds { get; } =
        [.. BerichtType.All.Where(t => t.AnsweredBy is not null || t.IsReturnOfOwn)];

    public DateOnly? Van { get; set; }

    public DateOnly? Tot { get; set; }

    public string? Gemeente { get; set; }

    /// <summary>JW323 …</summary>
    public string? Bericht { get; set; }

    public string? Aanbieder { get; set; }

    public string? Code { get; set; }

    public string? Perceel { get; set; }

    public bool Herhaald { get; set; }

    /// <summary>What the gemeente made itself, instead of what aanbieders sent; also who asks for such a message means that.</summary>
    public bool Eigen { get; set; }

    /// <summary>What counts are distinguished by.</summary>
    public CountBy Per { get; set; } = CountBy.RetourCode;

    public BerichtSort Sorteer { get; set; }

    /// <summary>Where the list goes on.</summary>
    public string? Na { get; set; }

    /// <summary>A period that was not asked for is that of the last thirty days.</summary>
    /// <param name="today">The date in Europe/Amsterdam.</param>
    /// <param name="state">Reported for what does not exist.</param>
    public void Complete(DateOnly today, ModelStateDictionary state)
    {
        Tot ??= today;
        Van ??= Tot.Value.AddDays(1 - DefaultDays);
        if (!string.IsNullOrEmpty(Bericht) && Type is null)
            state.AddModelError(nameof(Bericht), "");
        if (IsOwn && Per is CountBy.Aanbieder)
            Per = CountBy.Bericht;
        if (!Enum.IsDefined(Per))
            Per = CountBy.RetourCode;
        if (!Enum.IsDefined(Sorteer))
            Sorteer = BerichtSort.Newest;
    }

    /// <summary>The filter on all judged messages: what share of them was right can be told.</summary>
    public BerichtFilter ToFilter(GemeenteScope scope) => new()
    {
        Scope = scope,
        IsOwn = IsOwn,
        Gemeente = Text(Gemeente),
        From = Van,
        Until = Tot,
        Standaard = Type?.Standaard,
        Nummer = Type?.Nummer,
        Aanbieder = Text(Aanbieder),
        RetourCode = Text(Code),
        Perceel = Perceel == NoPerceel ? "" : Text(Perceel),
        OnlyRepeated = Herhaald,
    };

    /// <summary>The filter on what was rejected.</summary>
    public BerichtFilter ToRejected(GemeenteScope scope) =>
        ToFilter(scope) with { States = [BerichtState.Partly, BerichtState.Rejected, BerichtState.Refused] };

    /// <summary>The address of the same question with one thing changed; the list starts again unless that is what changed.</summary>
    public string With(string name, string? value, string path = "/afgekeurd")
    {
        var parts = Parts()
            .Where(p => p.Name != name && p.Name != "na")
            .Append((Name: name, Value: value))
            .Where(p => !string.IsNullOrEmpty(p.Value));
        return $"{path}?{string.Join('&', parts.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"))}";
    }

    /// <summary>The address of this question on another page.</summary>
    public string On(string path) => With("na", null, path);

    /// <summary>About messages of the gemeente itself: of those nothing is charged to an aanbieder.</summary>
    public bool IsOwn => Eigen || Type is { IsOwn: true };

    private BerichtType? Type => Bericht is null ? null : BerichtType.Find(Bericht);

    private IEnumerable<(string Name, string? Value)> Parts() =>
    [
        ("van", Van?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("tot", Tot?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("gemeente", Gemeente),
        ("bericht", Bericht),
        ("aanbieder", Aanbieder),
        ("code", Code),
        ("perceel", Perceel),
        ("herhaald", Herhaald ? "true" : null),
        ("eigen", Eigen ? "true" : null),
        ("per", Per.ToString()),
        ("sorteer", Sorteer is BerichtSort.Newest ? null : Sorteer.ToString()),
        ("na", Na),
    ];

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

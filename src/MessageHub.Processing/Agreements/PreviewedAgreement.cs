using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Violations;

namespace MessageHub.Processing.Agreements;

/// <summary>What becomes of one agreement, and what that touches.</summary>
/// <param name="Change">What it was and what it becomes.</param>
/// <param name="IsInForce">It was there, and is in force today before or after.</param>
/// <param name="Granted">What was granted of it so far in months of which it says something else from now on. Nothing of that
/// changes.</param>
public sealed record PreviewedAgreement(AgreementChange Change, bool IsInForce, IReadOnlyList<GrantedMonth> Granted)
{
    /// <summary>
    /// It changes what is in force, or what months say in which lines were granted: somebody has to say that it is meant.
    /// </summary>
    public bool Touches => IsInForce || Granted.Count > 0;

    /// <summary>What becomes of it, in plain Dutch: nieuw, beëindigd or gewijzigd.</summary>
    public string Kind => Change.Before is null ? "nieuw" : Change.IsEnded ? "beëindigd" : "gewijzigd";

    /// <summary>What differs, by name, in plain Dutch. Of one that is new: what it says.</summary>
    /// <param name="change">What it was and what it becomes.</param>
    /// <param name="euro">How an amount is written.</param>
    public static IEnumerable<(string Name, string? Before, string After)> Differences(AgreementChange change, Func<long, string> euro)
    {
        var (before, after) = (change.Before?.Agreement, change.After.Agreement);
        (string Name, string? Before, string After)[] all =
        [
            ("tarief", before is null ? null : Amount(before.Tarief), Amount(after.Tarief)),
            ("tot en met", before is null ? null : Day(before.GeldigTot), Day(after.GeldigTot)),
            ("categorie", before?.ProductCategorie, after.ProductCategorie),
            ("perceel", before is null ? null : Text(before.Perceel), Text(after.Perceel)),
            ("variant", before?.Variant, after.Variant),
            ("in minuten", before is null ? null : YesNo(before.MinutenToegestaan), YesNo(after.MinutenToegestaan)),
        ];
        return all.Where(d => d.Before != d.After);

        string Amount(long? cents) => cents is { } some ? euro(some) : "geen";
        static string Day(DateOnly? day) => day is { } some ? ComparedValue.Day(some) : "open";
        static string Text(string text) => text.Length > 0 ? text : "geen";
        static string YesNo(bool yes) => yes ? "ja" : "nee";
    }
}

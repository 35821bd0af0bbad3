using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Violations;

namespace MessageHub.Processing.Agreements;

/// <summary>What becomes of one agreement, and what that touches.</summary>
/// <param name="Change">What it was and what it becomes.</param>
/// <param name="IsInForce">It was there, and is in force today before or after.</param>
/// <param name="Granted">What was granted of it so far in months of which it says something else from now on. Nothing of that
/// changes.</param>
/// <param name="Previous">What was agreed until the day before one that is new; null when nothing was.</param>
public sealed record PreviewedAgreement(
    AgreementChange Change, bool IsInForce, IReadOnlyList<GrantedMonth> Granted, Agreement? Previous = null)
{
    /// <summary>
    /// It changes what is in force, or what months say in which lines were granted: somebody has to say that it is meant.
    /// </summary>
    public bool Touches => IsInForce || Granted.Count > 0;

    /// <summary>What becomes of it, in plain Dutch.</summary>
    public string Kind => Change.Before is null ? "nieuw"
        : Change.After.IsWithdrawn ? "vervallen"
        : Change.IsEnded ? "beëindigd"
        : "gewijzigd";

    /// <summary>What differs, by name, in plain Dutch. Of one that is new: what it says.</summary>
    /// <param name="change">What it was and what it becomes.</param>
    /// <param name="euro">How an amount is written.</param>
    /// <param name="previous">What was agreed until the day before one that is new.</param>
    public static IEnumerable<(string Name, string? Before, string After)> Differences(
        AgreementChange change, Func<long, string> euro, Agreement? previous = null)
    {
        var (before, after) = (change.Before?.Agreement, change.After.Agreement);
        (string Name, string? Before, string After)[] all =
        [
            ("tarief", (before ?? previous) is { } old ? Amount(old.Tarief) : null, Amount(after.Tarief)),
            ("tot en met", before is null ? null : Day(before.GeldigTot), Day(after.GeldigTot)),
            ("categorie", before?.ProductCategorie, after.ProductCategorie),
            ("perceel", before is null ? null : Text(before.Perceel), Text(after.Perceel)),
            ("variant", before?.Variant, after.Variant),
            ("in minuten", before is null ? null : YesNo(before.MinutenToegestaan), YesNo(after.MinutenToegestaan)),
            ("tarief van", Word(before, a => AgreementWords.TariefOp[a.TariefOp]), AgreementWords.TariefOp[after.TariefOp]),
            ("gebroken maand", Word(before, a => AgreementWords.GebrokenMaand[a.GebrokenMaand]),
                AgreementWords.GebrokenMaand[after.GebrokenMaand]),
            ("frequenties", Word(before, a => All(a.Frequenties)), All(after.Frequenties)),
        ];
        // Of one that is new what every agreement says unless something else was agreed is not worth a word.
        if (before is null)
            return all.Where(d => d is not (("tarief van", _, "levering") or ("gebroken maand", _, "vol") or ("frequenties", _, "alle")));
        return all.Where(d => d.Before != d.After);

        static string? Word(Agreement? agreement, Func<Agreement, string> word) => agreement is null ? null : word(agreement);
        static string All(string frequenties) => frequenties.Length > 0 ? frequenties : "alle";
        string Amount(long? cents) => cents is { } some ? euro(some) : "geen";
        static string Day(DateOnly? day) => day is { } some ? ComparedValue.Day(some) : "open";
        static string Text(string text) => text.Length > 0 ? text : "geen";
        static string YesNo(bool yes) => yes ? "ja" : "nee";
    }
}

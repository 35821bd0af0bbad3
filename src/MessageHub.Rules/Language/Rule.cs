using MessageHub.Berichten;

namespace MessageHub.Rules.Language;

/// <summary>
/// One rule of the standard as a value: what it says, where it holds, which code it returns and how it is checked. Each lives in a
/// file named after its code; <see cref="RuleCatalogue"/> lists them.
/// </summary>
public sealed class Rule
{
    /// <summary>The code of the standard: TR321, CD041, CS002.</summary>
    public required string Code { get; init; }

    /// <summary>A name in English, as in the file name.</summary>
    public required string Name { get; init; }

    /// <summary>In which phase it is judged, and how far a violation reaches.</summary>
    public required Level Level { get; init; }

    /// <summary>Return code as the standard prescribes it; 0001 at level 2, null where the standard gives none.</summary>
    public required string? RetourCode { get; init; }

    /// <summary>Where it holds. Of two rules with one code, of which one follows the other, no message has both.</summary>
    public required Scope AppliesTo { get; init; }

    /// <summary>The first release in which it holds; null is every release until <see cref="Until"/>.</summary>
    public ReleaseName? Since => AppliesTo.Since;

    /// <summary>The last release in which it holds, inclusive; null while no later one changed or dropped it.</summary>
    public ReleaseName? Until => AppliesTo.Until;

    /// <summary>What the rule says, in one plain Dutch sentence.</summary>
    public required string Definitie { get; init; }

    /// <summary>How the rule is checked. Empty for a rule that the schema enforces (level 1).</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>
    /// Rules that must hold on the same class instance before this one can be judged, for example because they own the relation
    /// to an allocation. When one of them fails, this rule is skipped, not failed.
    /// </summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>
    /// Distinguishes one list from another when the rule looks in a list that an operator may replace; null when its code is
    /// all there is to it.
    /// </summary>
    public string? ListId { get; init; }

    /// <summary>TR, CD or CS.</summary>
    public string Kind => Code[..2];

    /// <summary>Whether it holds for messages of this type and release.</summary>
    public bool Covers(BerichtIdentity identity) => AppliesTo.Covers(identity);

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Language;

/// <summary>The data is wrong: one rule that does not hold for one class instance of a message.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Instance">The class instance of the message, by reference.</param>
/// <param name="Violation">Why, and what would pass.</param>
public sealed record Finding(Rule Rule, Klasse Instance, Violation Violation)
{
    /// <summary>The code the sender gets: 0001 for all of level 2, else the code of the rule.</summary>
    public string? RetourCode => Rule.RetourCode;

    /// <summary>The rule and the instance, without values.</summary>
    public override string ToString() => $"{Rule.Code} on {Instance}";
}

using MessageHub.Rules.Language;

namespace MessageHub.Rules.Tests;

public class WarningPolicyTests
{
    private static readonly WarningChoice All = new(null, null, true);

    public static TheoryData<string, bool, WarningPolicy> Cases => new()
    {
        { "nothing was chosen", false, WarningPolicy.ShowAll },
        { "all are held everywhere", true, new(All) },
        { "all are held, but not in this gemeente", false, new(All, new("0297", null, false)) },
        { "only in another gemeente", false, new(new WarningChoice("0344", null, true)) },
        { "only another warning", false, new(new WarningChoice(null, "W004", true)) },
        { "this warning everywhere", true, new(new WarningChoice(null, "W005", true)) },
        { "all are held, but not this warning", false, new(All, new(null, "W005", false)) },
        { "the gemeente counts before the code", true, new(new(null, "W005", false), new("0297", null, true)) },
        { "both count before the gemeente", false, new(new("0297", null, true), new("0297", "W005", false)) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_most_precise_choice_counts(string reason, bool expected, WarningPolicy policy) =>
        Assert.Equal((reason, expected), (reason, policy.Holds("0297", "W005")));

    [Fact]
    public void A_choice_is_about_a_warning_on_messages_of_our_own() =>
        Assert.Equal(SignalCatalogue.All.Select(s => s.Code).Except(["W001", "W002", "W003"]), SignalCatalogue.OwnCodes);

    /// <summary>It stands with each verdict by what it was reached.</summary>
    [Fact]
    public void What_holds_is_in_the_identity_of_the_rules_and_showing_all_is_not()
    {
        string[] ids =
        [
            RuleCatalogue.All.Id,
            RuleCatalogue.All.With(new WarningPolicy(All)).Id,
            RuleCatalogue.All.With(new WarningPolicy(new WarningChoice("0297", null, true))).Id,
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(RuleCatalogue.All.Id, RuleCatalogue.All.With(WarningPolicy.ShowAll).Id);
    }
}

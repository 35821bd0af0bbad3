using MessageHub.Rules.Signals;

namespace MessageHub.Rules;

/// <summary>
/// What a person should see of a message that was accepted although it leaves something that is not right, listed by hand in code
/// order. The codes are ours: the standard has none, and no aanbieder gets them.
/// </summary>
public static class SignalCatalogue
{
    public static readonly IReadOnlyList<Rule> All =
    [
        W001TwoRunningStarts.Rule,
        W002StopOnOlderStart.Rule,
        W003StartDeletedAfterGrant.Rule,
    ];
}

using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Register;

/// <summary>
/// What transactions lock. Whoever needs both takes the lock of the scope first and that of the gemeente after it, and nothing after
/// that, so that no two wait for each other.
/// </summary>
internal static class LockNames
{
    /// <summary>Who sends the outbox: one at a time, so that what was made first leaves first.</summary>
    public const string Outbox = "outbox";

    /// <summary>Who gives out numbers of arrival in a scope.</summary>
    public static string ArrivalsOf(ExchangeScope scope) => $"arrivals|{Of(scope)}";

    public static string Of(ExchangeScope scope) => $"{scope.Standaard}|{scope.Gemeente}|{scope.Aanbieder}";

    public static string Of(Standaard standaard, string gemeente) => $"{standaard}|{gemeente}";
}

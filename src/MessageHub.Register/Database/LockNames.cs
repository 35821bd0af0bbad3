using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Database;

/// <summary>
/// What transactions lock. Whoever needs several takes that of the batches first, then that of the scope, then that of the agreements, then
/// that of the gemeente and then that of the arrivals, and nothing after that, so that no two wait for each other.
/// </summary>
internal static class LockNames
{
    /// <summary>Who sends the outbox: one at a time, so that what was made first leaves first.</summary>
    public const string Outbox = "outbox";

    /// <summary>Who sends events: one at a time, so that what happened first is reported first.</summary>
    public const string Events = "events";

    /// <summary>Who writes agreements: one at a time, so that none overlaps with one that is being written.</summary>
    public const string Agreements = "agreements";

    /// <summary>Who writes lists: one at a time, so that what is written was checked against what is there.</summary>
    public const string Lists = "lists";

    /// <summary>Who asks outside the store for what was seen in it.</summary>
    public const string Mark = "mark";

    /// <summary>Who declares that the store was restored: one at a time, so that nobody does it twice.</summary>
    public const string Epoch = "epoch";

    /// <summary>Who gives out numbers of arrival in a scope.</summary>
    public static string ArrivalsOf(ExchangeScope scope) => $"arrivals|{Of(scope)}";

    /// <summary>
    /// Who judges batches of a scope. Whoever finds this taken may leave, because the one who has it looks again; others who lock the scope
    /// do not.
    /// </summary>
    public static string BatchesOf(ExchangeScope scope) => $"turns|{Of(scope)}";

    public static string Of(ExchangeScope scope) => $"{scope.Standaard}|{scope.Gemeente}|{scope.Aanbieder}";

    /// <summary>Who informs a person that a destination cannot be reached: one at a time, so that it is reported once.</summary>
    public static string UnreachableOf(string destination) => $"unreachable|{destination}";

    public static string Of(Standaard standaard, string gemeente) => $"{standaard}|{gemeente}";
}

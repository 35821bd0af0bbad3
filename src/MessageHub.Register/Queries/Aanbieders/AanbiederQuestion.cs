using MessageHub.Register.Database;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>What questions about one aanbieder in one period have in common.</summary>
/// <param name="Database">Where they are asked.</param>
/// <param name="Filter">Whose data, and which period.</param>
/// <param name="Agbs">All codes of the aanbieder.</param>
internal sealed record AanbiederQuestion(RegisterDatabase Database, PerceelFilter Filter, string[] Agbs)
{
    /// <summary>What an aanbieder sends.</summary>
    /// <param name="alias">Of the messages.</param>
    public static string IsSent(string alias) => $"{alias}.nummer in (305, 307, 315, 317, 323)";

    /// <summary>That a row is of the aanbieder, and of the filter.</summary>
    /// <param name="alias">Of the rows.</param>
    public string IsOwn(string alias) =>
        $"{PerceelBasis.Conditions(Database, Filter, alias).Sql} and {Database.IsIn($"{alias}.aanbieder", "agbs")}";

    /// <summary>Those of <see cref="IsOwn"/>, and the days first, until, last and known of the filter.</summary>
    public (string Name, object? Value)[] Parameters =>
    [
        .. PerceelBasis.Conditions(Database, Filter, "x").Parameters,
        ("agbs", Database.ListOf(Agbs)),
        ("first", Filter.From),
        ("until", Filter.Until),
        ("last", Filter.LastDay),
        ("known", Filter.AsKnownOn),
    ];
}

namespace MessageHub.Register.Database;

/// <summary>
/// Conditions that all have to hold, with their parameters. Text that a user gave is always a parameter, never part of the SQL.
/// </summary>
internal sealed class Conditions(RegisterDatabase database)
{
    private readonly List<string> clauses = [];
    private readonly List<(string Name, object? Value)> parameters = [];

    public IReadOnlyList<(string Name, object? Value)> Parameters => parameters;

    /// <summary>The conditions, to stand after where.</summary>
    public string Sql => clauses.Count == 0 ? "true" : string.Join(" and ", clauses);

    /// <summary>Adds a condition that needs the parameters that are given.</summary>
    public Conditions Add(string clause, params IEnumerable<(string Name, object? Value)> values)
    {
        clauses.Add(clause);
        parameters.AddRange(values);
        return this;
    }

    /// <summary>Adds column = value, when there is a value.</summary>
    public Conditions AddEqual(string column, string parameter, object? value) =>
        value is null ? this : Add($"{column} = @{parameter}", (parameter, value));

    /// <summary>Adds that a column is a perceel, when there is one, however its name was typed; "" is no perceel.</summary>
    public Conditions AddPerceel(string column, string? perceel) =>
        perceel is null ? this : Add(PerceelName.Is(column), ("perceel", PerceelName.KeyOf(perceel)));

    /// <summary>
    /// Only rows of the scope, and of one gemeente of it when that is given. Names the parameter gemeenten, which other conditions may use.
    /// </summary>
    public Conditions AddScope(string column, GemeenteScope scope, string? gemeente = null)
    {
        var codes = scope.Gemeenten.Where(g => gemeente is null || g == gemeente);
        var one = database.IsIn(column, "gemeenten");
        return Add(
            scope.WithUnread && gemeente is null ? $"({one} or {column} is null)" : one,
            ("gemeenten", database.ListOf(codes)));
    }
}

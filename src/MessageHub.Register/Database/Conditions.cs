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
    /// <param name="alias">Of the rows, which have a gemeente and a standaard; "" when there is one table.</param>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="gemeente">One gemeente of it, or null for all.</param>
    public Conditions AddScope(string alias, GemeenteScope scope, string? gemeente = null)
    {
        var part = gemeente is null ? scope : scope.Within([gemeente]);
        var row = alias.Length == 0 ? "" : $"{alias}.";
        var one = part.Of(database, alias);
        return Add(part.WithUnread ? $"({one} or {row}gemeente is null)" : one, part.ParametersFor(database));
    }
}

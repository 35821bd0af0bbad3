namespace MessageHub.Register.Database;

/// <summary>A column of rows that go to the database as one json parameter.</summary>
/// <param name="Name">Name in the table and in the json.</param>
/// <param name="Type">Type in the table.</param>
/// <param name="Value">How a row gives its value: null, an id, text, long, bool, DateOnly or TimeOnly.</param>
internal sealed record Column<T>(string Name, ColumnType Type, Func<T, object?> Value);

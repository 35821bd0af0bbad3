namespace MessageHub.Backoffice.Text;

/// <summary>A column of a table that is saved as a file: a page says it once, whatever the file is.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="Of">Its field of a row.</param>
public sealed record Column<T>(string Name, Func<T, Field> Of);

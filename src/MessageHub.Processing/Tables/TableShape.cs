
namespace MessageHub.Processing.Tables;

/// <summary>What a file with a table has to look like.</summary>
/// <param name="Rows">What its rows are, in plain Dutch and the plural.</param>
/// <param name="Required">Columns it has to have.</param>
/// <param name="Optional">Columns it may have.</param>
internal sealed record TableShape(string Rows, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Required, .. Optional];
}

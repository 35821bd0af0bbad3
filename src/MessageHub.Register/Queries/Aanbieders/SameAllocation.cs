namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>That two rows are about one allocation of one client.</summary>
internal static class SameAllocation
{
    /// <summary>The condition.</summary>
    /// <param name="one">Alias of the one.</param>
    /// <param name="other">Alias of the other.</param>
    public static string Of(string one, string other) =>
        $"{one}.standaard = {other}.standaard and {one}.gemeente = {other}.gemeente and {one}.aanbieder = {other}.aanbieder"
        + $" and {one}.bsn = {other}.bsn and {one}.toewijzing_nummer = {other}.toewijzing_nummer";
}

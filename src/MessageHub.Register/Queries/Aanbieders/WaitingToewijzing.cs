namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Allocations whose care has not begun.</summary>
internal static class WaitingToewijzing
{
    /// <summary>
    /// That a version of an allocation counts on a day and its care has not begun: no start message, and its last day is not over.
    /// </summary>
    /// <param name="alias">Of the versions.</param>
    /// <param name="day">The day, as an expression.</param>
    public static string Is(string alias, string day) =>
        $"""
        {alias}.told_on <= {day} and ({alias}.einddatum is null or {alias}.einddatum >= {day}) and not exists (
            select 1 from levering l
            where {SameAllocation.Of("l", alias)} and l.deleted_by is null and l.reden_beeindiging is null)
        """;
}

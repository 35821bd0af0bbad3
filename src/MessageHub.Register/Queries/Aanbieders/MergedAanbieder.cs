namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Under which code an aanbieder goes on that merged into another.</summary>
internal static class MergedAanbieder
{
    /// <summary>Joins rows of an aanbieder to m, which has the code at the end of the period (<c>@last</c>), when it has another.</summary>
    /// <param name="alias">Of the rows.</param>
    public static string Join(string alias) =>
        $"""
        left join (
            select agb, max(hoofd_agb) as hoofd_agb from listed_aanbieder
            where removed is null and hoofd_agb is not null and van <= @last and (tot is null or tot >= @last) group by agb) m
            on m.agb = {alias}.aanbieder
        """;
}

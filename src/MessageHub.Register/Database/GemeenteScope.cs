using MessageHub.Berichten;

namespace MessageHub.Register.Database;

/// <summary>
/// The gemeenten, or domains of gemeenten, whose data may be seen. Every question to the register takes one and answers with nothing of
/// another gemeente or domain; an empty scope sees nothing.
/// </summary>
/// <param name="Rights">What may be seen.</param>
/// <param name="WithUnread">
/// Also files whose gemeente could not be read: they may hold data of any gemeente, so this is for whoever runs the installation.
/// </param>
public sealed record GemeenteScope(IReadOnlyCollection<GemeenteRight> Rights, bool WithUnread = false)
{
    /// <summary>CBS codes of the gemeenten of which something may be seen.</summary>
    public IReadOnlyList<string> Gemeenten => [.. Rights.Select(r => r.Gemeente).Distinct()];

    /// <summary>Of every gemeente both domains may be seen.</summary>
    public bool HasBothDomains => Rights.All(r => r.Standaard is null);

    /// <summary>Whether a domain of a gemeente may be seen.</summary>
    public bool Contains(string gemeente, Standaard standaard) =>
        Rights.Any(r => r.Gemeente == gemeente && (r.Standaard ?? standaard) == standaard);

    /// <summary>Whether all that a right gives may be seen.</summary>
    public bool Contains(GemeenteRight right) => right.Standaard is { } standaard
        ? Contains(right.Gemeente, standaard)
        : Enum.GetValues<Standaard>().All(s => Contains(right.Gemeente, s));

    /// <summary>As far as it is about these gemeenten.</summary>
    public GemeenteScope Within(IEnumerable<string> gemeenten)
    {
        var some = gemeenten.ToHashSet();
        return new([.. Rights.Where(r => some.Contains(r.Gemeente))]);
    }

    /// <summary>
    /// A condition on rows with a gemeente and a standaard; it needs <see cref="ParametersFor"/>. Domains are asked only where they limit,
    /// so that an index on the gemeente serves whoever sees both.
    /// </summary>
    /// <param name="database">Where the register is kept.</param>
    /// <param name="alias">Of the rows; "" when there is one table.</param>
    internal string Of(RegisterDatabase database, string alias)
    {
        var row = alias.Length == 0 ? "" : $"{alias}.";
        var gemeente = database.IsIn($"{row}gemeente", "gemeenten");
        return HasBothDomains ? gemeente : $"({gemeente} and {database.IsIn($"{row}standaard || {row}gemeente", "domains")})";
    }

    /// <summary>The parameters gemeenten and, where domains limit, domains.</summary>
    internal IReadOnlyList<(string Name, object? Value)> ParametersFor(RegisterDatabase database) =>
    [
        ("gemeenten", database.ListOf(Gemeenten)),
        .. HasBothDomains ? [] : new[] { ("domains", (object?)database.ListOf(DomainsOf(Rights))) },
    ];

    private static IEnumerable<string> DomainsOf(IEnumerable<GemeenteRight> rights) =>
        from right in rights
        from standaard in Enum.GetValues<Standaard>()
        where (right.Standaard ?? standaard) == standaard
        select $"{Families.Of(standaard)}{right.Gemeente}";
}

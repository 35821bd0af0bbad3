using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>
/// The table of percelen that contract management lays beside its talks (steering.md B2): a pure function of the facts.
/// </summary>
/// <param name="Rows">By domain, Wmo first, and in the order of the division; what is in no perceel comes last.</param>
/// <param name="Totals">
/// By domain: within and outside the scope where there is something outside, and all; then both domains together.
/// </param>
/// <param name="InBothTops">Aanbieders among the ten largest of both domains.</param>
public sealed record PerceelTable(IReadOnlyList<PerceelRow> Rows, IReadOnlyList<PerceelTotal> Totals, long InBothTops)
{
    /// <summary>With fewer registered aanbieders shares of the largest say nothing.</summary>
    public const int LeastRegistered = 10;

    /// <summary>With fewer clients they say nothing either.</summary>
    public const int LeastClients = 50;

    private const int LargestOf = 10;

    /// <summary>The domains, in the order of the table.</summary>
    public static readonly IReadOnlyList<Standaard> Domains = [Standaard.Iwmo, Standaard.Ijw];

    /// <summary>The table that these facts make.</summary>
    public static PerceelTable Of(PerceelFacts facts)
    {
        var definitions = facts.Definitions.ToDictionary(d => (d.Standaard, d.Key));
        var amounts = facts.Amounts.ToLookup(a => (a.Standaard, a.Key));
        var registered = facts.Registrations.ToLookup(r => (r.Standaard, r.Key));
        var clients = facts.Clients.Where(c => c.Of is ClientsOf.Perceel).ToDictionary(c => (c.Standaard!.Value, c.Key), c => c.Count);
        var places = facts.Definitions.Select((d, i) => (d.Standaard, d.Key, i)).ToDictionary(d => (d.Standaard, d.Key), d => d.i);
        var rows = amounts.Select(a => a.Key).Concat(registered.Select(r => r.Key)).Distinct()
            .OrderBy(k => Domains.ToList().IndexOf(k.Standaard))
            .ThenBy(k => k.Key.Length == 0)
            .ThenBy(k => places.GetValueOrDefault(k, int.MaxValue))
            .ThenBy(k => k.Key, StringComparer.Ordinal)
            .Select(key =>
            {
                var definition = definitions.GetValueOrDefault(key)
                    ?? new(key.Standaard, key.Key, key.Key, IsInScope: true, HasConcentration: true);
                var nets = NetsOf(facts, amounts[key]);
                var registrations = Organisations(facts, registered[key]);
                var persons = clients.GetValueOrDefault(key);
                return new PerceelRow(
                    key.Standaard,
                    key.Key,
                    definition.Name,
                    definition.IsInScope,
                    nets.Values.Sum(),
                    registrations,
                    nets.Values.Count(n => n > 0),
                    persons,
                    Concentration.Of(
                        nets.Values, definition.HasConcentration && registrations >= LeastRegistered && persons >= LeastClients));
            })
            .ToList();
        return new(rows, [.. TotalsOf(facts, rows)], InBoth(facts));
    }

    /// <summary>The net of each organisation.</summary>
    public static IReadOnlyDictionary<string, long> NetsOf(PerceelFacts facts, IEnumerable<PerceelFacts.Amount> amounts) =>
        amounts.GroupBy(a => facts.OrganisationOf(a.Aanbieder)).ToDictionary(g => g.Key, g => g.Sum(a => a.Net));

    /// <summary>How many organisations are registered.</summary>
    public static long Organisations(PerceelFacts facts, IEnumerable<PerceelFacts.Registration> registrations) =>
        registrations.Select(r => facts.OrganisationOf(r.Aanbieder)).Distinct().Count();

    private static IEnumerable<PerceelTotal> TotalsOf(PerceelFacts facts, List<PerceelRow> rows)
    {
        var domains = Domains.Where(d => rows.Exists(r => r.Standaard == d)).ToList();
        foreach (var domain in domains)
        {
            var own = rows.Where(r => r.Standaard == domain).ToList();
            if (own.Exists(r => !r.IsInScope) && own.Exists(r => r.IsInScope))
            {
                yield return TotalOf(facts, domain, true, own.Where(r => r.IsInScope));
                yield return TotalOf(facts, domain, false, own.Where(r => !r.IsInScope));
            }

            yield return TotalOf(facts, domain, null, own);
        }

        if (domains.Count > 1)
            yield return TotalOf(facts, null, null, rows);
    }

    private static PerceelTotal TotalOf(PerceelFacts facts, Standaard? domain, bool? isInScope, IEnumerable<PerceelRow> of)
    {
        var rows = of.ToList();
        var keys = rows.Select(r => (r.Standaard, r.Key)).ToHashSet();
        var nets = NetsOf(facts, facts.Amounts.Where(a => keys.Contains((a.Standaard, a.Key))));
        var persons = facts.Clients.FirstOrDefault(c => domain is null
            ? c.Of is ClientsOf.All
            : c.Standaard == domain
                && (isInScope is null ? c.Of is ClientsOf.Domain : c.Of is ClientsOf.Scope && c.IsOutside != isInScope));
        return new(
            domain,
            isInScope,
            nets.Values.Sum(),
            rows.Sum(r => r.Registered),
            Organisations(facts, facts.Registrations.Where(r => keys.Contains((r.Standaard, r.Key)))),
            nets.Values.Count(n => n > 0),
            rows.Sum(r => r.Clients),
            persons?.Count ?? 0,
            Concentration.Of(nets.Values, isMeant: true));
    }

    private static long InBoth(PerceelFacts facts)
    {
        var tops = Domains.Select(d => NetsOf(facts, facts.Amounts.Where(a => a.Standaard == d))
            .Where(n => n.Value > 0)
            .OrderByDescending(n => n.Value)
            .ThenBy(n => n.Key, StringComparer.Ordinal)
            .Take(LargestOf)
            .Select(n => n.Key));
        return tops.Aggregate((a, b) => a.Intersect(b)).Count();
    }
}

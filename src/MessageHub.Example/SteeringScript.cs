using System.Globalization;
using MessageHub.Register.Talks;

namespace MessageHub.Example;

/// <summary>
/// What happens in a region of steering: who is contracted, what is allocated and what is claimed. Made anew it is the same; BSNs are test
/// numbers.
/// </summary>
public sealed class SteeringScript
{
    private const int Persons = 7356;
    private const int Young = 5700;
    private const string Indeling = "2025";

    private static readonly string[] Names =
    [
        "De Linde", "Het Anker", "De Brug", "Zonnehoek", "De Wilg", "Het Kompas", "De Boomgaard", "Nieuwe Kansen", "De Schakel",
        "Het Baken",
        "De Vlinder", "Rivierzorg", "De Dijk", "Het Weidehuis", "De Kade", "Samen Verder", "De Uiterwaard", "Het Veerhuis",
        "De Regenboog", "De Stek",
    ];

    private static readonly string[] Kinds =
    [
        "Zorg", "Jeugdhulp", "Begeleiding", "Thuis", "Ondersteuning", "Behandeling", "Wonen", "Coaching", "Dagbesteding", "Praktijk",
        "Groep", "Advies",
    ];

    private readonly Random random = new(3);
    private readonly SteeringRegion region;
    private readonly List<SteeringLine> lines = [];
    private readonly List<(SteeringPerceel Perceel, string Agb)> registered = [];

    /// <summary>Divides what is printed of a region over invented aanbieders, clients and months; the same each time.</summary>
    public SteeringScript(SteeringRegion region)
    {
        this.region = region;
        var persons = TestBsns().Take(Persons).ToArray();
        random.Shuffle(persons);
        var pools = new Dictionary<string, (string[] Persons, string[] Agbs)>
        {
            ["jw"] = (persons[..Young], [.. Agbs(6565, 190), .. Agbs(7575, 20)]),
            ["wmo"] = (persons[Young..], [.. Agbs(7575, 150)]),
        };
        var homes = new Dictionary<string, string>();
        foreach (var perceel in region.Percelen)
        {
            var (pool, agbs) = pools[perceel.Domein];
            random.Shuffle(agbs);
            registered.AddRange(agbs.Take(perceel.Registered).Select(a => (perceel, a)));
            random.Shuffle(pool);
            Divide(perceel, agbs, pool, homes);
        }
    }

    /// <summary>The claimed lines.</summary>
    public IReadOnlyList<SteeringLine> Lines => lines;

    /// <summary>The agreements as a file.</summary>
    public string Agreements => Csv(
        "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan",
        from r in registered
        from gemeente in region.Gemeenten
        let unit = r.Perceel.Tarief is { } tarief ? $"82;output;{tarief / 100},{tarief % 100:00}" : "83;output;"
        let product = $"{r.Perceel.Domein};{r.Perceel.Code};{r.Perceel.Categorie};{r.Perceel.Product}"
        select $"{gemeente.Code};{r.Agb};{product};{unit};2024-01-01;;nee");

    /// <summary>The list of percelen, as CSV.</summary>
    public string Percelen => Csv(
        "indeling;domein;code;naam;volgorde;in_scope;concentratie;van",
        region.Percelen.DistinctBy(p => (p.Domein, p.Code)).Select((p, i) =>
            $"{Indeling};{p.Domein};{p.Code};{p.Name};{i + 1};{YesNo(p.IsInScope)};{YesNo(p.HasConcentration)};2025-01-01"));

    /// <summary>The list of products of percelen, as CSV.</summary>
    public string Products => Csv(
        "indeling;domein;productcode;perceel;van", region.Percelen.Select(p => $"{Indeling};{p.Domein};{p.Product};{p.Code};2025-01-01"));

    /// <summary>The list of aanbieders, as CSV.</summary>
    public string Aanbieders => Csv(
        "agb;naam;telefoon;mail;van",
        registered.Select(r => r.Agb).Distinct().Order(StringComparer.Ordinal).Select((agb, i) =>
            $"{agb};{NameOf(i)};0881{agb[..2]}{agb[4..]};info@{agb}.example;2024-01-01"));

    private static string NameOf(int number) => $"{Names[number % Names.Length]} {Kinds[number / Names.Length % Kinds.Length]}";

    /// <summary>The contracts as a file, with classes by what each has.</summary>
    /// <param name="attentionUntil">The last day of the attention that one of them needs.</param>
    public string Contracts(DateOnly attentionUntil)
    {
        var bySize = BySize;
        string ClassOf(string agb) => bySize.IndexOf(agb) switch
        {
            >= 0 and < 4 => TalkTerms.Strategic,
            >= 4 and < 10 => TalkTerms.Specialist,
            _ => "overig",
        };
        string AttentionOf(string agb) =>
            bySize.IndexOf(agb) == 10 ? string.Create(CultureInfo.InvariantCulture, $"wachtlijst;{attentionUntil:yyyy-MM-dd}") : ";";
        return Csv(
            "gemeente;agb;domein;perceel;kenmerk;soort;klasse;aandacht_reden;aandacht_tot;status;van;open_voor_nieuw",
            from r in registered.DistinctBy(r => (r.Agb, r.Perceel.Domein, r.Perceel.Code))
            from gemeente in region.Gemeenten
            let contract = $"{r.Perceel.Domein};{r.Perceel.Code};;raam;{ClassOf(r.Agb)};{AttentionOf(r.Agb)}"
            select $"{gemeente.Code};{r.Agb};{contract};actief;2024-01-01;ja");
    }

    /// <summary>Those with euros, the largest first.</summary>
    public List<string> BySize =>
    [
        .. lines.GroupBy(l => l.Agb).OrderByDescending(g => g.Sum(l => l.Cents)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key),
    ];

    /// <summary>The 301s, one for a client and who delivers to it.</summary>
    public IEnumerable<byte[]> Allocations() =>
        Exchanges.SelectMany(e => e.GroupBy(l => l.Bsn)).Select((client, i) => SteeringBerichten.Allocations($"T{i}", [.. client]));

    /// <summary>The 323s, one for who delivers in a gemeente under a law.</summary>
    public IEnumerable<byte[]> Claims() => Exchanges.Select((e, i) => SteeringBerichten.Claim($"D{i}", [.. e], isCredit: false));

    private List<IGrouping<(string Gemeente, string Agb, string Domein), SteeringLine>> Exchanges =>
        [.. lines.GroupBy(l => (l.Gemeente, l.Agb, l.Perceel.Domein)).OrderBy(g => g.Key)];

    /// <summary>Spreads a perceel over aanbieders so that the largest have their share, and what each has over its clients.</summary>
    private void Divide(SteeringPerceel perceel, string[] agbs, string[] pool, Dictionary<string, string> homes)
    {
        var delivering = Math.Min(perceel.Registered, perceel.Clients);
        var amounts = AmountsOf(perceel, perceel.Total, delivering);
        var counts = amounts.Select(a => 1 + (int)((perceel.Clients - delivering) * a / perceel.Total)).ToArray();
        for (var i = 0; counts.Sum() < perceel.Clients; i++)
            counts[i % delivering]++;
        var next = 0;
        for (var i = 0; i < delivering; i++)
        {
            foreach (var cents in Parts(amounts[i], [.. Enumerable.Range(0, counts[i]).Select(_ => random.NextDouble() + 0.3)]))
            {
                var bsn = pool[next++];
                if (!homes.TryGetValue(bsn, out var home))
                    homes[bsn] = home = HomeOf(random.Next(region.Gemeenten.Sum(g => g.Weight)));
                lines.Add(new(lines.Count + 1, home, agbs[i], perceel, bsn, perceel.Tarief ?? cents));
            }
        }
    }

    private long[] AmountsOf(SteeringPerceel perceel, long total, int delivering)
    {
        if (perceel is not { Top3: { } share3, Top10: { } share10 })
            return Parts(total, [.. Enumerable.Range(0, delivering).Select(_ => random.NextDouble() + 0.1).OrderDescending()]);
        var (top3, top10) = (total * share3 / 10_000, total * share10 / 10_000);
        return
        [
            .. Parts(top3, [0.40, 0.33, 0.27]),
            .. Parts(top10 - top3, [.. Enumerable.Range(0, 7).Select(i => 7 - i * 0.15)]),
            .. Parts(total - top10, [.. Enumerable.Range(0, delivering - 10).Select(i => 1.0 / (i + 6))]),
        ];
    }

    /// <summary>Parts of a whole by weight; what is left over by rounding down goes to the first.</summary>
    private static long[] Parts(long whole, double[] weights)
    {
        var sum = weights.Sum();
        var parts = weights.Select(w => (long)(whole * (w / sum))).ToArray();
        parts[0] += whole - parts.Sum();
        return parts;
    }

    private string HomeOf(int draw)
    {
        var i = 0;
        for (; draw >= region.Gemeenten[i].Weight; i++)
            draw -= region.Gemeenten[i].Weight;
        return region.Gemeenten[i].Code;
    }

    private static string YesNo(bool value) => value ? "ja" : "nee";

    private static IEnumerable<string> Agbs(int start, int count) =>
        Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{start}{i:0000}"));

    private static IEnumerable<string> TestBsns() =>
        from number in Enumerable.Range(999900000, 100_000)
        let digits = number.ToString(CultureInfo.InvariantCulture)
        where (Enumerable.Range(0, 8).Sum(i => (digits[i] - '0') * (9 - i)) - (digits[8] - '0')) % 11 == 0
        select digits;

    private static string Csv(string header, IEnumerable<string> rows) => $"{header}\n{string.Join('\n', rows)}\n";
}

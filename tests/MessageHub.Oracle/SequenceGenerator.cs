namespace MessageHub.Oracles;

/// <summary>
/// Makes sequences of messages that are technically clean and run into the rules of level 3 from both sides.
/// </summary>
/// <remarks>
/// <para>
/// A sequence has one family, one municipality, two providers, three clients and a handful of allocation numbers, references and dates, so
/// that messages meet each other often. The same seed and family always give the same sequence. Every message starts as a proposal from
/// what the registry holds at that moment, with a chance of an oddity in every field; it is tried against the oracle, and kept when it does
/// what was wished for: to be accepted, to break one chosen rule, or just to be there.
/// </para>
/// <para>Promises, each of them tested by <see cref="LevelTwo"/> before a message is offered (rules.md §2, §5, §6):</para>
/// <list type="bullet">
/// <item>every message: no repeated key (TR101; TR383 in a 315), no empty list, values within the schema;</item>
/// <item>301: no stacking (TR302), end not before start (CS003), CD041, CD075–CD080, CS335, CS336, CS338;</item>
/// <item>305: Begindatum not after Dagtekening (TR134), status 1 or 3 (CS058);</item>
/// <item>307: the same for both dates, Einddatum not before Begindatum (TR018);</item>
/// <item>315: no stacking (TR386), CS003, CD041, CD075–CD079, CD095, CS343;</item>
/// <item>317: an existing and a changing product (TR352, TR353), new products start after Dagtekening (TR380) and do not stack (TR410),
/// CS003, CD041, CD075–CD079, CD096, CS338;</item>
/// <item>323: whole month as claim period (CS340) that is over at the Dagtekening (TR134, TR137), product periods within one month (CS337),
/// not after Dagtekening, from 2021 (CS100) and at most five years old (TR335), VorigReferentieNummer on credits only (CD060), once (TR315)
/// and not of a line in the message (TR316), one debit per product and period (TR416), tariff unless euros (CD087), amount equal to volume
/// in euros (CS339), zero is debit (CS325); the total is the sum of the lines by definition (TR358).</item>
/// </list>
/// <para>
/// Left to whoever turns the records into messages: names, birth dates, addresses, BeschikkingNummer, RedenVerzoek and a
/// RedenAfwijzingVerzoek with VerzoekAntwoord 1 that is not 8 (CD085, CD086, TR377, TR409). Nothing is dated after
/// <see cref="OSequence.LastDated"/> (TR135). Unless edges are asked for, the municipality exists throughout (TR378) and there are no
/// agreements.
/// </para>
/// <para>
/// Places that the text leaves open are avoided: a TeWijzigenProduct that would end before its allocation begins, a change of unit of an
/// allocation other than between hours and minutes, two 302 messages on one 301.
/// </para>
/// </remarks>
public sealed partial class SequenceGenerator
{
    public const string Municipality = "0297";

    /// <summary>Wished for like a rule: a claim with a line that is held for a person .</summary>
    private const string Held = "D89";

    private static readonly string[] Providers = ["65656055", "42420001"];
    private static readonly string[] AllClients = ["999900006", "999900018", "999900031", "999900043", "999900055", "999900067"];
    private static readonly long[] HourlyTariffs = [1500, 8000, 8200, 8730, 9350];
    private static readonly string[] AllUnits = ["01", "04", "14", "16", "82", "83", "84"];

    private static readonly (int Type, int Weight)[] Types =
        [(301, 12), (302, 4), (305, 12), (307, 24), (315, 7), (317, 11), (319, 14), (323, 26)];

    /// <summary>What a sequence is mostly about, so that it gets somewhere.</summary>
    private static readonly int[][] Themes = [
        [301, 323], [301, 323], [323], [305, 307], [305, 307], [305, 307], [315, 317, 319], [301, 317, 319], []
    ];

    /// <summary>The rules that are wished for, per message type; rules that are hard to meet stand there more than once.</summary>
    private static readonly Dictionary<int, string[]> Wishes = new()
    {
        [301] = ["TR332", "TR379", "TR385", "TR385", "TR056"],
        [305] = ["TR019", "TR063", "TR071", "TR071", "TR071", "TR074", "TR326", "TR056"],
        [307] = ["TR019", "TR063", "TR074", "TR074", "TR382", "TR413", "TR413", "TR414", "TR415", "TR056"],
        [315] = ["TR347", "TR374", "TR056"],
        [317] =
        [
            "TR304", "TR347", "TR349", "TR349", "TR350", "TR351", "TR357", "TR357", "TR361", "TR373", "TR373", "TR373", "TR374", "TR375",
            "TR375", "TR375", "TR375",
            "TR375", "TR411", "TR411", "TR412", "TR412", "TR056",
        ],
        [319] = ["TR355", "TR359", "TR359", "TR360", "TR360", "TR365", "TR365", "TR056"],
        [323] =
        [
            "TR056", "TR333", "TR318", "TR304", "TR307", "TR308", "TR314", "TR319", "TR321", "TR322", "TR322", "TR323", "TR338", "TR339",
            "TR340", "TR341",
            "TR346", "TR369", "TR369", "TR384", "TR384", "TR384", "TR384", "TR387", "TR388", "TR389", "TR390", "TR390", "TR390",
            Held, Held, Held,
        ],
    };

    /// <summary>Rules of level 2 that a message may break when that was asked for; each in messages that are clean otherwise.</summary>
    private static readonly string[] OnPurpose = ["TR134", "TR416", "TR335", "CD034"];

    private readonly int seed;
    private readonly OFamily family;
    private readonly Random random;
    private readonly string[] clients;
    private readonly int[] theme;
    private readonly List<Blueprint> blueprints = [];
    private readonly List<OMessage> sent = [];
    private readonly List<OAgreement> agreements = [];
    private readonly string municipality = Municipality;
    private readonly DateOnly lastDay;
    private readonly bool edges;
    private readonly bool leap;
    private IReadOnlyList<Accepted> history = [];
    private DateOnly today;
    private double oddity;
    private string? wished;
    private int counter;

    /// <param name="seed">The same seed always gives the same sequence.</param>
    /// <param name="family">Its family.</param>
    /// <param name="edges">
    /// With agreements, now and then a message that breaks a rule of level 2, a municipality that comes or goes meanwhile, or claims around
    /// 29 February.
    /// </param>
    public SequenceGenerator(int seed, OFamily family, bool edges = false)
    {
        this.seed = seed;
        this.family = family;
        this.edges = edges;
        random = new Random(unchecked((seed * 2) + (int)family));
        clients = [.. AllClients.OrderBy(_ => random.Next()).Take(3)];
        theme = Pick(Themes);
        today = new DateOnly(2025, 3, 1).AddDays(random.Next(500));
        if (edges && random.Next(4) == 0)
        {
            var one = Pick(Municipalities.WithPeriod);
            municipality = one.Code;
            today = Municipalities.EdgeOf(one).AddDays(random.Next(120) - 90);
        }
        else if (edges && random.Next(4) == 0)
        {
            leap = true;
            today = new DateOnly(2028, 2, 29).AddDays(-random.Next(60));
        }

        lastDay = today > new DateOnly(2028, 1, 1) ? new DateOnly(2028, 3, 2) : new DateOnly(2026, 12, 1);
        var numbers = 4 + random.Next(3);
        for (var i = 0; i < numbers; i++)
            blueprints.Add(NewBlueprint(300001 + i));
        if (Chance(0.35))
            GiveGeneric();
        if (edges)
            Agree();
    }

    /// <summary>What an allocation number is first meant for.</summary>
    private sealed record Blueprint(string Bsn, string Provider, OAllocation Allocation);

    /// <summary>The sequence of this seed.</summary>
    public OSequence Generate()
    {
        var length = 4 + random.Next(11);
        while (sent.Count < length)
        {
            var message = Propose(ChooseType());
            if (message is null)
                continue;
            sent.Add(message);
            history = Oracle.Apply(history, message, Oracle.Judge(history, message, agreements));
            if (today < lastDay)
                today = Earliest(
                    today < new DateOnly(2028, 1, 1) ? DateOnly.MaxValue : lastDay,
                    today.AddDays(
                        random.Next(4) switch { 0 => 0, 1 => 1 + random.Next(5), 2 => 5 + random.Next(15), _ => 20 + random.Next(20) }));
        }

        return new OSequence(seed, family, [.. sent]) { Agreements = agreements };
    }

    private int ChooseType()
    {
        if (!history.Any(fact => fact.Message is O301) && !Chance(0.1))
            return 301;
        if (sent.Count < 3 && Chance(0.15))
            return 301;
        var weights = Types.Select(type => type.Weight * (theme.Contains(type.Type) ? 4 : 1) * (HasGround(type.Type) ? 8 : 1)).ToList();
        var left = random.Next(weights.Sum());
        var chosen = 0;
        while (left >= weights[chosen])
            left -= weights[chosen++];
        return Types[chosen].Type;
    }

    /// <summary>Whether a message of this type has something to be about.</summary>
    private bool HasGround(int type) => type switch
    {
        307 => history.Any(fact => fact.Message is O305),
        317 or 323 => history.Any(fact => fact.Message is O301),
        319 => history.Any(fact => fact.Message is O315 or O317),
        _ => true,
    };

    /// <summary>Tries until a proposal does what is wished for, and else takes the last clean one.</summary>
    private OMessage? Propose(int type)
    {
        var mood = history.Count == 0 && Chance(0.7) ? 0 : random.NextDouble();
        if (mood < 0.52)
            return Try(type, 0.06, 25, verdict => verdict.Outcome == OOutcome.Accepted) ?? Try(type, 0.06, 25, _ => true);
        if (mood < 0.92 && Wishes.TryGetValue(type, out var rules))
        {
            if (edges)
                rules = [
                    .. rules, .. type switch { 301 => ["TR134", "CD034"], 323 => ["TR416", "TR335", "TR335"], _ => Array.Empty<string>() }
                ];
            // Not every rule can be broken at every moment; a few wishes in turn.
            for (var turn = 0; turn < 4; turn++)
            {
                var rare = turn < 2 && Chance(0.6) ? rules.Where(HasMatter).ToList() : [];
                wished = rare.Count > 0 ? Pick(rare) : Pick(rules);
                var found = Try(
                    type, 0.3, 20, verdict => wished == Held ? verdict.Outcome is OOutcome.Held : verdict.Rules.Contains(wished));
                wished = null;
                if (found is not null)
                    return found;
            }
        }

        return Try(type, 0.15, 25, _ => true);
    }

    private OMessage? Try(int type, double rate, int attempts, Predicate<OVerdict> fits)
    {
        oddity = rate;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            var message = Make(type);
            if (message is not null && LevelTwo.Violations(message).All(MayBreak) && fits(Oracle.Judge(history, message, agreements)))
                return message;
        }

        return null;
    }

    private bool MayBreak(string rule) => edges && rule == wished && OnPurpose.Contains(rule);

    private OMessage? Make(int type)
    {
        var provider = Chance(0.9) ? Providers[0] : Providers[1];
        var header = NewHeader(type, provider);
        return type switch
        {
            301 => Make301(header),
            302 => Make302(header),
            305 => Make305(header),
            307 => Make307(header),
            315 => Make315(header),
            317 => Make317(header),
            319 => Make319(header),
            _ => Make323(header),
        };
    }

    private OHeader NewHeader(int type, string provider)
    {
        var identification = $"I{++counter}";
        if (wished == "TR056" ? Chance(0.7) : Odd(0.1))
        {
            // Mostly one of the same type and sender, sometimes one that only looks used.
            var used = sent.Where(message => message is not O302 && (Chance(0.1) || message.Type == type)).ToList();
            if (used.Count > 0)
                identification = Pick(used).Header.Identification;
            if (Chance(0.05))
                identification = Pick([identification.ToLowerInvariant(), identification.ToUpperInvariant()]);
        }

        var dated = Chance(0.07) ? today.AddDays(-random.Next(25)) : today;
        return new OHeader(family, municipality, provider, identification, dated);
    }

    // ---------------------------------------------------------------- allocations

    /// <summary>One client gets a generic allocation and hardly anything beside it, as it would stack with everything.</summary>
    private void GiveGeneric()
    {
        for (var i = 1; i < blueprints.Count; i++)
        {
            if (blueprints[i].Bsn == clients[1])
                blueprints[i] = blueprints[i] with { Bsn = clients[0] };
        }

        var allocation = blueprints[0].Allocation;
        blueprints[0] = new Blueprint(clients[1], Providers[0], allocation with
        {
            Product = null,
            Volume = null,
            Budget = 1000 * (1 + random.Next(200)),
            End = allocation.Start.AddDays(100 + random.Next(300)),
        });
    }

    private Blueprint NewBlueprint(long number)
    {
        var product = NewProduct();
        var start = today.AddDays(-random.Next(150));
        if (leap)
            start = new DateOnly(2023, 1, 10).AddDays(random.Next(60));
        if (Chance(0.45))
            start = Time.FirstOfMonth(start);
        DateOnly? end = random.Next(8) switch
        {
            0 or 1 => null,
            2 => start.AddDays(random.Next(6)),
            3 => Time.LastOfMonth(start.AddDays(random.Next(200))),
            4 => ToDay(start.AddDays(random.Next(120)), DayOfWeek.Sunday),
            5 => ToDay(start.AddDays(random.Next(120)), DayOfWeek.Saturday),
            _ => start.AddDays(10 + random.Next(200)),
        };
        if (leap && end is not null)
            end = end.Value.AddYears(random.Next(6));
        var (volume, budget) = NewSize(product);
        if (end is null && (budget is not null || volume is { Frequency: "2" }))
            end = start.AddDays(30 + random.Next(150));
        var allocation = new OAllocation(number, null, product, start, new TimeOnly(9, 0), start, end, null, volume, budget);
        return new Blueprint(
            Chance(0.6) ? clients[0] : Chance(0.8) ? clients[1] : clients[2], Chance(0.88) ? Providers[0] : Providers[1], allocation);
    }

    /// <summary>What the contracts say of the products, each variant; some from or until a day in the middle.</summary>
    private void Agree()
    {
        foreach (var product in blueprints.Select(blueprint => blueprint.Allocation.Product)
            .OfType<OProduct>()
            .Where(product => product.Code is not null)
            .Distinct())
        {
            if (Chance(0.3))
                continue;
            var from = Chance(0.6) ? today.AddYears(-6) : today.AddDays(random.Next(90) - 60);
            agreements.Add(
                new OAgreement(
                    Chance(0.85) ? Providers[0] : Providers[1], product, Pick(["inspanning", "output", "taak"]), from,
                    Chance(0.7) ? null : from.AddDays(random.Next(120))));
        }
    }

    private OProduct? NewProduct()
    {
        string[] products = family == OFamily.Ijw
            ? ["45/45A04", "45/45A04", "45/45A53", "44/44A09", "45/45B01", "50/50A01", "54/54A16", "45", "50", "", ""]
            : ["01/01A01", "01/01A01", "02/02A03", "02/02A03", "07/07A12", "11/11A01", "12/12A01", "05/05B83", "02", "11", "", ""];
        var parts = Pick(products).Split('/');
        return parts[0].Length == 0 ? null : new OProduct(parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private (OVolume? Volume, long? Budget) NewSize(OProduct? product)
    {
        if (product is null)
            return (null, 1000 * (1 + random.Next(200)));
        if (product.Code is null)
            return (null, Chance(0.75) ? 1000 * (1 + random.Next(200)) : null);
        var unit = product.Code switch
        {
            "44A09" => "14",
            "45B01" or "11A01" => "82",
            "50A01" or "12A01" or "05B83" => "83",
            "54A16" => Pick(["16", "84"]),
            "07A12" => "16",
            "01A01" => Pick(["04", "01", "82", "83"]),
            _ => Chance(0.85) ? "04" : "01",
        };
        var frequency = unit is "14" or "16" or "83" or "84" ? Pick(["2", "2", "4", "6"]) : Pick(["1", "2", "2", "4", "6"]);
        if (product.Category == "01" && Chance(0.6))
            frequency = "2";
        return (new OVolume(NewAmountOf(unit, frequency), unit, frequency), null);
    }

    private long NewAmountOf(string unit, string frequency)
    {
        var volume = 1 + random.Next(6);
        if (unit == "83")
            volume *= 5000;
        if (unit == "01")
            volume *= 30;
        return frequency == "6" ? volume * 8 : volume;
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    /// <summary>An oddity, at the rate of the moment.</summary>
    private bool Odd(double share = 1) => Chance(oddity * share);

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private static DateOnly Earliest(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Latest(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly ToDay(DateOnly from, DayOfWeek day)
    {
        while (from.DayOfWeek != day)
            from = from.AddDays(1);
        return from;
    }
}

namespace MessageHub.Oracles;

/// <summary>
/// Makes sequences of messages that are technically clean and run into the rules of level 3 from both sides.
/// </summary>
/// <remarks>
/// <para>
/// A sequence has one family, one municipality, two providers, three clients and a handful of allocation numbers, references and dates, so that
/// messages meet each other often. The same seed and family always give the same sequence. Every message starts as a proposal from what the registry
/// holds at that moment, with a chance of an oddity in every field; it is tried against the oracle, and kept when it does what was wished for:
/// to be accepted, to break one chosen rule, or just to be there.
/// </para>
/// <para>Promises, each of them tested by <see cref="LevelTwo"/> before a message is offered (rules.md §2, §5, §6):</para>
/// <list type="bullet">
/// <item>every message: no repeated key (TR101; TR383 in a 315), no empty list, values within the schema;</item>
/// <item>301: no stacking (TR302), end not before start (CS003), CD041, CD075–CD080, CS335, CS336, CS338;</item>
/// <item>305: Begindatum not after Dagtekening (TR134), status 1 or 3 (CS058);</item>
/// <item>307: the same for both dates, Einddatum not before Begindatum (TR018);</item>
/// <item>315: no stacking (TR386), CS003, CD041, CD075–CD079, CD095, CS343;</item>
/// <item>317: an existing and a changing product (TR352, TR353), new products start after Dagtekening (TR380) and do not stack (TR410), CS003, CD041,
/// CD075–CD079, CD096, CS338;</item>
/// <item>323: whole month as claim period (CS340) that is over at the Dagtekening (TR134, TR137), product periods within one month (CS337), not after
/// Dagtekening, from 2021 (CS100) and at most five years old (TR335), VorigReferentieNummer on credits only (CD060), once (TR315) and not of a line in
/// the message (TR316), one debit per product and period (TR416), tariff unless euros (CD087), amount equal to volume in euros (CS339), zero is debit
/// (CS325); the total is the sum of the lines by definition (TR358).</item>
/// </list>
/// <para>
/// Left to whoever turns the records into messages: names, birth dates, addresses, BeschikkingNummer, RedenVerzoek and a RedenAfwijzingVerzoek with
/// VerzoekAntwoord 1 that is not 8 (CD085, CD086, TR377, TR409). The municipality exists throughout (TR378), and nothing is dated after
/// <see cref="OSequence.LastDated"/> (TR135).
/// </para>
/// <para>
/// Places that the text leaves open are avoided: a TeWijzigenProduct that would end before its allocation begins, a change of unit of an allocation other
/// than between hours and minutes, two 302 messages on one 301.
/// </para>
/// </remarks>
public sealed class SequenceGenerator
{
    public const string Municipality = "0297";

    private static readonly string[] Providers = ["65656055", "42420001"];
    private static readonly string[] AllClients = ["999900006", "999900018", "999900031", "999900043", "999900055", "999900067"];
    private static readonly long[] HourlyTariffs = [1500, 8000, 8200, 8730, 9350];
    private static readonly string[] AllUnits = ["01", "04", "14", "16", "82", "83", "84"];

    private static readonly (int Type, int Weight)[] Types =
        [(301, 12), (302, 4), (305, 12), (307, 24), (315, 7), (317, 11), (319, 14), (323, 26)];

    /// <summary>What a sequence is mostly about, so that it gets somewhere.</summary>
    private static readonly int[][] Themes = [[301, 323], [301, 323], [323], [305, 307], [305, 307], [305, 307], [315, 317, 319], [301, 317, 319], []];

    /// <summary>The rules that are wished for, per message type; rules that are hard to meet stand there more than once.</summary>
    private static readonly Dictionary<int, string[]> Wishes = new()
    {
        [301] = ["TR332", "TR379", "TR385", "TR385", "TR056"],
        [305] = ["TR019", "TR063", "TR071", "TR071", "TR071", "TR074", "TR326", "TR056"],
        [307] = ["TR019", "TR063", "TR074", "TR074", "TR382", "TR413", "TR413", "TR414", "TR415", "TR056"],
        [315] = ["TR347", "TR374", "TR056"],
        [317] =
        [
            "TR304", "TR347", "TR349", "TR349", "TR350", "TR351", "TR357", "TR357", "TR361", "TR373", "TR373", "TR373", "TR374", "TR375", "TR375", "TR375", "TR375",
            "TR375", "TR411", "TR411", "TR412", "TR412", "TR056",
        ],
        [319] = ["TR355", "TR359", "TR359", "TR360", "TR360", "TR365", "TR365", "TR056"],
        [323] =
        [
            "TR056", "TR333", "TR318", "TR304", "TR307", "TR308", "TR314", "TR319", "TR321", "TR322", "TR322", "TR323", "TR338", "TR339", "TR340", "TR341",
            "TR346", "TR369", "TR369", "TR384", "TR384", "TR384", "TR384", "TR387", "TR388", "TR389", "TR390", "TR390", "TR390",
        ],
    };

    private readonly int seed;
    private readonly OFamily family;
    private readonly Random random;
    private readonly string[] clients;
    private readonly int[] theme;
    private readonly List<Blueprint> blueprints = [];
    private readonly List<OMessage> sent = [];
    private IReadOnlyList<Accepted> history = [];
    private DateOnly today;
    private double oddity;
    private string? wished;
    private int counter;

    public SequenceGenerator(int seed, OFamily family)
    {
        this.seed = seed;
        this.family = family;
        random = new Random(unchecked((seed * 2) + (int)family));
        clients = [.. AllClients.OrderBy(_ => random.Next()).Take(3)];
        theme = Pick(Themes);
        today = new DateOnly(2025, 3, 1).AddDays(random.Next(500));
        var numbers = 4 + random.Next(3);
        for (var i = 0; i < numbers; i++)
            blueprints.Add(NewBlueprint(300001 + i));
        if (Chance(0.35))
            GiveGeneric();
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
            history = Oracle.Apply(history, message, Oracle.Judge(history, message));
            if (today < new DateOnly(2026, 12, 1))
                today = today.AddDays(random.Next(4) switch { 0 => 0, 1 => 1 + random.Next(5), 2 => 5 + random.Next(15), _ => 20 + random.Next(20) });
        }

        return new OSequence(seed, family, [.. sent]);
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
            // Not every rule can be broken at every moment; a few wishes in turn.
            for (var turn = 0; turn < 4; turn++)
            {
                var rare = turn < 2 && Chance(0.6) ? rules.Where(HasMatter).ToList() : [];
                wished = rare.Count > 0 ? Pick(rare) : Pick(rules);
                var found = Try(type, 0.3, 20, verdict => verdict.Rules.Contains(wished));
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
            if (message is not null && LevelTwo.Violations(message).Count == 0 && fits(Oracle.Judge(history, message)))
                return message;
        }

        return null;
    }

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
        return new OHeader(family, Municipality, provider, identification, dated);
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
        var (volume, budget) = NewSize(product);
        if (end is null && (budget is not null || volume is { Frequency: "2" }))
            end = start.AddDays(30 + random.Next(150));
        var allocation = new OAllocation(number, null, product, start, new TimeOnly(9, 0), start, end, null, volume, budget);
        return new Blueprint(Chance(0.6) ? clients[0] : Chance(0.8) ? clients[1] : clients[2], Chance(0.88) ? Providers[0] : Providers[1], allocation);
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

    private O301 Make301(OHeader header)
    {
        var facts = new Facts(history, header);
        var first = Pick(blueprints);
        var asked = history.Select(fact => fact.Message).Where(m => m is O315 or O317).ToList();
        if (asked.Count > 0 && Chance(0.5))
        {
            // Somebody who asked for something gets it, if there is a number for it.
            var request = Pick(asked);
            var client = request is O315 one ? one.Bsn : ((O317)request).Bsn;
            first = blueprints.FirstOrDefault(b => b.Bsn == client && b.Provider == request.Header.Provider) ?? first;
        }

        header = header with { Provider = Odd(0.3) ? header.Provider : first.Provider };
        facts = new Facts(history, header);
        var bsn = Odd(0.3) ? Pick(clients) : first.Bsn;
        var own = blueprints.Where(b => b.Bsn == bsn && b.Provider == header.Provider).OrderBy(_ => random.Next()).ToList();
        var chosen = own.Take(1 + random.Next(3)).ToList();
        if (chosen.Count == 0 || (Odd() && !chosen.Contains(first)))
            chosen.Add(first);
        var lines = chosen.Select(blueprint => Vary(header, facts, blueprint)).ToList();
        Honour(facts, bsn, lines);
        return new O301(header, bsn, lines);
    }

    private OAllocation Vary(OHeader header, Facts facts, Blueprint blueprint)
    {
        var known = facts.VersionsOfMunicipality().LastOrDefault(version => version.Allocation.Number == blueprint.Allocation.Number)?.Allocation;
        if (known is not null && Chance(0.15))
            return known;
        var line = (known ?? blueprint.Allocation) with { ProviderReference = null };
        line = line with
        {
            ChangeReason = known is null ? null : Pick([null, "04", "05", "12", "14"]),
            DecidedOn = header.Dated,
            DecidedAt = Pick([new TimeOnly(9, 0), new TimeOnly(12, 30), new TimeOnly(12, 30, 1)]),
        };
        if (known is not null && Chance(0.08))
            line = line with { DecidedOn = known.DecidedOn.AddDays(-random.Next(10)) };
        if (Odd(0.5))
            line = line with { Start = line.Start.AddDays(1 - (2 * random.Next(2))) };
        if (Odd(0.5))
            line = line with { Product = line.Product is { Code: not null } p ? p with { Code = Pick([p.Code!, NewProduct()?.Code ?? p.Code!]) } : line.Product };
        if (known is null)
            return line.End < line.Start ? line with { End = line.Start } : line;

        if (Facts.IsDeleted(line))
            line = line with { End = Chance(0.5) ? line.Start.AddDays(40) : line.End, ChangeReason = Pick([null, "14"]) };
        if (Chance(wished == "TR385" ? 0.6 : 0.22))
            return line with { End = line.Start, ChangeReason = "13" };
        switch (random.Next(6))
        {
            case 0:
                line = line with { End = (line.End ?? header.Dated).AddDays(random.Next(60)) };
                break;
            case 1:
                line = line with { End = (line.End ?? header.Dated).AddDays(-random.Next(60)) };
                break;
            case 2 when line.Budget is null && line.Volume?.Frequency != "2":
                line = line with { End = null };
                break;
            case 3 when line.Volume is { } volume:
                line = line with { Volume = volume with { Volume = Math.Max(1, volume.Volume + Pick([-2, -1, 1, 2])) } };
                break;
            case 3 when line.Budget is { } budget:
                line = line with { Budget = Math.Max(0, budget + Pick([-5000, -1, 1, 5000])) };
                break;
            case 4 when line.Volume is { Unit: "01" or "04" } volume && Chance(0.3):
                line = line with { Volume = volume with { Unit = volume.Unit == "04" ? "01" : "04" } };
                break;
            case 4 when line.Volume is { Unit: not ("14" or "16" or "83" or "84") } volume:
                line = line with { Volume = volume with { Frequency = Pick(["1", "2", "4", "6"]) } };
                break;
            case 5 when line.Volume is { } volume:
                line = line with { Volume = volume with { Frequency = Pick(["2", "4", "6"]) } };
                break;
        }

        return line.End < line.Start ? line with { End = line.Start } : line;
    }

    /// <summary>Fills ReferentieAanbieder: on every line for a 317, on some for a 315, now and then without any ground.</summary>
    private void Honour(Facts facts, string bsn, List<OAllocation> lines)
    {
        var references = facts.RequestsInScope().Where(request => Odd() || request.Bsn == bsn).SelectMany(request => request.References)
            .Where(reference => Chance(wished == "TR379" ? 0.6 : 0.1) || facts.StatusOf(reference) is RequestStatus.Open or RequestStatus.UnderInvestigation).ToList();
        if (Odd(0.2))
            references.Add("V999");
        if (references.Count == 0 || Chance(0.15))
            return;
        var one = Pick(references);
        var all = Chance(0.5);
        for (var i = 0; i < lines.Count; i++)
        {
            if (all || i == 0)
                lines[i] = lines[i] with { ProviderReference = one };
            else if (Chance(0.3))
                lines[i] = lines[i] with { ProviderReference = Pick(references) };
        }
    }

    private O302? Make302(OHeader header)
    {
        var facts = new Facts(history, header);
        var answered = history.Select(fact => fact.Message).OfType<O302>().ToList();
        var open = facts.MessagesInForce().OfType<O301>().Where(message => !answered.Any(answer =>
            answer.OfIdentification == message.Header.Identification && answer.OfDated == message.Header.Dated)).ToList();
        if (open.Count == 0)
            return null;
        var target = Chance(0.6) ? open[^1] : Pick(open);
        return new O302(header with { Provider = target.Header.Provider }, target.Header.Identification, target.Header.Dated, Chance(0.65));
    }

    // ---------------------------------------------------------------- starts and stops

    /// <summary>A client, a provider and the allocation a notice or line is about; the client is usually one that has allocations.</summary>
    private (OHeader Header, string Bsn, IReadOnlyList<OAllocation> Known) Subject(OHeader header)
    {
        var matter = Matter(header, wished);
        if (matter.Count > 0)
            return Pick(matter);

        var facts = new Facts(history, header);
        var bsns = facts.VersionsInScope().Select(version => version.Bsn).Distinct().ToList();
        if (bsns.Count == 0 && Chance(0.9))
        {
            header = header with { Provider = header.Provider == Providers[0] ? Providers[1] : Providers[0] };
            facts = new Facts(history, header);
            bsns = [.. facts.VersionsInScope().Select(version => version.Bsn).Distinct()];
        }

        var bsn = bsns.Count == 0 || Odd(0.4) ? Pick(clients) : Pick(bsns);
        return (header, bsn, Known(header, bsn));
    }

    /// <summary>The providers and clients with an allocation of the kind that the rule needs.</summary>
    private List<(OHeader Header, string Bsn, IReadOnlyList<OAllocation> Known)> Matter(OHeader header, string? rule)
    {
        if (Suits(rule) is not { } suits)
            return [];
        return [.. Providers.Select(provider => header with { Provider = provider })
            .SelectMany(scope => clients.Select(bsn => (scope, bsn, Known(scope, bsn))))
            .Where(subject => subject.Item3.Any(allocation => suits(allocation, header.Dated)))];
    }

    private bool HasMatter(string rule) =>
        rule is "TR375" or "TR412" or "TR384" or "TR373" or "TR349" && Matter(new OHeader(family, Municipality, Providers[0], "", today), rule).Count > 0;

    private IReadOnlyList<OAllocation> Known(OHeader header, string bsn) =>
        [.. new Facts(history, header).CurrentOfClient(bsn).Select(version => version.Allocation)];

    /// <summary>The kind of allocation that a rule is about.</summary>
    private static Func<OAllocation, DateOnly, bool>? Suits(string? rule) => rule switch
    {
        "TR384" => (a, _) => Facts.IsDeleted(a),
        "TR369" => (a, _) => a.Budget is not null,
        "TR357" or "TR349" or "TR361" => Facts.IsActual,
        "TR373" => (a, day) => Facts.IsActual(a, day) && (a.Budget is not null || a.Volume?.Frequency == "6"),
        "TR375" => (a, day) => Facts.IsActual(a, day) && a.Product is null,
        "TR411" => (a, day) => Facts.IsActual(a, day) && a.Product?.Code is not null,
        "TR412" => (a, day) => Facts.IsActual(a, day) && a.Product?.Code is null,
        _ => null,
    };

    private (long? Number, OProduct? Product, DateOnly Anchor) DeliveryOf(IReadOnlyList<OAllocation> known)
    {
        var allocation = known.Count == 0 || Odd(0.5) ? Pick(blueprints).Allocation : Pick(known);
        long? number = Odd(0.15) ? 399999 : Chance(0.12) ? null : allocation.Number;
        var product = Odd(0.5) || (number is null && allocation.Product is null) ? NewProduct() : allocation.Product;
        if (number is null && product is null)
            product = new OProduct(family == OFamily.Ijw ? "45" : "02", null);
        return (number, product, allocation.Start);
    }

    private O305 Make305(OHeader header)
    {
        (header, var bsn, var known) = Subject(header);
        var earlier = sent.OfType<O305>().Where(m => Odd(0.3) || (m.Bsn == bsn && m.Header.Provider == header.Provider)).SelectMany(m => m.Starts).ToList();
        var stopped = history.Select(fact => fact.Message).OfType<O307>().ToList();
        if (wished == "TR071" && stopped.Count > 0)
        {
            var one = Pick(stopped);
            header = header with { Provider = one.Header.Provider };
            bsn = one.Bsn;
            earlier = [.. one.Stops.Select(stop => new OStart(stop.Number, stop.Product, stop.Begin, 3))];
        }

        var lines = new List<OStart>();
        var count = Chance(0.7) ? 1 : 2 + random.Next(2);
        for (var i = 0; i < count; i++)
        {
            var (number, product, anchor) = DeliveryOf(known);
            var begin = Earliest(anchor.AddDays(Pick([0, 0, 4, 9, 30, 31])), header.Dated);
            var line = new OStart(number, product, begin, Chance(wished is "TR063" or "TR071" ? 0.7 : 0.2) ? 3 : 1);
            if (earlier.Count > 0 && (line.Status == 3 ? Chance(0.85) : Chance(0.3)))
                line = Pick(earlier) with { Status = line.Status };
            if (earlier.Count > 0 && Chance(0.15))
                line = line with { Begin = Earliest(Pick(earlier).Begin.AddDays(random.Next(3)), header.Dated) };
            lines.Add(line);
        }

        return new O305(header, bsn, lines);
    }

    private O307 Make307(OHeader header)
    {
        (header, var bsn, var known) = Subject(header);
        string[] reasons = family == OFamily.Ijw ? ["20", "20", "31", "33"] : ["20", "20", "23", "31"];
        var starts = sent.OfType<O305>().Where(m => Odd(0.3) || (m.Bsn == bsn && m.Header.Provider == header.Provider)).SelectMany(m => m.Starts).ToList();
        var stops = sent.OfType<O307>().Where(m => Odd(0.3) || (m.Bsn == bsn && m.Header.Provider == header.Provider)).SelectMany(m => m.Stops).ToList();
        if (starts.Count == 0 && Chance(0.95))
        {
            // A client with a start somewhere makes a better stop.
            var started = history.Select(fact => fact.Message).OfType<O305>().ToList();
            if (started.Count > 0)
            {
                var one = Pick(started);
                header = header with { Provider = one.Header.Provider };
                bsn = one.Bsn;
                starts = [.. one.Starts];
                known = Known(header, bsn);
            }
        }

        var lines = new List<OStop>();
        var count = Chance(0.65) ? 1 : 2;
        for (var i = 0; i < count; i++)
        {
            var (number, product, anchor) = DeliveryOf(known);
            var begin = Earliest(anchor, header.Dated);
            if (starts.Count > 0 && Chance(0.92))
                (number, product, begin) = Pick(starts) is var start ? (start.Number, start.Product, start.Begin) : default;
            if (Odd(0.5))
                begin = begin.AddDays(1);
            if (Odd(0.3))
                product = NewProduct();
            var end = Earliest(begin.AddDays(Pick([0, 5, 10, 11, 20])), header.Dated);
            var line = new OStop(number, product, begin, Pick(reasons), end < begin ? begin : end, 1);
            if (stops.Count > 0 && Chance(0.3))
            {
                var earlier = Pick(stops);
                line = earlier with { Reason = Pick(reasons), End = Latest(begin, Earliest(earlier.End.AddDays(random.Next(3) - 1), header.Dated)), Status = 1 };
            }

            if (stops.Count > 0 && Chance(wished == "TR063" ? 0.6 : 0.2))
                line = Pick(stops) with { Status = 3 };
            if (Odd(0.3))
                line = line with { Status = 4 - line.Status };
            lines.Add(line);
        }

        return new O307(header, bsn, lines);
    }

    // ---------------------------------------------------------------- requests and answers

    private string NewRequestReference(OHeader header)
    {
        var used = sent.OfType<O315>().SelectMany(m => m.Products.Select(p => (m.Header.Provider, p.Reference)))
            .Concat(sent.OfType<O317>().Select(m => (m.Header.Provider, m.Reference)))
            .Where(r => Chance(0.15) || r.Provider == header.Provider).Select(r => r.Reference).ToList();
        return used.Count > 0 && (wished == "TR347" ? Chance(0.7) : Odd(0.4)) ? Pick(used) : $"V{++counter}";
    }

    private O315 Make315(OHeader header)
    {
        var bsn = Pick(clients);
        var products = new List<ORequested>();
        var count = Chance(0.65) ? 1 : 2;
        for (var i = 0; i < count; i++)
        {
            var sample = NewBlueprint(0).Allocation;
            var start = header.Dated.AddDays(random.Next(40) - 5);
            products.Add(new ORequested(NewRequestReference(header), sample.Product, start,
                sample.End is null ? null : start.AddDays(random.Next(200)), sample.Volume, sample.Budget));
        }

        return new O315(header, bsn, products);
    }

    private O317 Make317(OHeader header)
    {
        (header, var bsn, var known) = Subject(header);
        var unchanged = new List<long>();
        var changed = new List<OChanged>();
        var added = new List<ONew>();
        foreach (var allocation in known.Where(allocation => Facts.IsActual(allocation, header.Dated) || Odd(0.5)))
        {
            if (Odd(0.4))
                continue;
            var which = random.Next(10);
            var needed = wished is "TR373" or "TR375" or "TR412" && Suits(wished)!(allocation, header.Dated);
            if ((which < 5 && !needed) || Odd(0.2))
                unchanged.Add(allocation.Number);
            if (which >= 5 || needed || Odd(0.2))
                changed.Add(Change(header, allocation));
        }

        if (Odd(0.4) || known.Count == 0)
        {
            var other = Odd(0.3) ? NewBlueprint(399999).Allocation : Pick(blueprints).Allocation;
            if (Chance(0.5) && !unchanged.Contains(other.Number))
                unchanged.Add(other.Number);
            else if (!changed.Any(c => c.Number == other.Number))
                changed.Add(Change(header, other));
        }

        if (changed.Count == 0 || Chance(0.3))
        {
            var sample = NewBlueprint(0).Allocation;
            if (known.Count > 0 && Chance(wished == "TR361" ? 0.7 : 0.1))
                sample = Pick(known);
            var start = header.Dated.AddDays(1 + random.Next(40));
            if (known.Count > 0 && Chance(0.3) && Pick(known).End is { } end && end >= header.Dated)
                start = end.AddDays(random.Next(2) == 0 ? 1 : 0);
            added.Add(new ONew(sample.Product, start, sample.End is null ? null : start.AddDays(random.Next(200)), sample.Volume, sample.Budget));
        }

        return new O317(header, bsn, NewRequestReference(header), unchanged, changed, added);
    }

    private OChanged Change(OHeader header, OAllocation allocation)
    {
        var start = random.Next(5) < 2 ? header.Dated.AddDays(1 + random.Next(30)) : allocation.Start;
        if (Odd(0.6))
            start = Pick([header.Dated, header.Dated.AddDays(1), allocation.Start.AddDays(1), allocation.Start.AddDays(-1)]);
        var end = allocation.End?.AddDays(Pick([0, 30, 90]));
        if (end < start)
            end = start.AddDays(random.Next(60));
        var volume = allocation.Volume;
        var budget = allocation.Budget;
        if (volume is not null && Chance(0.5))
            volume = volume with { Volume = volume.Volume + 1 };
        if (volume is not null && Chance(0.15))
            volume = volume with { Frequency = Pick(["2", "4", "6"]) };
        if (budget is not null && Chance(0.5))
            budget += 10000;
        if (Odd(0.4) || (wished is "TR375" or "TR411" or "TR412" && Chance(0.75)))
        {
            // The other way round: a volume where a budget belongs, a budget or nothing where a volume belongs.
            budget = volume is not null && Chance(0.5) ? 50000 : null;
            volume = volume is null ? new OVolume(NewAmountOf("04", "4"), "04", "4") : null;
        }

        if ((budget is not null || volume is { Frequency: "2" }) && end is null)
            end = start.AddDays(60);

        // Kept out: an end before the allocation begins.
        if (end < allocation.Start)
            end = allocation.Start.AddDays(30);
        return new OChanged(allocation.Number, start, end, volume, budget);
    }

    private O319 Make319(OHeader header)
    {
        var used = sent.OfType<O315>().SelectMany(m => m.Products.Select(p => (m.Header.Provider, p.Reference)))
            .Concat(sent.OfType<O317>().Select(m => (m.Header.Provider, m.Reference))).ToList();
        if (wished is "TR359" or "TR360" or "TR365" && Chance(0.8))
        {
            var facts = new Facts(history, header);
            used = [.. used.Where(r => r.Provider == header.Provider && (wished == "TR359" ? facts.IsAllocated(r.Reference) : facts.Answers(r.Reference).Count > 0))];
        }

        if (used.Count == 0)
            return new O319(header, "V999", Pick(["1", "2"]));
        var (provider, reference) = Pick(used);
        if (Odd(0.15))
            reference = "V999";
        return new O319(Odd(0.3) ? header : header with { Provider = provider }, reference, Pick(["1", "2"]));
    }

    // ---------------------------------------------------------------- claims

    private O323 Make323(OHeader header)
    {
        (header, var bsn, _) = Subject(header);
        var facts = new Facts(history, header);
        var month = Time.FirstOfMonth(header.Dated.AddDays(1)).AddMonths(-1);
        var period = month.AddMonths(-Pick([0, 0, 0, 0, 1]));
        if (wished is "TR318" or "TR319" || Odd(0.3))
            period = month.AddMonths(-random.Next(4));
        var number = $"DN{++counter}";
        var earlierClaims = sent.OfType<O323>().Where(m => Chance(0.2) || m.Header.Provider == header.Provider).ToList();
        if (earlierClaims.Count > 0 && (wished == "TR333" ? Chance(0.7) : Odd(0.1)))
            number = Pick(earlierClaims).ClaimNumber;

        var lines = new List<(string Bsn, OClaimLine Line)>();
        var count = 1 + random.Next(4);
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && Chance(0.2))
                bsn = Pick(clients);
            if (Chance(wished is "TR323" or "TR390" ? 0.7 : 0.22) && Credit(facts, header, lines) is { } credit)
            {
                lines.Add(credit);
                if (Chance(0.5))
                    lines.Insert(random.Next(lines.Count + 1), (credit.Bsn, Replace(credit.Line)));
            }
            else
            {
                lines.Add((bsn, Debit(facts, header, bsn, month, lines)));
            }
        }

        if (lines.Count > 1 && Odd(0.1))
            lines[^1] = (lines[^1].Bsn, lines[^1].Line with { Reference = lines[0].Line.Reference });
        var claimClients = lines.GroupBy(line => line.Bsn).Select(group => new OClaimClient(group.Key, [.. group.Select(line => line.Line)])).ToList();
        return new O323(header, number, period, Time.LastOfMonth(period), claimClients);
    }

    private string NewLineReference(OHeader header)
    {
        var used = sent.OfType<O323>().Where(m => Chance(0.1) || m.Header.Provider == header.Provider).SelectMany(m => m.Clients).SelectMany(c => c.Lines).ToList();
        if (used.Count == 0 || !(wished == "TR314" ? Chance(0.5) : Odd(0.15)))
            return $"R{++counter}";
        var reference = Pick(used).Reference;
        return Chance(0.1) ? reference.ToLowerInvariant() : reference;
    }

    private (string Bsn, OClaimLine Line)? Credit(Facts facts, OHeader header, List<(string Bsn, OClaimLine Line)> lines)
    {
        var live = Facts.LiveDebits(facts.GrantedLinesInScope()).Select(known => (known.Bsn, known.Line)).ToList();
        var any = sent.OfType<O323>().Where(m => Odd() || m.Header.Provider == header.Provider)
            .SelectMany(m => m.Clients.SelectMany(client => client.Lines.Select(line => (client.Bsn, Line: line)))).ToList();
        var credited = any.Where(l => any.Any(c => c.Line.PreviousReference == l.Line.Reference)).ToList();
        var pool = wished == "TR390" && credited.Count > 0 ? credited : live.Count > 0 && !Odd() ? live : any;
        if (pool.Count == 0)
            return null;
        var (bsn, source) = Pick(pool);
        if (lines.Any(line => line.Line.PreviousReference == source.Reference))
            return null;
        var credit = source with { Reference = NewLineReference(header), PreviousReference = source.Reference, Credit = true };
        if (Odd(0.4))
            bsn = Pick(clients);
        if (!Odd(0.6))
            return (bsn, credit);
        credit = random.Next(7) switch
        {
            0 => credit with { PreviousReference = $"X{counter}" },
            1 when credit.Unit == "83" => credit with { Volume = credit.Volume + 1, Amount = credit.Amount + 1 },
            1 => credit with { Amount = credit.Amount + 1 },
            2 => credit with { Number = Pick(blueprints).Allocation.Number },
            3 => credit with { Category = credit.Category == "45" ? "44" : "45" },
            4 => credit with { End = Time.LastOfMonth(credit.End) },
            5 when credit.Tariff is { } tariff && credit.Volume > 1 => credit with { Volume = credit.Volume - 1, Amount = (credit.Volume - 1) * tariff },
            6 => credit with { Code = credit.Code.ToLowerInvariant() },
            _ => credit,
        };
        if (family == OFamily.Iwmo && credit.Category is "44" or "45")
            credit = credit with { Category = "02" };
        return (bsn, credit);
    }

    /// <summary>The debit that takes the place of a credited one: the same period, often another volume.</summary>
    private OClaimLine Replace(OClaimLine credit)
    {
        var debit = credit with { Reference = $"R{++counter}", PreviousReference = null, Credit = false };
        var volume = Math.Max(1, credit.Volume + Pick([-1, 0, 0, 1]));
        if (debit.Unit == "83")
            return debit with { Volume = volume, Amount = volume };
        return volume == credit.Volume ? debit : debit with { Volume = volume, Amount = volume * debit.Tariff!.Value };
    }

    private OClaimLine Debit(Facts facts, OHeader header, string bsn, DateOnly month, List<(string Bsn, OClaimLine Line)> lines)
    {
        var known = facts.CurrentOfClient(bsn).Select(version => version.Allocation).ToList();
        if (wished == "TR384" && known.Any(Facts.IsDeleted))
            known = [.. known.Where(Facts.IsDeleted)];
        else if (!Odd(0.3) && known.Any(allocation => !Facts.IsDeleted(allocation)))
            known = [.. known.Where(allocation => !Facts.IsDeleted(allocation))];
        if (wished == "TR369" && known.Any(allocation => allocation.Budget is not null))
            known = [.. known.Where(allocation => allocation.Budget is not null)];
        var allocation = known.Count == 0 || Odd(0.25) ? Pick(blueprints).Allocation : Pick(known);
        var number = (wished == "TR338" ? Chance(0.4) : Odd(0.1)) ? 399999 : allocation.Number;

        // The period that the allocation asks for in some month in which it runs.
        var first = Time.FirstOfMonth(allocation.Start);
        var last = Earliest(allocation.End ?? month, header.Dated);
        var months = 0;
        while (first.AddMonths(months) <= last)
            months++;
        var chosen = months == 0 ? month : first.AddMonths(random.Next(months));
        if (Odd(0.4))
            chosen = chosen.AddMonths(Pick([-1, 1]));
        var begin = Time.SameMonth(allocation.Start, chosen) ? allocation.Start : chosen;
        var end = allocation.End is { } e && Time.SameMonth(e, chosen) ? e : Time.LastOfMonth(chosen);
        if (Odd(0.3))
            begin = Time.FirstOfMonth(begin);
        if (Odd(0.3))
            begin = begin.AddDays(1);
        if (Odd(0.3))
            end = Time.LastOfMonth(end);
        if (Odd(0.3))
            end = end.AddDays(-1);

        var product = allocation.Product;
        if (product is null || Odd(0.3))
            product = NewProduct() ?? new OProduct(family == OFamily.Ijw ? "45" : "02", null);
        var category = product.Category;
        var code = product.Code ?? (category + Pick(["A04", "A53"]));
        if (Odd(0.3))
            code = category + Pick(["A04", "A53", "X99"]);

        var unit = allocation.Volume?.Unit ?? Pick(["83", "83", "04", "01", "16"]);
        if (unit == "04" && Chance(0.35))
            unit = "01";
        if (Odd(0.3))
            unit = Pick(AllUnits);

        var volume = Math.Clamp(Volume(facts, allocation, begin, end, unit, lines), 0, 9_000_000);
        var (tariff, amount) = Price(unit, volume);
        if (unit != "83" && (wished == "TR346" ? Chance(0.5) : Odd(0.2)))
            amount = Math.Max(0, amount + Pick([-1, 1, 100]));
        if (allocation.Budget is { } budget && unit != "83" && tariff > 0 && Chance(0.4))
        {
            volume = Math.Max(0, budget - Spent(facts, allocation)) / tariff.Value;
            amount = volume * tariff.Value;
        }

        return new OClaimLine(NewLineReference(header), null, number, category, code, begin, end, volume, unit, tariff, Math.Min(amount, 99_999_999), false);
    }

    /// <summary>A volume just at, under or over what is left, or something smaller.</summary>
    private long Volume(Facts facts, OAllocation allocation, DateOnly begin, DateOnly end, string unit, List<(string Bsn, OClaimLine Line)> lines)
    {
        if (allocation.Volume is not { } volume)
        {
            if (unit != "83")
                return 1 + random.Next(unit == "01" ? 120 : 8);
            if (allocation.Budget is not { } budget)
                return 1000 * (1 + random.Next(40));
            var left = budget - Spent(facts, allocation) - lines.Where(l => l.Line.Number == allocation.Number && !l.Line.Credit).Sum(l => l.Line.Amount);
            return Around(Math.Max(0, left), 1);
        }

        var step = volume.Unit == "04" && unit == "01" ? 60 : 1;
        var periodMax = Volumes.PeriodMax(family, allocation, begin, end) * step;
        var horizon = allocation.End ?? end;
        var used = Facts.LiveDebits(facts.GrantedLinesInScope()).Select(known => known.Line).Concat(lines.Select(l => l.Line).Where(line => !line.Credit))
            .Where(line => line.Number == allocation.Number).Sum(line => Volumes.InUnitOfSum(volume.Unit, line.Unit, line.Volume));
        var totalLeft = Volumes.InUnitOfSum(volume.Unit, volume.Unit, Volumes.TotalMax(allocation, horizon)) - used;
        if (volume.Unit is "04" && unit == "04")
            totalLeft /= 60;
        var limit = random.Next(4) switch
        {
            0 => periodMax,
            1 => totalLeft,
            _ => Math.Min(periodMax, totalLeft),
        };
        return Around(Math.Max(0, limit), step);
    }

    private long Around(long limit, int step) => random.Next(oddity > 0.1 ? 8 : 14) switch
    {
        0 => limit + 1,
        1 => limit + step,
        2 or 3 or 4 => limit,
        5 => Math.Max(0, limit - 1),
        _ => limit <= 1 ? limit : 1 + (long)(random.NextDouble() * limit),
    };

    private static long Spent(Facts facts, OAllocation allocation) =>
        Facts.LiveDebits(facts.GrantedLinesInScope()).Where(known => known.Line.Number == allocation.Number).Sum(known => known.Line.Amount);

    /// <summary>Tariff and amount; minutes come with an hourly tariff behind them or with a plain product.</summary>
    private (long? Tariff, long Amount) Price(string unit, long volume)
    {
        if (unit == "83")
            return (null, volume);
        var hourly = Pick(HourlyTariffs);
        if (unit != "01")
            return (hourly, volume * hourly);
        var tariff = Oracle.Round(hourly / 60m);
        return (tariff, Chance(0.6) ? Oracle.Round(hourly * (decimal)volume / 60m) : tariff * volume);
    }

    // ---------------------------------------------------------------- chance

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

namespace MessageHub.HubSimulator.Faults;

/// <summary>The rules in force. Each keeps its own count; of several that would happen at once the first does. For many threads.</summary>
public sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Counted> rules = [];

    /// <summary>Puts a rule into force.</summary>
    public void Add(FaultRule rule)
    {
        lock (gate)
            rules.Add(new(rule));
    }

    /// <summary>No faults from here on.</summary>
    public void Clear()
    {
        lock (gate)
            rules.Clear();
    }

    /// <summary>The fault at this occasion, or null.</summary>
    /// <param name="functie">The message it is about, when that is known.</param>
    public FaultRule? Next(FaultSide side, string? functie)
    {
        lock (gate)
        {
            FaultRule? chosen = null;
            foreach (var counted in rules.Where(c => c.Rule.Fault.Side == side && (c.Rule.Functie is null || c.Rule.Functie == functie)))
            {
                counted.Occasions++;
                var (rule, occasion) = (counted.Rule, counted.Occasions - counted.Rule.After);
                if (chosen is not null || occasion <= 0 || occasion % rule.Every != 0 || counted.Happened >= rule.Times)
                    continue;
                counted.Happened++;
                chosen = rule;
            }

            return chosen;
        }
    }

    private sealed class Counted(FaultRule rule)
    {
        public FaultRule Rule => rule;

        public int Occasions { get; set; }

        public int Happened { get; set; }
    }
}

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>What the use of an allocation is measured in.</summary>
public enum UsageUnit
{
    /// <summary>Units of its Eenheid; never hours, those are counted in minutes.</summary>
    Eenheid,

    /// <summary>Minutes: of allocations in hours or minutes, because hours may be claimed in minutes.</summary>
    Minuten,

    /// <summary>Eurocents: of budgets and of Eenheid 83.</summary>
    Eurocent,
}

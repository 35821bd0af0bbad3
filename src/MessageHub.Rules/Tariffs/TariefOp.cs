namespace MessageHub.Rules.Tariffs;

/// <summary>Which day says which of the tariffs of a product counts for a line.</summary>
public enum TariefOp
{
    /// <summary>The first day of the ProductPeriode (T-003).</summary>
    Levering,

    /// <summary>The first day of the allocation: what is agreed as a result keeps the tariff it began with (T-010).</summary>
    Toewijzing,
}

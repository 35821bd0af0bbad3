namespace MessageHub.Register.Queries.Amounts;

/// <summary>What amounts are distinguished by, next to the month.</summary>
public enum MoneyBy
{
    /// <summary>Nothing: one row a month, with the key "".</summary>
    Month,

    /// <summary>"" is no agreement.</summary>
    Perceel,

    /// <summary>Code of the product.</summary>
    ProductCode,

    /// <summary>AGB code.</summary>
    Aanbieder,

    /// <summary>CBS code.</summary>
    Gemeente,
}

namespace MessageHub.Register.Queries.Amounts;

/// <summary>Which month an amount belongs to (sap.md N4).</summary>
public enum MoneyAxis
{
    /// <summary>The month of the ProductPeriode.</summary>
    Delivery,

    /// <summary>The month in which the claim was judged.</summary>
    Processing,
}

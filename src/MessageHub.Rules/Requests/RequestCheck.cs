using MessageHub.Rules.Standard;
namespace MessageHub.Rules.Requests;

/// <summary>Something about a request that can be looked up.</summary>
/// <param name="Kind">What was looked at.</param>
/// <param name="Passes">Null when there is nothing to compare with.</param>
/// <param name="Text">What was found, in plain Dutch; nothing of a person.</param>
public sealed record RequestCheck(RequestCheckKind Kind, bool? Passes, string Text)
{
    /// <summary>The reason for refusing (WJ759) that is proposed; null when it passes, and when nothing can be said.</summary>
    public string? Reden => Passes is not false ? null : Kind switch
    {
        RequestCheckKind.Contract => Codes.RedenAfwijzingVerzoek.GeenContract,
        RequestCheckKind.Product => Codes.RedenAfwijzingVerzoek.NietBinnenContract,
        RequestCheckKind.Overlap => Codes.RedenAfwijzingVerzoek.Stapeling,
        RequestCheckKind.Age => Codes.RedenAfwijzingVerzoek.Leeftijdsgrens,
        RequestCheckKind.Budget => Codes.RedenAfwijzingVerzoek.Budget,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What of a request can be looked up. Source: process.md §2.2.</summary>
public enum RequestCheckKind
{
    /// <summary>Something is agreed with the aanbieder on the day that is asked.</summary>
    Contract,

    /// <summary>The product is agreed on that day, in the unit that is asked.</summary>
    Product,

    /// <summary>The product is not assigned already in the period that is asked.</summary>
    Overlap,

    /// <summary>The client is young enough on the day that is asked.</summary>
    Age,

    /// <summary>No more budget is asked than the allocation has.</summary>
    Budget,
}

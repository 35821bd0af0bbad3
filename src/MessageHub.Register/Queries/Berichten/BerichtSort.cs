namespace MessageHub.Register.Queries.Berichten;

/// <summary>Order of a list of messages; within it newest first.</summary>
public enum BerichtSort
{
    /// <summary>Last received first.</summary>
    Newest,

    /// <summary>First received first.</summary>
    Oldest,

    /// <summary>Largest rejected amount first.</summary>
    RejectedAmount,

    /// <summary>By AGB code.</summary>
    Aanbieder,

    /// <summary>Most findings first.</summary>
    Findings,
}

namespace MessageHub.Register.Queries.Obligations;

/// <summary>Working days since an obligation began (sap.md §6.1, view 2).</summary>
public enum AgeBucket
{
    /// <summary>0 to 2 days.</summary>
    UpTo2,

    /// <summary>3 to 5 days.</summary>
    From3To5,

    /// <summary>6 to 10 days.</summary>
    From6To10,

    /// <summary>11 days or more.</summary>
    Over10,
}

namespace MessageHub.Register.Queries.Obligations;

/// <summary>Working days since an obligation began (sap.md §6.1, view 2).</summary>
public enum AgeBucket
{
    UpTo2,
    From3To5,
    From6To10,
    Over10,
}

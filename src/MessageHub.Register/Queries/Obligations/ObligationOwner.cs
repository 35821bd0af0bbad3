namespace MessageHub.Register.Queries.Obligations;

/// <summary>Who has to act.</summary>
public enum ObligationOwner
{
    Gemeente,
    Aanbieder,
}

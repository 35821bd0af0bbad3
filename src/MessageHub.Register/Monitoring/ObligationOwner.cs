namespace MessageHub.Register.Monitoring;

/// <summary>Who has to act.</summary>
public enum ObligationOwner
{
    Gemeente,
    Aanbieder,
}

namespace MessageHub.Register.Monitoring;

/// <summary>What became of a proposal.</summary>
public enum ProposalState
{
    Open,
    Confirmed,
    Withdrawn,
}

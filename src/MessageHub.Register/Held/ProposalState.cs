using System.Diagnostics;

namespace MessageHub.Register.Held;

/// <summary>What became of a proposal, of a decision and of a file of agreements alike.</summary>
public enum ProposalState
{
    /// <summary>It waits for somebody to confirm it.</summary>
    Open,

    /// <summary>It was confirmed and carried out, in one transaction.</summary>
    Confirmed,

    /// <summary>It was withdrawn, by who proposed it or by another; nothing was carried out.</summary>
    Withdrawn,
}

/// <summary>How a <see cref="ProposalState"/> is written in the store.</summary>
internal static class ProposalStates
{
    public static string NameOf(ProposalState state) => state switch
    {
        ProposalState.Open => "open",
        ProposalState.Confirmed => "confirmed",
        ProposalState.Withdrawn => "withdrawn",
        _ => throw new UnreachableException(),
    };

    public static ProposalState Of(string name) => Enum.GetValues<ProposalState>().Single(s => NameOf(s) == name);
}

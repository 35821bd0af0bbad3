namespace MessageHub.Rules.Assessment;

/// <summary>What a person decided on a line that waits.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Grant it at the tariff that was submitted.</summary>
    public sealed record Grant : Decision;

    /// <summary>Reject it with the code of this rule.</summary>
    /// <param name="RetourCode">A return code that a rule puts on a Prestatie, for example 0611.</param>
    public sealed record Reject(string RetourCode) : Decision;
}

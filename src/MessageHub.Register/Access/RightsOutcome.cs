namespace MessageHub.Register.Access;

/// <summary>What became of a change of an account's rights. Only with the first one anything changed.</summary>
public enum RightsOutcome
{
    /// <summary>The rights are as asked.</summary>
    Changed,

    /// <summary>There is no such account.</summary>
    Unknown,

    /// <summary>Nobody who can sign in would be Beheerder any more, and nobody could make one.</summary>
    LastBeheerder,

    /// <summary>Nobody changes his own roles or gemeenten.</summary>
    OwnRights,
}

namespace MessageHub.Register.Access;

/// <summary>What an account may do. An account has one or more.</summary>
public enum Role
{
    /// <summary>Sees messages and persons, decides on what is held.</summary>
    Backoffice,

    /// <summary>Sees figures; no persons, no messages.</summary>
    Contractmanager,

    /// <summary>Manages accounts.</summary>
    Beheerder,

    /// <summary>Reads the access log.</summary>
    Privacy,
}

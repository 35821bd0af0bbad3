namespace MessageHub.Register.Access;

/// <summary>What an account may do. An account has one or more.</summary>
public enum Role
{
    /// <summary>Sees messages and persons, decides on what is held.</summary>
    Backoffice,

    /// <summary>Sees figures; no persons, no messages.</summary>
    Contractmanager,

    /// <summary>Sees figures to make policy of; no persons, no messages, no agreements.</summary>
    Beleid,

    /// <summary>Helps persons of the gemeente to care: sees allocations, waits and who delivers what; no amounts.</summary>
    Toegang,

    /// <summary>Manages accounts.</summary>
    Beheerder,

    /// <summary>Reads the access log.</summary>
    Privacy,
}

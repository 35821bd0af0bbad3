namespace MessageHub.Backoffice.Access;

/// <summary>What a person may do. An account can have several; none follows from another.</summary>
public static class Role
{
    /// <summary>Sees messages and persons of its gemeenten, and decides on what waits.</summary>
    public const string Backoffice = "backoffice";

    /// <summary>Sees figures of its gemeenten, and no person: no BSN, no XML, no line of a client.</summary>
    public const string ContractManager = "contractmanager";

    /// <summary>Keeps the accounts. Sees no messages.</summary>
    public const string Beheerder = "beheerder";

    /// <summary>Reads who looked at whose data. Sees no messages.</summary>
    public const string PrivacyOfficer = "privacy";

    public static readonly IReadOnlyList<string> All = [Backoffice, ContractManager, Beheerder, PrivacyOfficer];

    /// <summary>The role as people call it.</summary>
    public static string Name(string role) => role switch
    {
        Backoffice => "Backoffice",
        ContractManager => "Contractmanager",
        Beheerder => "Beheerder",
        PrivacyOfficer => "Privacyfunctionaris",
        _ => role,
    };
}

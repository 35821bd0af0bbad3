namespace MessageHub.Register.Access;

/// <summary>What can happen to an account, and what stands in before and after.</summary>
public enum AccountChangeKind
{
    /// <summary>It was made; after: <see cref="AccountChanges.Local"/> or <see cref="AccountChanges.Elsewhere"/>.</summary>
    Made,

    /// <summary>How the person is shown.</summary>
    DisplayName,

    /// <summary>The roles, in lower case with commas between them.</summary>
    Roles,

    /// <summary>Rights (<see cref="Database.GemeenteRight"/>) with commas between them.</summary>
    Gemeenten,

    /// <summary>A new password; after: <see cref="AccountChanges.Once"/> when somebody else gave it.</summary>
    Password,

    /// <summary>The app for codes; <see cref="AccountChanges.On"/> or nothing.</summary>
    App,

    /// <summary>The right to sign in; <see cref="AccountChanges.On"/> or nothing.</summary>
    SignIn,

    /// <summary>Attempts are refused after wrong ones; after: the address they came from, or that of no address.</summary>
    Locked,

    /// <summary>Attempts are taken again.</summary>
    Unlocked,

    /// <summary>Somebody signed in; after: from which address.</summary>
    SignedIn,

    /// <summary>Somebody signed out.</summary>
    SignedOut,
}

namespace MessageHub.Backoffice.Access;

/// <summary>How guessing is answered.</summary>
public static class AccessLimits
{
    /// <summary>Wrong passwords and codes on an account from one place before that place is locked.</summary>
    public const int Attempts = 5;

    /// <summary>
    /// Wrong passwords and codes on an account in a day, from all addresses together: more are not looked at, but for browsers that
    /// signed in to it before. Without it whoever has many addresses could guess a code of six digits.
    /// </summary>
    public const int AttemptsOfStrangers = 100;

    /// <summary>The first lock; each further wrong attempt doubles it.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>Time between a right password and the end of signing in.</summary>
    public static readonly TimeSpan Stage = TimeSpan.FromMinutes(10);

    public const int MinPasswordLength = 12;
    public const int MaxPasswordLength = 200;

    /// <summary>The longest name of an account.</summary>
    public const int MaxNameLength = 200;
}

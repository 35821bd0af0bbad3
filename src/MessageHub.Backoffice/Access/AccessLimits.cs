namespace MessageHub.Backoffice.Access;

/// <summary>How guessing is answered.</summary>
public static class AccessLimits
{
    /// <summary>Wrong passwords and codes in a row before an account is locked.</summary>
    public const int Attempts = 5;

    /// <summary>The first lock; each further wrong attempt doubles it.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>Time between a right password and the end of signing in.</summary>
    public static readonly TimeSpan Stage = TimeSpan.FromMinutes(10);

    public const int ShortestPassword = 12;
    public const int LongestPassword = 200;
}

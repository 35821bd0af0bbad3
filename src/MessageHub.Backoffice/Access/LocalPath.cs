namespace MessageHub.Backoffice.Access;

/// <summary>Where somebody goes after signing in: a page of this host.</summary>
public static class LocalPath
{
    /// <summary>Longer ones do not fit in the cookie and the header that carry them.</summary>
    private const int MaxLength = 2000;

    /// <summary>The path when it is one of this host that a header can hold, otherwise the first page.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] and not ['/', '/', ..] && path.Length <= MaxLength && path.All(IsPlain) ? path : "/";

    private static bool IsPlain(char c) => c is > ' ' and <= '~' and not '\\';
}

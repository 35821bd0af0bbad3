namespace MessageHub.Register.Access;

/// <summary>The keys with which the hosts protect cookies and secrets, so that all hosts on one database share them. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class KeyRing(RegisterDatabase database)
{
    /// <summary>All keys as the host stored them, oldest first.</summary>
    public IReadOnlyCollection<string> All() => throw new NotImplementedException($"{database}");

    /// <summary>Adds a key; one of the same name is replaced.</summary>
    public void Store(string name, string key) => throw new NotImplementedException($"{database}");

    /// <summary>The secret of this name; the one that is given when there is none yet. Of several hosts at once, all get the same one.</summary>
    public Task<string> SecretAsync(string name, Func<string> make, CancellationToken ct) => throw new NotImplementedException($"{database}");
}

using System.Globalization;

namespace MessageHub.EndToEnd.Tests;

/// <summary>A database server with a copy and an archive of its WAL, which a test may bring back to a point in time.</summary>
internal sealed class ArchivedDatabase : IAsyncDisposable
{
    private const string Server = "postgres";
    private const string Archive = "archive";
    private readonly DirectoryInfo root = ServerScript.NewFolder();

    private ArchivedDatabase()
    {
    }

    public string Connection { get; private set; } = "";

    public static async Task<ArchivedDatabase> StartAsync()
    {
        var made = new ArchivedDatabase();
        try
        {
            made.Connection = await ServerScript.RunAsync(made.root, Server, "start");
            await ServerScript.RunAsync(made.root, Archive, "start", made.Folder);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>The server dies as by a power switch, and comes back at the same address as it was at a moment.</summary>
    public Task RecoverAsync(DateTimeOffset moment) =>
        ServerScript.RunAsync(
            root, Archive, "recover", Folder, moment.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));

    private string Folder => Path.Combine(root.FullName, Server);

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "data")))
            await ServerScript.RunAsync(root, Server, "stop");
        root.Delete(recursive: true);
    }
}

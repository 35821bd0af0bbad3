namespace MessageHub.Worker.Tests;

/// <summary>A folder that goes when the test goes.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("messagehub-worker-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

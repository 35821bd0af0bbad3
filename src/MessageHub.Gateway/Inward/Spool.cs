namespace MessageHub.Gateway.Inward;

/// <summary>
/// Bytes that are written once and read as often as needed: the first quarter of a megabyte in memory, more in a file that nobody else
/// can open and that is gone when this is. Not for use by several threads at once.
/// </summary>
/// <param name="folder">Where the file stands.</param>
/// <param name="room">Bounds what stands in files, for what others send; null for our own, of which there are few at a time.</param>
internal sealed class Spool(string folder, SpoolRoom? room = null) : Stream
{
    private const int InMemory = 256 * 1024;

    private Stream inner = new MemoryStream();
    private long taken;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    public override void Flush() => inner.Flush();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        MakeRoom(buffer.Length);
        inner.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        MakeRoom(buffer.Length);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            room?.Give(taken);
            taken = 0;
        }

        base.Dispose(disposing);
    }

    private void MakeRoom(int count)
    {
        if (inner is not MemoryStream memory)
        {
            Take(count, isNewFile: false);
            return;
        }

        if (memory.Length + count <= InMemory)
            return;
        Take(memory.Length + count, isNewFile: true);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(folder, $"messagehub-{Guid.NewGuid():N}");
        var file = new FileStream(path, options);
        // Without a name it is gone when this process is, also when that is killed. Windows keeps names of open files.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        memory.WriteTo(file);
        memory.Dispose();
        inner = file;
    }

    private void Take(long bytes, bool isNewFile)
    {
        room?.Take(bytes, isNewFile);
        taken += bytes;
    }
}

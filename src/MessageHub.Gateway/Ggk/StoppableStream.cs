namespace MessageHub.Gateway.Ggk;

/// <summary>
/// Hands on a stream to whoever reads it without waiting, and stops him at the next piece when his work is not wanted any more.
/// </summary>
/// <param name="content">Stays open.</param>
/// <param name="ct">Stops the reading.</param>
internal sealed class StoppableStream(Stream content, CancellationToken ct) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => content.Length;

    public override long Position
    {
        get => content.Position;
        set => content.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        ct.ThrowIfCancellationRequested();
        return content.Read(buffer);
    }

    public override long Seek(long offset, SeekOrigin origin) => content.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

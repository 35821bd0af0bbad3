namespace MessageHub.Berichten.Xml;

/// <summary>Bytes that can be read until somebody says stop: a parser asks for a piece at a time, and there it stops.</summary>
internal sealed class StoppableStream(byte[] content, CancellationToken cancellationToken) : MemoryStream(content, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return base.Read(buffer);
    }
}

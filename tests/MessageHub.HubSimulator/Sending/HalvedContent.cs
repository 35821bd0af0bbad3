using System.Net;

namespace MessageHub.HubSimulator.Sending;

/// <summary>A body that is sent in two halves.</summary>
internal sealed class HalvedContent(byte[] body, Func<Task> halfWay) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
        await stream.FlushAsync();
        await halfWay();
        await stream.WriteAsync(body.AsMemory(body.Length / 2));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}

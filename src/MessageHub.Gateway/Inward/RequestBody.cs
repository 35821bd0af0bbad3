using MessageHub.Gateway.Settings;
using Microsoft.Net.Http.Headers;

namespace MessageHub.Gateway.Inward;

/// <summary>Takes the body of a request whole, in bounded memory and time.</summary>
internal sealed class RequestBody(SpoolRoom room, GatewaySettings settings, TimeProvider clock)
{
    /// <summary>The body is sent in a form that is not undone here, as gzip: then it is not read (415).</summary>
    public static bool IsEncoded(HttpRequest request) => request.Headers.ContentEncoding
        .SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase));

    /// <summary>The media type of the body, or null when the header is none.</summary>
    public static MediaTypeHeaderValue? TypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type : null;

    /// <summary>The body, or null when it has more bytes than are accepted. Reading: in SOAP the wrapping counts too.</summary>
    /// <exception cref="BadHttpRequestException">It broke off or came too slowly.</exception>
    /// <exception cref="SpoolFullException">There is no room for it now.</exception>
    public async Task<Spool?> ReadAsync(HttpContext context)
    {
        var spool = new Spool(room.Folder, room);
        using var inTime = new CancellationTokenSource(settings.Gateway.ReadWithin, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, inTime.Token);
        try
        {
            await context.Request.Body.CopyToAsync(spool, stop.Token);
            return spool;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await spool.DisposeAsync();
            return null;
        }
        catch (IOException e) when (SpoolRoom.IsFull(e))
        {
            await spool.DisposeAsync();
            throw room.Full();
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await spool.DisposeAsync();
            throw new BadHttpRequestException("The body came too slowly.", StatusCodes.Status408RequestTimeout);
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }
}

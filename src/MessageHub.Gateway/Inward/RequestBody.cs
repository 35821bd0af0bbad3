using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Inward;

/// <summary>Takes the body of a request whole, in bounded memory.</summary>
internal sealed class RequestBody(GatewaySettings settings)
{
    /// <summary>The body, or null when it has more bytes than are accepted. Reading: in SOAP the wrapping counts too.</summary>
    /// <exception cref="BadHttpRequestException">It broke off or came too slowly; the server answers.</exception>
    public async Task<Spool?> ReadAsync(HttpContext context)
    {
        var spool = new Spool(settings.Gateway.Spool);
        try
        {
            await context.Request.Body.CopyToAsync(spool, context.RequestAborted);
            return spool;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await spool.DisposeAsync();
            return null;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }
}

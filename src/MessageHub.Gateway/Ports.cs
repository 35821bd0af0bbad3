using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Settings;
using MessageHub.Gateway.Tls;

namespace MessageHub.Gateway;

/// <summary>What can be asked of this host, and in which order a request is let through.</summary>
internal static class Ports
{
    public static void Map(WebApplication app, GatewaySettings settings)
    {
        var services = app.Services;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Ports).FullName!);
        app.Use(async (context, next) =>
        {
            try
            {
                if (settings.Gateway.ListenAddress.IsSecure && services.GetRequiredService<MutualTls>().Refusal(context) is { } status)
                    context.Response.StatusCode = status;
                else
                    await next(context);
            }
            catch (BadHttpRequestException e) when (!context.Response.HasStarted)
            {
                // The server would log the whole exception, of something anybody can cause.
                Log.RequestBroken(logger, e.StatusCode);
                context.Response.StatusCode = e.StatusCode;
                context.Response.Headers.Connection = "close";
            }
            catch (SpoolFullException) when (!context.Response.HasStarted)
            {
                RequestLimiter.AskToComeBack(context);
                context.Response.Headers.Connection = "close";
            }
            catch (TimeoutException) when (!context.Response.HasStarted)
            {
                Log.RequestFault(logger, "it took too long");
                RequestLimiter.AskToComeBack(context);
            }
            catch (Exception e) when (e is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
            {
                // The server would log the whole exception.
                Log.RequestFault(logger, e.GetType().Name);
                if (!context.Response.HasStarted)
                    await SoapPort.AnswerAsync(
                        context,
                        StatusCodes.Status500InternalServerError,
                        EnvelopeWriter.Fault(FaultCode.Server, "Er ging iets mis. Probeer het later opnieuw."));
            }
            catch (OperationCanceledException)
            {
                // The caller is gone.
            }
        });
        app.UseRouting();
        var limiter = services.GetRequiredService<RequestLimiter>();
        var soap = services.GetRequiredService<SoapPort>();
        var wsdl = services.GetRequiredService<WsdlPort>();
        app.MapPost(SoapPort.Path, context => limiter.PassAsync(context, soap.HandleAsync));
        app.MapGet(SoapPort.Path, wsdl.WsdlAsync);
        app.MapGet($"{SoapPort.Path}/{{schema}}", WsdlPort.SchemaAsync);
        if (settings.Gateway.AdapterPort)
        {
            var adapter = services.GetRequiredService<AdapterPort>();
            app.MapPost(AdapterPort.Path, context => limiter.PassAsync(context, adapter.HandleAsync));
        }
    }
}

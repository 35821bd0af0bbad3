using MessageHub.Processing;
using Microsoft.AspNetCore.Diagnostics;

namespace MessageHub.Backoffice;

/// <summary>
/// What people see when a page cannot be shown: what is not there and what is not theirs look the same; a fault of ours says nothing of
/// its cause, and the log has it without what an exception could quote of a message.
/// </summary>
internal static class FaultPages
{
    public static void Use(WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/fout/{0}");
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
            {
                var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
                if (fault is not null && !context.RequestAborted.IsCancellationRequested)
                    Log.PageFault(app.Logger, BerichtFaultException.Describe(fault));
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return FaultPage.WriteAsync(context);
            },
            // What the framework would log has the text of the exception in it, and that can quote a message.
            SuppressDiagnosticsCallback = _ => true,
        });
    }
}

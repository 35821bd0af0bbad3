using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Nothing is done with a value that cannot be what it should be: the framework leaves such a value out, and what is left out can mean
/// "all". Asked before every handler of every page, so that a new one needs not think of it. A page with
/// <see cref="ShowsWrongFilterAttribute"/> says it itself when it only shows. Text with a null character in it is no text: PostgreSQL
/// takes none; and a form that a page has no handler for is not shown the page without what a handler finds.
/// </summary>
public sealed class ReadableValues : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var showsItself = context.ActionDescriptor.HandlerTypeInfo.IsDefined(typeof(ShowsWrongFilterAttribute), inherit: true);
        var isShown = HttpMethods.IsGet(request.Method) && showsItself;
        // The page that reports it is asked with the same form.
        var isFaultPage = context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (isFaultPage)
            await next();
        else if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        else if ((!context.ModelState.IsValid && !isShown) || (request.HasFormContentType && await HasNullAsync(request)))
            context.Result = new BadRequestResult();
        else
            await next();
    }

    private static async Task<bool> HasNullAsync(HttpRequest request) =>
        (await request.ReadFormAsync(request.HttpContext.RequestAborted)).Any(f => f.Value.Any(v => v?.Contains('\0') ?? false));
}

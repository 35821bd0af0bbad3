using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// Every address that the pages answer, as the pages themselves say it: a new page, handler or filter is in it by itself.
/// </summary>
internal static class Addresses
{
    /// <summary>All that may be asked of a page or of one of its handlers.</summary>
    /// <param name="Path">With a real value for each part of the route.</param>
    /// <param name="Handler">The name of the handler, or null for the page itself.</param>
    /// <param name="Parameters">What it reads from the address, and as what.</param>
    /// <param name="Template">The route.</param>
    public sealed record Address(string Path, string? Handler, IReadOnlyList<(string Name, Type Type)> Parameters, string Template)
    {
        /// <summary>With one parameter; the value as it stands in an address.</summary>
        public string With(string name, string value) => $"{Path}?{(Handler is null ? "" : $"handler={Handler}&")}{name}={value}";
    }

    /// <param name="site">A site that runs.</param>
    /// <param name="values">A real value for each part of a route, by name.</param>
    public static async Task<IReadOnlyList<Address>> OfAsync(TestSite site, IReadOnlyDictionary<string, string> values)
    {
        var loader = site.App.Services.GetRequiredService<PageLoader>();
        var all = new List<Address>();
        foreach (var endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor)
                continue;
            var page = await loader.LoadAsync(descriptor, endpoint.Metadata);
            var bound = page.BoundProperties.OfType<PageBoundPropertyDescriptor>()
                .Where(p => p.Property.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: true })
                .SelectMany(p => NamesOf(p.Name, p.ParameterType));
            var template = endpoint.RoutePattern.RawText!;
            var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => values[parameter.Name],
                _ => "",
            }))));
            all.AddRange(
                from handler in page.HandlerMethods
                where handler.HttpMethod == "Get"
                let own = handler.Parameters.SelectMany(p => NamesOf(p.Name, p.ParameterType))
                let inRoute = endpoint.RoutePattern.Parameters.Select(p => p.Name)
                select new Address(
                    path,
                    handler.Name,
                    [
                        .. bound.Concat(own)
                            .ExceptBy(inRoute, p => p.Name, StringComparer.OrdinalIgnoreCase)
                            .DistinctBy(p => p.Name)
                            .OrderBy(p => p.Name)
                    ],
                    template));
        }

        return [.. all.DistinctBy(a => (a.Path, a.Handler))];
    }

    /// <summary>A parameter that is one value has its own name; one that is a form has those of its fields.</summary>
    private static IEnumerable<(string Name, Type Type)> NamesOf(string name, Type type) => type switch
    {
        _ when type == typeof(CancellationToken) => [],
        { IsClass: true } when type != typeof(string) =>
            type.GetProperties().Where(p => p.CanWrite).SelectMany(p => NamesOf(p.Name, p.PropertyType)),
        _ => [(name.ToLowerInvariant(), Nullable.GetUnderlyingType(type) ?? type)],
    };
}

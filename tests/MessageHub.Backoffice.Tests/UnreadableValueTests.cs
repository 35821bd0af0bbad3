using System.Net;
using System.Reflection;
using System.Text;
using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>A value that cannot be what it should be makes no page do anything: found by looking at every handler of every page.</summary>
public class UnreadableValueTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private const string Unreadable = "x!";

    [Fact]
    public async Task No_handler_acts_on_a_value_it_cannot_read()
    {
        var other = await filled.Site.AddAccountAsync("ander", [Role.Backoffice]);
        var before = await DumpAsync();
        var tried = 0;
        foreach (var (path, page) in Pages(other.Id))
        {
            foreach (var handler in page.HandlerMethods)
            {
                foreach (var name in ValuesOf(page, handler.MethodInfo, IsGet(handler)).Distinct())
                {
                    tried++;
                    var asked = handler.Name is null ? path : $"{path}?handler={handler.Name}";
                    var response = IsGet(handler)
                        ? await filled.Visitor.GetAsync(
                            $"{asked}{(asked.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(Unreadable)}")
                        : await filled.Visitor.PostAsync("/zoeken", asked, [.. Acting(name), (name, Unreadable)]);
                    var told = await Visitor.WordsOf(response);
                    if (IsGet(handler) && page.HandlerTypeInfo.IsDefined(typeof(ShowsWrongFilterAttribute)))
                        // A page is shown without it; a file that holds something else than was asked for is not made.
                        Assert.True(
                            response.StatusCode is HttpStatusCode.OK
                                || (response.StatusCode is HttpStatusCode.BadRequest
                                    && told.Contains("klopte niet", StringComparison.Ordinal)),
                            $"{asked} {name}: {response.StatusCode}");
                    else
                        Assert.True(
                            response.StatusCode is HttpStatusCode.BadRequest
                                && told.Contains("Er is niets veranderd", StringComparison.Ordinal),
                            $"{asked} {name}: {response.StatusCode} {told}");
                }
            }
        }

        Assert.True(tried > 15, $"{tried} values");
        Assert.Equal(before, await DumpAsync());
    }

    [Theory]
    [InlineData("/zoeken", "Declaratie")]
    [InlineData("/aanmelden", "account")]
    [InlineData("/mijn-account?handler=Wachtwoord", "huidig")]
    [InlineData("/toegang/nieuw", "Naam")]
    [InlineData("/inzagelog", "bsn")]
    public async Task Text_with_a_null_character_is_refused_in_every_kind_of_form(string action, string field)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Visitor.TokenIn(await filled.Visitor.OpenAsync("/zoeken"))), Visitor.Token },
            { new StringContent("a\0b"), field },
            { new StringContent("controle"), "Waarom" },
        };
        var response = await filled.Visitor.SendAsync(action, form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Er is niets veranderd", await Visitor.WordsOf(response));
    }

    private static bool IsGet(HandlerMethodDescriptor handler) => HttpMethods.IsGet(handler.HttpMethod);

    /// <summary>Pages with an address at which they would do something.</summary>
    private IEnumerable<(string Path, CompiledPageActionDescriptor Page)> Pages(Guid account)
    {
        var loader = filled.Site.App.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in filled.Site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor)
                continue;
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
                .Replace("{nummer:long}", $"{filled.Held}", StringComparison.Ordinal)
                .Replace(
                    "{id:guid}",
                    $"{(endpoint.RoutePattern.RawText.Contains("toegang", StringComparison.Ordinal) ? account : filled.Claim)}",
                    StringComparison.Ordinal)
                .Replace("{code:int}", "404", StringComparison.Ordinal)
                .Replace("{key}", "x", StringComparison.Ordinal)
                .Replace("{agb}", Messages.Aanbieder, StringComparison.Ordinal)
                .Replace("{verzoek}", "1.1", StringComparison.Ordinal);
            yield return (path, loader.LoadAsync(descriptor, endpoint.Metadata).GetAwaiter().GetResult());
        }
    }

    /// <summary>The names of what is bound and can be unreadable: everything but text and files, also within a form.</summary>
    private static IEnumerable<string> ValuesOf(CompiledPageActionDescriptor page, MethodInfo handler, bool isGet)
    {
        var properties = page.ModelTypeInfo!.GetProperties()
            .Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is { } bind && (!isGet || bind.SupportsGet))
            .SelectMany(p => NamesOf(p.Name, p.PropertyType));
        var route = new[] { "id", "nummer", "code", "key" };
        return handler.GetParameters().SelectMany(p => NamesOf(p.Name!, p.ParameterType)).Concat(properties)
            // A page says with its address what it is about; an address that cannot be read is no page.
            .Where(n => !route.Contains(n));
    }

    private static IEnumerable<string> NamesOf(string name, Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (value == typeof(string) || value == typeof(CancellationToken) || value == typeof(IFormFile))
            return [];
        if (value.IsValueType)
            return [name];
        if (value.IsGenericType)
            return value.GetGenericArguments()[0].IsValueType ? [name] : [];
        return value.GetProperties().Where(p => p.CanWrite && p.SetMethod!.IsPublic).SelectMany(p => NamesOf(p.Name, p.PropertyType));
    }

    /// <summary>Fields with which forms would do something, if the one that is unreadable were left out.</summary>
    private static (string, string)[] Acting(string but) =>
    [
        .. new[]
        {
            ("regel", "1"), ("besluit", "grant"), ("reden", "gebeld"), ("gezien", "0"), ("voorstel", "1"), ("aan", "false"),
            ("wat", "bericht"), ("waarom", "controle"), ("opslaan", "true"),
            ("Naam", "Iemand"), ("Account", "iemand"), ("Rollen", "Privacy"), ("Gemeenten", "0297"), ("ViaProxy", "true"),
            ("bsn", Messages.Bsn),
        }.Where(f => !f.Item1.Equals(but, StringComparison.OrdinalIgnoreCase)),
        .. WaitingClaim.Tariff("70,00", "Ambulant").Where(f => f.Name != but), ("Reden", "contract"),
    ];

    /// <summary>All that the store holds, but for when a session was used last.</summary>
    private async Task<string> DumpAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={filled.Site.Database}");
        await connection.OpenAsync();
        var all = new StringBuilder();
        foreach (var table in await RowsAsync(
            "select name from sqlite_master where type = 'table' and name not in ('account_session', 'key_ring') order by name"))
        {
            all.AppendLine(table);
            foreach (var row in await RowsAsync($"select * from \"{table}\""))
                all.AppendLine(row);
        }

        return all.ToString();

        async Task<List<string>> RowsAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
                rows.Add(
                    string.Join(
                        '|',
                        Enumerable.Range(0, reader.FieldCount)
                            .Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(i)}")));
            return rows;
        }
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// A browser as far as these tests need one: it keeps cookies, follows nothing by itself, and sends the forms it finds on pages.
/// </summary>
#pragma warning disable CA1001 // A client of a test server holds nothing that has to be let go.
internal sealed class Visitor
#pragma warning restore CA1001
{
    /// <summary>The field of a form that says which browser it was made for.</summary>
    public const string Token = "__RequestVerificationToken";

    private readonly HttpClient client;

    public Visitor(HttpMessageHandler site)
    {
        Cookies = new();
        client = new(new CookieContainerHandler(Cookies) { InnerHandler = site }) { BaseAddress = new("https://localhost") };
    }

    public CookieContainer Cookies { get; }

    /// <summary>Headers of every request from now on.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => client.DefaultRequestHeaders;

    /// <summary>Comes from this address from now on.</summary>
    public Visitor From(string address)
    {
        Headers.Remove(TestAddress.Header);
        Headers.Add(TestAddress.Header, address);
        return this;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    /// <summary>The text of a page that is there.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var response = await GetAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {response.Headers.Location}");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>A page that is there, to ask for its elements.</summary>
    public async Task<IHtmlDocument> OpenAsync(string path) => Html.Parse(await ReadAsync(path));

    /// <summary>What people read on a page.</summary>
    public async Task<string> WordsAsync(string path) => (await OpenAsync(path)).Words();

    public static async Task<string> WordsOf(HttpResponseMessage response) => (await Html.ParseAsync(response)).Words();

    /// <summary>Sends a form: opens the page for its token first.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = TokenIn(await OpenAsync(page));
        return await SendAsync(action, [(Token, token), .. fields]);
    }

    /// <summary>Sends a form to the page it stands on.</summary>
    public Task<HttpResponseMessage> PostAsync(string page, params (string Name, string Value)[] fields) => PostAsync(page, page, fields);

    /// <summary>Sends fields as they are, without a token of their own.</summary>
    public Task<HttpResponseMessage> SendAsync(string action, params (string Name, string Value)[] fields) =>
        client.PostAsync(action, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public Task<HttpResponseMessage> SendAsync(string action, HttpContent form) => client.PostAsync(action, form);

    public async Task<HttpResponseMessage> SendFileAsync(
        string page, string field, string fileName, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(TokenIn(await OpenAsync(page))), Token },
            { new ByteArrayContent(content), field, fileName },
        };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await client.PostAsync(page, form);
    }

    /// <summary>Signs in with a password and expects to be let in.</summary>
    public async Task SignInAsync(string account, string password)
    {
        var response = await PostAsync("/aanmelden", ("account", account), ("wachtwoord", password));
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    public string? Cookie(string name) => Cookies.GetCookies(new("https://localhost"))[name]?.Value;

    public static string TokenIn(IParentNode page) => page.Field(Token) ?? throw new InvalidOperationException("The page has no form.");
}

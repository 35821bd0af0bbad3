using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MessageHub.Gateway.Inward;
using MessageHub.Register;
using MessageHub.Register.Envelopes;
using Microsoft.Data.Sqlite;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>
/// A gateway as a process with the heap that .NET takes of its container (512 MB): envelopes that are made to eat memory and time are
/// refused, and the ordinary ones beside them are answered.
/// </summary>
public sealed class SmallMemoryTests : IAsyncDisposable
{
    /// <summary>Three quarters of 512 MB.</summary>
    private const string HeapLimit = "0x18000000";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-gateway-");
    private readonly StringBuilder output = new();
    private readonly Process process = new();
    private readonly HttpClient client;

    public SmallMemoryTests()
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        client = new() { BaseAddress = new(address), Timeout = Wait.Patience };
        process.StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "MessageHub.Gateway.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("DOTNET_GCHeapHardLimit", HeapLimit),
            ("MessageHub__Data", folder.FullName),
            ("MessageHub__Gateway__Listen", address),
            ("MessageHub__Gateway__PlainHttp", "true"),
            ("MessageHub__Gateway__AdapterPort", "true"),
            ("MessageHub__Gateway__Spool", folder.FullName),
            ("MessageHub__Gateway__PollInterval", "00:00:00.1"),
            ("MessageHub__Gateway__Gemeenten__0__Code", Soap.Gemeente),
            ("MessageHub__Gateway__Connections__0__Name", "hub"),
            ("MessageHub__Gateway__Connections__0__Url", "http://127.0.0.1:9/"),
        })
        {
            process.StartInfo.Environment[name] = value;
        }

        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
    }

    [Fact]
    public async Task Hostile_envelopes_are_refused_and_ordinary_ones_beside_them_answered()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Wait.ForAsync(IsUpAsync, x => x, "the gateway answers", Told);
        var hostile = new[] { Payload(i => $" a{i}=\"\"", 1_600_000), Payload(i => $" xmlns:n{i}=\"u{i}\" n{i}:a=\"\"", 560_000) }.Select(payload => Soap.Di01(payload)).ToList();
        var details = $"<detailsXML>{string.Concat(Enumerable.Range(0, 2_500_000).Select(i => $"<a{i}/>"))}</detailsXML></body>";
        var pieces = $"<detailsXML><?x {new string('y', 24_000_000)}?></detailsXML></body>";

        // All at once, in two copies, and twenty ordinary ones beside them.
        var refused = Enumerable.Range(0, 2).SelectMany(_ => new[]
        {
            PostAsync(SoapPort.Path, Soap.Di01().With("<soapenv:Envelope ", "<soapenv:Envelope " + string.Concat(Enumerable.Range(0, 1_600_000).Select(i => $"a{i}=\"\" ")))),
            PostAsync(SoapPort.Path, Soap.Fo01(Soap.NewNumber()).With("</body>", details)),
        }).ToList();
        var large = Enumerable.Range(0, 2).Select(_ => PostAsync(SoapPort.Path, Soap.Fo01(Soap.NewNumber(), zender: "IB").With("</body>", pieces))).ToList();
        var accepted = hostile.Select(envelope => PostAsync(SoapPort.Path, envelope)).ToList();
        var ordinary = Enumerable.Range(0, 20).Select(_ => Soap.Di01()).ToList();
        foreach (var envelope in ordinary)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(SoapPort.Path, envelope)).Status);

        Assert.All(await Task.WhenAll(refused), reply => Assert.Equal("soapenv:Client", reply.FaultCode));
        Assert.All(await Task.WhenAll(large), reply => Assert.Equal("Bv03", reply.Berichtcode));
        // What is in the payload hides from everybody on the way: it is acknowledged, and then refused.
        Assert.All(await Task.WhenAll(accepted), reply => Assert.Equal("Bv03", reply.Berichtcode));
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "messagehub.db"));
        var store = new EnvelopeStore(database);
        await AreAsync(store, ordinary, EnvelopeState.Checked);
        await AreAsync(store, hostile, EnvelopeState.Refused);
        Assert.False(process.HasExited, Told());
        Assert.DoesNotContain(nameof(OutOfMemoryException), Told(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>A good message whose root has very many of something.</summary>
    private static byte[] Payload(Func<int, string> more, int count) =>
        Soap.Payload(changes: ("<jw305:Bericht ", $"<jw305:Bericht {string.Concat(Enumerable.Range(0, count).Select(more))} "));

    private async Task AreAsync(EnvelopeStore store, IEnumerable<string> envelopes, EnvelopeState state)
    {
        var numbers = envelopes.Select(Soap.NumberOf).ToHashSet();
        await Wait.ForAsync(
            () => store.ReceivedAsync(null, 1000, CancellationToken.None), all => all.Count(r => numbers.Contains(r.Referentienummer) && r.State == state) == numbers.Count, $"all are {state}", Told);
    }

    private async Task<Reply> PostAsync(string path, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        using var response = await client.PostAsync(path, content);
        return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    private async Task<bool> IsUpAsync()
    {
        Assert.False(process.HasExited, Told());
        try
        {
            return (await client.GetAsync($"{SoapPort.Path}?wsdl")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs e)
    {
        lock (output)
            output.AppendLine(e.Data);
    }

    private string Told()
    {
        lock (output)
            return output.ToString();
    }
}

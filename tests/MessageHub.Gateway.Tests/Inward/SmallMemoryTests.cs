using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Inward;
using MessageHub.Register.Database;
using MessageHub.Register.Envelopes;
using Microsoft.Data.Sqlite;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>
/// A gateway as a process with what .NET takes of its container (512 MB and one processor): envelopes that are made to eat memory and time
/// are refused, and the ordinary ones beside them are answered meanwhile.
/// </summary>
public sealed class SmallMemoryTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-gateway-");
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Process process = new();
    private readonly HttpClient client;

    public SmallMemoryTests()
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        client = new() { BaseAddress = new(address), Timeout = Wait.MaxWait };
        process.StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "MessageHub.Gateway.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new[]
        {
            // Three quarters of 512 MB.
            ("DOTNET_GCHeapHardLimit", "0x18000000"),
            ("DOTNET_PROCESSOR_COUNT", "1"),
            ("MessageHub__Data", folder.FullName),
            ("MessageHub__Gateway__Listen", address),
            ("MessageHub__Gateway__PlainHttp", "true"),
            ("MessageHub__Gateway__Spool", folder.FullName),
            ("MessageHub__Gateway__PollInterval", "00:00:00.1"),
            ("MessageHub__Gateway__Applicatie", "Receptor"),
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

    public async Task InitializeAsync()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Wait.ForAsync(IsUpAsync, x => x, "the gateway answers", Told);
    }

    [Fact]
    public async Task Hostile_envelopes_are_refused_and_the_ordinary_ones_beside_them_are_answered()
    {
        // In the payload they hide from everybody on the way: they are acknowledged, and then refused.
        var hidden = new[] { Payload(i => $" a{i}=\"\"", 1_600_000), Payload(i => $" xmlns:n{i}=\"u{i}\" n{i}:a=\"\"", 520_000) }.Select(
            p => Soap.Di01(p)).ToList();
        var open = new[]
        {
            Soap.Di01().With("<soapenv:Envelope ", "<soapenv:Envelope " + Many(i => $"a{i}=\"\" ", 1_700_000)),
            WithDetails(Many(i => $"<a{i}/>", 2_000_000)),
        };
        // Legal, and a reader has to hold all of it.
        var legal = new[] { WithDetails($"<?x {new string('y', 24_000_000)}?>"), WithDetails($"<?x {new string('z', 24_000_000)}?>") };
        Assert.All([.. hidden, .. open, .. legal], e => Assert.InRange(e.Length, 17_000_000, EnvelopeSize.MaxAccepted));

        var hostile = Task.WhenAll(PostEachAsync(hidden), PostEachAsync(open), PostEachAsync(legal));
        var ordinary = new List<string>();
        do
        {
            ordinary.Add(Soap.Di01());
            Assert.Equal("Bv03", (await PostAsync(ordinary[^1])).Berichtcode);
        }
        while (!hostile.IsCompleted);

        var replies = await hostile;
        Assert.All(replies[0].Concat(replies[2]), reply => Assert.Equal("Bv03", reply.Berichtcode));
        Assert.All(replies[1], reply => Assert.Equal("soapenv:Client", reply.FaultCode));
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "messagehub.db"));
        var store = new EnvelopeStore(database);
        await AreAsync(store, ordinary, EnvelopeState.Checked);
        await AreAsync(store, hidden, EnvelopeState.Refused);
        Assert.False(process.HasExited, Told());
        Assert.DoesNotContain(nameof(OutOfMemoryException), Told(), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static string Many(Func<int, string> one, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(one(i));
        return text.ToString();
    }

    /// <summary>A good message whose root has very many of something.</summary>
    private static byte[] Payload(Func<int, string> more, int count) =>
        Soap.Payload(changes: ("<jw305:Bericht ", $"<jw305:Bericht {Many(more, count)} "));

    /// <summary>A refusal of something with anything in it.</summary>
    private static string WithDetails(string details) =>
        Soap.Fo01(Soap.NewNumber()).With("</body>", $"<detailsXML>{details}</detailsXML></body>");

    private async Task AreAsync(EnvelopeStore store, IReadOnlyCollection<string> envelopes, EnvelopeState state)
    {
        var numbers = envelopes.Select(Soap.NumberOf).ToHashSet();
        await Wait.ForAsync(
            () => store.ReceivedAsync(null, 10_000, CancellationToken.None),
            all => all.Count(r => numbers.Contains(r.Referentienummer) && r.State == state) == numbers.Count,
            $"all are {state}",
            Told);
    }

    private async Task<List<Reply>> PostEachAsync(IEnumerable<string> bodies)
    {
        var replies = new List<Reply>();
        foreach (var body in bodies)
            replies.Add(await PostAsync(body));
        return replies;
    }

    private async Task<Reply> PostAsync(string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        using var response = await client.PostAsync(SoapPort.Path, content);
        return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    private async Task<bool> IsUpAsync()
    {
        Assert.False(process.HasExited, Told());
        try
        {
            using var response = await client.GetAsync($"{SoapPort.Path}?wsdl");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is { } line)
            lines.Enqueue(line);
    }

    private string Told() => string.Join(Environment.NewLine, lines);
}

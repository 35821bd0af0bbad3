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
public sealed class SmallMemoryTests : IDisposable
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
            // Other tests take the machine at the same time.
            ("MessageHub__Gateway__AnswerWithin", "00:02:00"),
            ("MessageHub__Gateway__ReadWithin", "00:10:00"),
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
        // In the payload they hide from everybody on the way: they are acknowledged, and then refused.
        var hidden = new[] { Payload(i => $" a{i}=\"\"", 1_600_000), Payload(i => $" xmlns:n{i}=\"u{i}\" n{i}:a=\"\"", 560_000) }.Select(p => Soap.Di01(p)).ToList();
        var open = new[]
        {
            Soap.Di01().With("<soapenv:Envelope ", "<soapenv:Envelope " + Many(i => $"a{i}=\"\" ", 1_600_000)),
            Soap.Fo01(Soap.NewNumber()).With("</body>", $"<detailsXML>{Many(i => $"<a{i}/>", 2_500_000)}</detailsXML></body>"),
        };
        // Legal, and a reader has to hold all of it.
        var legal = Soap.Fo01(Soap.NewNumber()).With("</body>", $"<detailsXML><?x {new string('y', 24_000_000)}?></detailsXML></body>");

        var sent = Task.Run(() => Task.WhenAll(PostAllAsync(hidden), PostAllAsync(open), PostAllAsync([legal, legal])));
        var ordinary = new List<string>();
        while (!sent.IsCompleted || ordinary.Count < 10)
        {
            ordinary.Add(Soap.Di01());
            Assert.Equal("Bv03", (await PostAsync(ordinary[^1])).Berichtcode);
        }

        var replies = await sent;
        Assert.All(replies[0], reply => Assert.Equal("Bv03", reply.Berichtcode));
        Assert.All(replies[1], reply => Assert.Equal("soapenv:Client", reply.FaultCode));
        Assert.All(replies[2], reply => Assert.Equal("Bv03", reply.Berichtcode));
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "messagehub.db"));
        var store = new EnvelopeStore(database);
        await AreAsync(store, ordinary, EnvelopeState.Checked);
        await AreAsync(store, hidden, EnvelopeState.Refused);
        Assert.False(process.HasExited, Told());
        Assert.DoesNotContain(nameof(OutOfMemoryException), Told(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static string Many(Func<int, string> one, int count) => string.Concat(Enumerable.Range(0, count).Select(one));

    /// <summary>A good message whose root has very many of something.</summary>
    private static byte[] Payload(Func<int, string> more, int count) => Soap.Payload(changes: ("<jw305:Bericht ", $"<jw305:Bericht {Many(more, count)} "));

    private async Task AreAsync(EnvelopeStore store, IEnumerable<string> envelopes, EnvelopeState state)
    {
        var numbers = envelopes.Select(Soap.NumberOf).ToHashSet();
        await Wait.ForAsync(
            () => store.ReceivedAsync(null, 1000, CancellationToken.None), all => all.Count(r => numbers.Contains(r.Referentienummer) && r.State == state) == numbers.Count, $"all are {state}", Told);
    }

    private async Task<List<Reply>> PostAllAsync(IEnumerable<string> bodies)
    {
        var replies = new List<Reply>();
        foreach (var body in bodies)
            replies.Add(await PostAsync(body));
        return replies;
    }

    /// <summary>Offers an envelope as a hub does: the same bytes again when the connection breaks or the gateway asks for it, as on a machine that is busy.</summary>
    private async Task<Reply> PostAsync(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return await Wait.ForAsync(
            async () =>
            {
                try
                {
                    using var content = new ByteArrayContent(bytes);
                    content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
                    using var response = await client.PostAsync(SoapPort.Path, content);
                    return new Reply(response.StatusCode, await response.Content.ReadAsByteArrayAsync());
                }
                catch (HttpRequestException)
                {
                    return new(HttpStatusCode.RequestTimeout, []);
                }
            },
            reply => reply.Status is HttpStatusCode.OK || reply.FaultCode is "soapenv:Client",
            "it is answered",
            Told);
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

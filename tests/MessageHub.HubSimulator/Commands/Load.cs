using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Stories;

namespace MessageHub.HubSimulator.Commands;

/// <summary>
/// Many different envelopes as fast as they are acknowledged. They are written by hand from one example, so that the load costs little.
/// </summary>
internal sealed class Load
{
    private readonly Uri gateway;
    private readonly MonotoneClock clock = new(TimeProvider.System);
    private readonly byte[] before;
    private readonly byte[] between;
    private readonly byte[] after;

    /// <param name="lines">Lines of the 323 to send; 0 sends a 305.</param>
    public Load(Uri gateway, string gemeente, int lines)
    {
        this.gateway = gateway;
        var story = new CareStory(0, gemeente, "65656055", DateOnly.FromDateTime(clock.LocalNow()));
        var content = BerichtWriter.Write(lines == 0 ? story.Start305() : Stories.LargeClaim.Of(story, lines));
        var soap = Encoding.UTF8.GetString(SoapMessage.Wrap(EnvelopeXml.Write(new()
        {
            Kind = EnvelopeKind.Di01,
            Zender = new("65656055", "ZorgAdmin"),
            Ontvanger = Party.Receiver(gemeente),
            Referentienummer = "@NUMBER@",
            TijdstipBericht = "@MOMENT@",
            Functie = lines == 0 ? "JW305" : "JW323",
            Payload = Payload.Of(content),
        })));
        var (number, moment) = (soap.IndexOf("@NUMBER@", StringComparison.Ordinal), soap.IndexOf("@MOMENT@", StringComparison.Ordinal));
        before = Encoding.UTF8.GetBytes(soap[..number]);
        between = Encoding.UTF8.GetBytes(soap[(number + 8)..moment]);
        after = Encoding.UTF8.GetBytes(soap[(moment + 8)..]);
    }

    /// <summary>Sends so many, some at a time.</summary>
    public async Task<LoadFigures> RunAsync(int count, int atATime, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = atATime })
        {
            Timeout = TimeSpan.FromMinutes(5)
        };
        var (times, acknowledged, bytes) = (new ConcurrentBag<TimeSpan>(), 0, 0);
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellationToken },
            async (_, token) =>
            {
                var at = Stopwatch.GetTimestamp();
                using var content = new Pieces(
                    before, Encoding.ASCII.GetBytes(Envelope.NewNumber()), between, Encoding.ASCII.GetBytes(clock.Next()), after);
                bytes = (int)content.Headers.ContentLength!;
                using var request = new HttpRequestMessage(HttpMethod.Post, gateway) { Content = content };
                request.Headers.TryAddWithoutValidation("SOAPAction", $"\"{Names.ActionOf(EnvelopeKind.Di01)}\"");
                var (status, answer) = await AnswerAsync(http, request, token);
                if (answer.Contains("Bv03Bericht", StringComparison.Ordinal))
                    Interlocked.Increment(ref acknowledged);
                else if (times.IsEmpty)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first answer is HTTP {status}."));
                times.Add(Stopwatch.GetElapsedTime(at));
            });
        var sorted = times.Order().ToList();
        return new(
            count, acknowledged, bytes, Stopwatch.GetElapsedTime(started), sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
    }

    private static async Task<(int Status, string Answer)> AnswerAsync(
        HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException)
        {
            return (0, "");
        }
    }

    /// <summary>A body in pieces of which most are shared by all requests.</summary>
    private sealed class Pieces : HttpContent
    {
        private readonly byte[][] pieces;

        public Pieces(params byte[][] pieces)
        {
            this.pieces = pieces;
            Headers.ContentType = MediaTypeHeaderValue.Parse("text/xml; charset=utf-8");
            Headers.ContentLength = pieces.Sum(p => p.Length);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            foreach (var piece in pieces)
                await stream.WriteAsync(piece);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = pieces.Sum(p => p.Length);
            return true;
        }
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace MessageHub.EndToEnd.Tests;

/// <summary>What an operator does with one virtual host of RabbitMQ.</summary>
internal sealed class ManagementApi : IDisposable
{
    private readonly string virtualHost;
    private readonly HttpClient http;

    /// <param name="address">With user and password.</param>
    /// <param name="virtualHost">The virtual host.</param>
    public ManagementApi(string address, string virtualHost)
    {
        this.virtualHost = virtualHost;
        var uri = new UriBuilder(address);
        http = new() { BaseAddress = new($"http://{uri.Host}:{uri.Port}/api/") };
        http.DefaultRequestHeaders.Authorization = new(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{uri.UserName}:{uri.Password}")));
        User = uri.UserName;
    }

    private string User { get; }

    /// <summary>Makes the virtual host; a broker that just started may need a moment.</summary>
    public async Task CreateAsync()
    {
        await Wait.UntilAsync(
            async () =>
            {
                try
                {
                    return (await http.PutAsync(new Uri($"vhosts/{virtualHost}", UriKind.Relative), Json(new { }))).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the broker makes a virtual host");
        var permissions = new Dictionary<string, string> { ["configure"] = ".*", ["write"] = ".*", ["read"] = ".*" };
        (await http.PutAsync(new Uri($"permissions/{virtualHost}/{User}", UriKind.Relative), Json(permissions))).EnsureSuccessStatusCode();
    }

    public async Task DeleteAsync() =>
        (await http.DeleteAsync(new Uri($"vhosts/{virtualHost}", UriKind.Relative))).EnsureSuccessStatusCode();

    /// <summary>Breaks every connection that the broker reports; how many. It may not report those of the last seconds.</summary>
    public async Task<int> DropConnectionsAsync()
    {
        var names = new List<string>();
        await Wait.UntilAsync(
            async () =>
            {
                var connections = await http.GetFromJsonAsync<JsonElement>(new Uri($"vhosts/{virtualHost}/connections", UriKind.Relative));
                names = [.. connections.EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
                return names.Count > 0;
            },
            "the broker tells of connections");
        foreach (var name in names)
            (await http.DeleteAsync(new Uri($"connections/{Uri.EscapeDataString(name)}", UriKind.Relative))).Dispose();
        return names.Count;
    }

    /// <summary>The queues with what they were declared with.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> QueuesAsync()
    {
        var queues = await http.GetFromJsonAsync<JsonElement>(new Uri($"queues/{virtualHost}", UriKind.Relative));
        return queues.EnumerateArray().ToDictionary(q => q.GetProperty("name").GetString()!, q => q.GetProperty("arguments"));
    }

    /// <summary>
    /// The queues with how much lies in them and who takes from them, for people. The broker reports it some seconds late.
    /// </summary>
    public async Task<IReadOnlyList<string>> QueueStatesAsync()
    {
        string[] told = ["messages_ready", "messages_unacknowledged", "consumers", "leader", "members", "online", "state"];
        var queues = await http.GetFromJsonAsync<JsonElement>(new Uri($"queues/{virtualHost}", UriKind.Relative));
        return [.. queues.EnumerateArray().Select(q =>
            $"{q.GetProperty("name")}: "
            + $"{string.Join(", ", told.Select(t => $"{t} {(q.TryGetProperty(t, out var value) ? value : "not told")}"))}")];
    }

    /// <summary>
    /// Queues with a node that should have a member of them and has none, and the virtual host they are in. Some seconds late.
    /// </summary>
    public async Task<IReadOnlyList<(string VirtualHost, string Queue, string Node)>> LostMembersAsync()
    {
        var queues = await http.GetFromJsonAsync<JsonElement>(new Uri($"queues/{virtualHost}", UriKind.Relative));
        return
        [
            .. from queue in queues.EnumerateArray()
               from node in Nodes(queue, "members").Except(Nodes(queue, "online"))
               select (virtualHost, queue.GetProperty("name").GetString()!, node),
        ];

        static IEnumerable<string> Nodes(JsonElement queue, string property) =>
            queue.TryGetProperty(property, out var nodes) ? nodes.EnumerateArray().Select(n => n.GetString()!) : [];
    }

    /// <summary>Deliveries of a queue that no consumer has acknowledged yet. The broker reports it some seconds late.</summary>
    public async Task<long> UnacknowledgedAsync(string queue)
    {
        var told = await http.GetFromJsonAsync<JsonElement>(new Uri($"queues/{virtualHost}/{queue}", UriKind.Relative));
        return told.TryGetProperty("messages_unacknowledged", out var count) ? count.GetInt64() : 0;
    }

    /// <summary>How many deliveries each consumer of a queue may have at a time. The broker reports it some seconds late.</summary>
    public async Task<List<int>> PrefetchesAsync(string queue)
    {
        var consumers = await http.GetFromJsonAsync<JsonElement>(new Uri($"consumers/{virtualHost}", UriKind.Relative));
        return [
            .. consumers.EnumerateArray()
                .Where(c => c.GetProperty("queue").GetProperty("name").GetString() == queue)
                .Select(c => c.GetProperty("prefetch_count").GetInt32())
        ];
    }

    public void Dispose() => http.Dispose();

    private static StringContent Json<T>(T value) =>
        new(JsonSerializer.Serialize(value), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
}

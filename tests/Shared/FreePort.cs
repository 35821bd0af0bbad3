using System.Net;
using System.Net.Sockets;

namespace MessageHub.Tests.Shared;

/// <summary>
/// A loopback port for a server that may be killed and started again. It lies below the range from which the system gives ports to outgoing
/// connections: one of those, even one that looks for the server that is away, could otherwise hold it when the server comes back.
/// </summary>
internal static class FreePort
{
    private const int Lowest = 10_000;
    private const int Highest = 19_999;

    /// <summary>A port that was free a moment ago.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest + 1);
            using var probe = new TcpListener(IPAddress.Loopback, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it; another one is not far.
            }
        }
    }
}

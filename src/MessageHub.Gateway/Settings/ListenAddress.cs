using System.Net;

namespace MessageHub.Gateway.Settings;

/// <summary>Where to listen: an IP address or localhost, and a port.</summary>
internal sealed record ListenAddress(IPAddress Address, int Port, bool IsSecure)
{
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    public static bool TryParse(string text, out ListenAddress listen)
    {
        listen = null!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.AbsolutePath != "/")
            return false;
        var host = uri.Host == "localhost" ? "127.0.0.1" : uri.Host;
        if (!IPAddress.TryParse(host, out var address))
            return false;
        listen = new(address, uri.Port, uri.Scheme == "https");
        return true;
    }

    /// <exception cref="FormatException">It is no such address.</exception>
    public static ListenAddress Parse(string text) =>
        TryParse(text, out var listen) ? listen : throw new FormatException("An address to listen on is needed.");
}

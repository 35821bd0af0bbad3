using MessageHub.Hosting;
using MessageHub.Hosting.Forms;

namespace MessageHub.Gateway.Settings;

/// <summary>The settings of a gateway, section <c>MessageHub</c>. The names that other hosts have too mean the same here.</summary>
internal sealed class GatewaySettings : HostingSettings
{
    /// <summary>amqp address of the broker; empty keeps what arrives until there is one.</summary>
    [Address("amqp://user:password@host:5672/", "amqp", "amqps")]
    public string RabbitMq { get; set; } = "";

    /// <summary>Messages taken from the queue at a time.</summary>
    [Within(1, 10_000)]
    public ushort Prefetch { get; set; } = 4;

    /// <summary>What only a gateway has.</summary>
    public GatewaySection Gateway { get; set; } = new();
}

namespace MessageHub.HubSimulator.Sending;

/// <summary>An HTTP request to the gateway, right or wrong.</summary>
/// <param name="Action">SOAPAction without quotes; null leaves the header out.</param>
/// <param name="Header">One more header, name and value as they go over the line.</param>
public sealed record GatewayRequest(
    byte[] Body, string? Action, string Method = "POST", string ContentType = "text/xml; charset=utf-8",
    (string Name, string Value)? Header = null)
{
    /// <summary>Is waited for when half of the body has been sent.</summary>
    public Func<Task> HalfWay { get; init; } = () => Task.CompletedTask;
}

using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.HubSimulator.Faults;

/// <summary>An input as section 14 of the specification describes it, with what the gateway has to answer.</summary>
/// <param name="Row">Row of section 14, or where else it is asked for.</param>
/// <param name="Allowed">The answers that are right: kind, and code where one is asked for.</param>
/// <param name="Change">Makes a valid envelope of a good one; null when the input is not one.</param>
/// <param name="Spoil">Makes a request of a good envelope that is not valid.</param>
public sealed record BadInput(
    string Name,
    string Row,
    (ReplyKind Kind, string? Code)[] Allowed,
    Aftermath After,
    Func<Envelope, Envelope>? Change = null,
    Func<Envelope, GatewayRequest>? Spoil = null)
{
    /// <summary>True when this answer is right.</summary>
    public bool Allows(Reply reply) => Allowed.Any(a => a.Kind == reply.Kind && (a.Code is null || a.Code == reply.Code));

    /// <summary>The answers that are right, in words.</summary>
    public string Expected => string.Join(" or ", Allowed.Select(a => $"{a.Kind} {a.Code}".TrimEnd()));
}

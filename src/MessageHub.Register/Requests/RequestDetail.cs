using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Requests;

/// <summary>All that there is of one request. To be recorded in the <see cref="Access.AccessLog"/> before it is shown.</summary>
/// <param name="Row">As in the list.</param>
/// <param name="Aanvraag">The request as the rules see it.</param>
/// <param name="Register">What the register holds of the client with this aanbieder, and the agreements.</param>
/// <param name="Release">Release of its message.</param>
/// <param name="Content">The original bytes of its message; empty when the law did not want them kept any longer.</param>
/// <param name="Earlier">
/// The last accepted 301 of the gemeente about this client, from which the next one takes address and relations; null when there is none.
/// </param>
/// <param name="Others">All requests of the same message, this one too, in order.</param>
/// <param name="Decisions">What was decided and proposed on it, oldest first.</param>
public sealed record RequestDetail(
    RequestRow Row,
    Aanvraag Aanvraag,
    RegisterSnapshot Register,
    ReleaseName Release,
    byte[] Content,
    byte[]? Earlier,
    IReadOnlyList<RequestRow> Others,
    IReadOnlyList<TakenRequestDecision> Decisions)
{
    /// <summary>The proposal that another has to confirm, or null.</summary>
    public TakenRequestDecision? Proposal => Decisions.FirstOrDefault(d => d.State is RequestDecisionState.Open);

    /// <summary>The last one that was carried out, or null.</summary>
    public TakenRequestDecision? Last => Decisions.LastOrDefault(d => d.State is RequestDecisionState.CarriedOut);

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(RequestDetail);
}

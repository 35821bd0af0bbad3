using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Register.Requests;
using MessageHub.Rules.Requests;

namespace MessageHub.Processing.Decisions;

/// <summary>
/// What the messages themselves say of a request, beside what the register keeps of it. To be recorded in the access log before it is
/// shown.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="Asked">The client as the 315 or 317 informs him; null when its bytes are not kept any longer.</param>
/// <param name="Earlier">The client as the last 301 of the gemeente reported him; null when there is none.</param>
public sealed record RequestContent(RequestDetail Request, Client? Asked, Client? Earlier)
{
    public static RequestContent Of(RequestDetail request, BerichtReader reader) => new(
        request, ClientIn(request.Content, reader), ClientIn(request.Earlier, reader));

    /// <summary>The product of a 315; null of a 317.</summary>
    public AangevraagdProduct? Product =>
        (Asked?.AangevraagdeProducten ?? []).FirstOrDefault(p => p.ReferentieAanbieder == Request.Row.Referentie);

    /// <summary>The gemeente reported where the client lives before, so nobody has to type it.</summary>
    public bool HasAddress => Earlier?.Contactgegevens is { Count: > 0 };

    /// <summary>Birth date; null when it is not known, or not wholly.</summary>
    public DateOnly? Born => (Earlier?.Geboortedatum ?? Asked?.Geboortedatum) is { DatumGebruik: null, Datum: var day } ? day : null;

    /// <summary>What can be checked without a person.</summary>
    public IReadOnlyList<RequestCheck> Checks => RequestChecks.Of(Request.Aanvraag, Request.Row.Standaard, Born, Request.Register);

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(RequestContent);

    private static Client? ClientIn(byte[]? content, BerichtReader reader) =>
        content is { Length: > 0 } && reader.Read(content) is ReadResult.Read { Bericht: var bericht } ? bericht.Client : null;
}

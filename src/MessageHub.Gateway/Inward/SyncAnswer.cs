using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// The control data of a synchronous answer: the parties the other way round, a number of its own, and the number it answers.
/// </summary>
internal static class SyncAnswer
{
    public static Stuurgegevens To(EnvelopeHead head, EnvelopeKind kind, EnvelopeClock clock) =>
        new(kind, head.Ontvanger, head.Zender, Guid.NewGuid().ToString("D"), clock.Next(), head.Referentienummer, Functie: null);

    public static byte[] Fo03(EnvelopeHead head, StufError error, EnvelopeClock clock) =>
        EnvelopeWriter.Fo03(To(head, EnvelopeKind.Fo03, clock), new(error.Code, error.Plek, error.Text, error.Details));
}

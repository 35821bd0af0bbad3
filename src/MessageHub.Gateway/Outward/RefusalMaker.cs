using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Inward;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Outward;

/// <summary>
/// Makes the Fo01 StUF055 about a payload that fails its schema: the only refusal a gemeente sends into the chain (G-022).
/// </summary>
internal sealed class RefusalMaker(Routes routes, EnvelopeClock envelopeClock, TimeProvider clock)
{
    /// <summary>Beside the refused envelope a Fo01 holds less than this.</summary>
    private const int OwnBytes = 8192;

    /// <summary>Writes the bytes and reports what they are.</summary>
    /// <param name="refused">Goes along as it was, unless the whole would be larger than 25 MB (reading).</param>
    /// <param name="why">In Dutch, without anything from the payload.</param>
    /// <param name="output">Gets the bytes.</param>
    public OutgoingEnvelope Make(OpenedEnvelope refused, string why, Stream output)
    {
        var row = refused.Row;
        var (connection, zender) = routes.Of(row.Receiver)
            ?? throw new InvalidOperationException("The gemeente is served, or its envelope would not have been accepted.");
        var control = new Stuurgegevens(
            EnvelopeKind.Fo01, zender, new(row.Sender, Party.GgkApplicatie), Guid.NewGuid().ToString("D"), envelopeClock.Next(),
            row.Referentienummer, Functie: null);
        var error = StufError.NotValid.Because(why);
        // Reading (G-007): functie and the versions of the application, to the letter.
        var parameters = refused.Envelope.Parameters!;
        var fout = new Fout(
            error.Code, error.Plek, error.Text, $"{row.Functie}-{parameters.ApplicatieVersie}{parameters.ApplicatieSubversie}");
        // What is written again may grow where the sender used other quotes or declared names higher up.
        var goesAlong = refused.Content.Length + (refused.Content.Length / 100) + OwnBytes <= EnvelopeSize.MaxSent;
        EnvelopeWriter.WriteFo01(output, connection.Form, control, fout, goesAlong ? (refused.Content, refused.Form) : null);
        return new()
        {
            Id = Guid.NewGuid(),
            Kind = control.Kind.Berichtcode,
            Destination = connection.Name,
            IsSoap = connection.Form is EnvelopeForm.Soap,
            Sender = row.Receiver,
            Receiver = row.Sender,
            Referentienummer = control.Referentienummer,
            Tijdstip = control.TijdstipBericht,
            CrossRefnummer = row.Referentienummer,
            CreatedAt = clock.GetUtcNow(),
        };
    }
}

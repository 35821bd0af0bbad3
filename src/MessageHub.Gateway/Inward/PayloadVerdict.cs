using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Inward;

/// <summary>What becomes of a payload (ggk.md, section 14, rows 14 to 19).</summary>
internal abstract record PayloadVerdict
{
    private PayloadVerdict()
    {
    }

    /// <summary>It goes to the queue.</summary>
    public sealed record Good(Header Header) : PayloadVerdict;

    /// <summary>It gets a Fo01 StUF055 and no return message.</summary>
    /// <param name="Reason">A word for the log.</param>
    /// <param name="Text">Why, in Dutch, without anything from the payload.</param>
    public sealed record Refused(string Reason, string Text) : PayloadVerdict;

    /// <summary>Envelope and header disagree: nobody processes it, a person looks.</summary>
    public sealed record Disagrees(string Text) : PayloadVerdict;

    /// <exception cref="SchemaNotUsableException">The schema of this message cannot be used: our fault.</exception>
    public static PayloadVerdict Of(OpenedEnvelope opened, BerichtReader reader)
    {
        if (!opened.Row.IsXml)
            return new Refused("Text", "tekstBestand in plaats van xmlBestand");
        if (opened.Payload is [0x1F, 0x8B, ..] or [0x50, 0x4B, ..])
            return new Refused("Compressed", "de inhoud is gecomprimeerd");
        switch (reader.Check(opened.Payload))
        {
            case ReadResult.Refused refused:
                return new Refused(
                    refused.Reason.ToString(), refused.Complaints is [var first, ..] ? $"{first.Text} ({first.Path})" : refused.Text);
            case ReadResult.Read { Bericht: var bericht }:
                var complaint = HeaderAgreement.Complaint(opened.Row.Functie!, opened.Row.Sender, opened.Row.Receiver, bericht);
                return complaint is null ? new Good(bericht.Header) : new Disagrees(complaint);
            default:
                throw new InvalidOperationException("A message is read or refused.");
        }
    }
}

using System.Net.Mime;
using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// OntvangAsynchroon of profile A: SOAP 1.1 over HTTP. A Bv03 with 200 once the envelope is stored, a Fault with 500 otherwise; nothing
/// that is refused is stored as received.
/// </summary>
internal sealed class SoapPort(
    EnvelopeIntake intake, BoundedEnvelopeReader envelopes, QuarantineStore quarantine, RequestBody body, EnvelopeClock clock)
{
    public const string Path = "/services/StUFOntvangAsynchroonGGK0210Service";

    private const string Port = "soap";

    public async Task HandleAsync(HttpContext context)
    {
        if (RequestBody.IsEncoded(context.Request)
            || RequestBody.TypeOf(context.Request) is not { } type
            || !type.MediaType.Equals(MediaTypeNames.Text.Xml, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        await using var content = await body.ReadAsync(context);
        if (content is null)
        {
            await quarantine.KeepAsync(context, Port, null, "groter dan 25 MB", "Het bericht is groter dan 25 MB.", null);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var charset = type.Charset.ToString().Trim('"');
        var reading = charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? await envelopes.ReadAsync(
                content, EnvelopeForm.Soap, context.Request.Headers["SOAPAction"].ToString().Trim('"', ' '), ct: context.RequestAborted)
            : new EnvelopeReading.NotReadable(FaultCode.Client, "Alleen UTF-8 wordt gelezen.");
        switch (reading)
        {
            case EnvelopeReading.NotReadable unreadable:
                await quarantine.KeepAsync(context, Port, content, "onleesbaar", unreadable.Text, null);
                await AnswerAsync(
                    context, StatusCodes.Status500InternalServerError, EnvelopeWriter.Fault(unreadable.Fault, unreadable.Text));
                break;
            case EnvelopeReading.NotValid invalid:
                await RefuseAsync(context, content, invalid.Error, invalid.Head);
                break;
            case EnvelopeReading.Read read:
                var control = read.Envelope.Stuurgegevens;
                switch (await intake.TakeAsync(read.Envelope, content, EnvelopeForm.Soap, context.RequestAborted))
                {
                    case IntakeOutcome.Accepted accepted:
                        await AnswerAsync(context, StatusCodes.Status200OK, accepted.Answer);
                        break;
                    case IntakeOutcome.Refused refused:
                        await RefuseAsync(
                            context, content, refused.Error, new(control.Zender, control.Ontvanger, control.Referentienummer));
                        break;
                }

                break;
        }
    }

    private async Task RefuseAsync(HttpContext context, Stream content, StufError error, EnvelopeHead? head)
    {
        if (error != StufError.NotStored)
            await quarantine.KeepAsync(context, Port, content, error.Code, error.Text, head);
        await AnswerAsync(
            context,
            StatusCodes.Status500InternalServerError,
            head is null || head.Zender.Organisatie.Length == 0 || head.Ontvanger.Organisatie.Length == 0
                ? EnvelopeWriter.Fault(error.Plek == StufError.Client ? FaultCode.Client : FaultCode.Server, error.Text)
                : SyncAnswer.Fo03(head, error, clock));
    }

    public static Task AnswerAsync(HttpContext context, int status, byte[] answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        return context.Response.Body.WriteAsync(answer, context.RequestAborted).AsTask();
    }
}

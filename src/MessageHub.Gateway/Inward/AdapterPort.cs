using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// The adapter port of profile B: a Digikoppeling adapter hands over the bare envelope. Accepted (202) means that it is kept, as received
/// or in quarantine, and must not be offered again; not accepted (400, 413) that it will never do; 503 that it may later.
/// </summary>
internal sealed class AdapterPort(EnvelopeIntake intake, BoundedEnvelopeReader envelopes, QuarantineStore quarantine, RequestBody body)
{
    public const string Path = "/adapter/ggk0210";

    private const string Port = "adapter";

    public async Task HandleAsync(HttpContext context)
    {
        if (RequestBody.IsEncoded(context.Request)
            || RequestBody.TypeOf(context.Request)?.MediaType.Value is not ("text/xml" or "application/xml"))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        await using var content = await body.ReadAsync(context);
        context.Response.StatusCode = content is null ? await TooLargeAsync(context) : await TakeAsync(context, content);
    }

    private async Task<int> TooLargeAsync(HttpContext context)
    {
        await quarantine.KeepAsync(context, Port, null, "groter dan 25 MB", "Het bericht is groter dan 25 MB.", null);
        return StatusCodes.Status413PayloadTooLarge;
    }

    private async Task<int> TakeAsync(HttpContext context, Spool content)
    {
        switch (await envelopes.ReadAsync(content, EnvelopeForm.Bare, ct: context.RequestAborted))
        {
            case EnvelopeReading.Read read:
                var control = read.Envelope.Stuurgegevens;
                var outcome = await intake.TakeAsync(read.Envelope, content, EnvelopeForm.Bare, context.RequestAborted);
                if (outcome is not IntakeOutcome.Refused { Error: var error })
                    return StatusCodes.Status202Accepted;
                if (error == StufError.NotStored)
                    return StatusCodes.Status503ServiceUnavailable;
                await quarantine.KeepAsync(
                    context, Port, content, error.Code, error.Text, new(control.Zender, control.Ontvanger, control.Referentienummer));
                return StatusCodes.Status202Accepted;
            case EnvelopeReading.NotValid invalid:
                await quarantine.KeepAsync(context, Port, content, invalid.Error.Code, invalid.Error.Text, invalid.Head);
                return StatusCodes.Status202Accepted;
            case EnvelopeReading.NotReadable unreadable:
                await quarantine.KeepAsync(context, Port, content, "onleesbaar", unreadable.Text, null);
                return StatusCodes.Status400BadRequest;
            default:
                throw new InvalidOperationException("An envelope is read, not valid or not readable.");
        }
    }
}

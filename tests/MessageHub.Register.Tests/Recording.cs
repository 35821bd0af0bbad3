using MessageHub.Berichten.Model;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Tests;

/// <summary>Writes a message with a verdict that a test made up.</summary>
internal static class Recording
{
    public static async Task RecordAsync(
        this RegisterTransaction transaction,
        Guid id,
        Bericht bericht,
        Verdict verdict,
        OutgoingBericht? outgoing,
        string result,
        DateOnly? on = null)
    {
        var register = await transaction.LoadAsync(RegisterKeys.Of(bericht), id);
        await transaction.WriteAsync([new(id, result, on) { Judgement = new(bericht, register, verdict), Outgoing = outgoing }]);
    }

    public static Task RefuseAsync(
        this RegisterTransaction transaction, Guid id, string result, DateOnly? on = null, Provenance? provenance = null) =>
        transaction.WriteAsync([new(id, result, on) { Provenance = provenance }]);
}

using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Register.Store;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Processing.Composing;

/// <summary>
/// Makes the messages of the gemeente out of decisions, and lets them count: in the transaction of the decision and under the lock of its
/// exchange, so that there is never a decision without its message, nor a message twice. A message is judged like one that other software
/// offers, and leaves by the outbox. A preview is the same in a transaction that is undone (<see cref="RegisterStore.RehearseAsync"/>).
/// </summary>
/// <param name="processor">Judges what is made.</param>
/// <param name="reader">Reads earlier messages of the gemeente.</param>
/// <param name="schemas">Say the versions that a message carries.</param>
/// <param name="settings">Say which numbers may be given out.</param>
/// <param name="clock">Says when it is made.</param>
public sealed class OwnBerichten(
    BerichtProcessor processor, BerichtReader reader, SchemaLibrary schemas, ProcessingSettings settings, TimeProvider clock)
{
    /// <summary>Toewijzingsdatum and -tijd of what is decided now, in Europe/Amsterdam and whole seconds.</summary>
    public (DateOnly Date, TimeOnly Time) Now
    {
        get
        {
            var local = AmsterdamDate.LocalOf(clock.GetUtcNow());
            return (DateOnly.FromDateTime(local), new(local.Hour, local.Minute, local.Second));
        }
    }

    /// <summary>What the register holds for a 301 of a client: his allocations with the aanbieder and his requests.</summary>
    /// <param name="transaction">Holds the lock of the scope.</param>
    /// <param name="scope">Domain, gemeente and aanbieder.</param>
    /// <param name="bsn">The client.</param>
    /// <param name="numbers">ToewijzingNummers that a person chose for new allocations; empty when they are given out.</param>
    public Task<RegisterSnapshot> RegisterOfAsync(
        RegisterTransaction transaction, ExchangeScope scope, Bsn bsn, params IReadOnlyList<long> numbers) =>
        transaction.LoadAsync(RegisterKeys.ToAssign(scope, Release, bsn, numbers, clock.Today()));

    /// <summary>Makes the 301 of a decision on allocations.</summary>
    /// <param name="transaction">Holds the lock of the scope.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="client">The person as the gemeente knows him.</param>
    /// <param name="register">What <see cref="RegisterOfAsync"/> found in the same transaction.</param>
    /// <param name="numbers">ToewijzingNummers that a person chose for new allocations; empty when they are given out here.</param>
    public async Task<OwnOutcome> AssignAsync(
        RegisterTransaction transaction,
        AllocationDecision decision,
        Client client,
        RegisterSnapshot register,
        params IReadOnlyList<long> numbers)
    {
        var needed = decision.Changes.Count(c => c is AllocationChange.Assign);
        if (needed > 0)
        {
            if (settings.ToewijzingNummers.GetValueOrDefault(decision.Scope.Gemeente) is not { } range)
                return Refused(new(ComposeRefusalReason.NoNumberRange));
            if (numbers.Where(n => !range.Has(n)).Select(n => (long?)n).FirstOrDefault() is { } outside)
                return Refused(new(ComposeRefusalReason.NumberOutsideRange, outside));
            if (numbers.Count == 0)
                numbers = await transaction.TakeToewijzingNummersAsync(range, needed);
        }

        var earlier = await EarlierClientAsync(transaction, decision.Bsn);
        var details = await DetailsAsync(transaction, decision.Scope.Standaard, 301);
        var composed = OwnBericht.Toewijzing(decision, client, register, earlier?.Relaties ?? [], numbers, details);
        return composed.Bericht is { } bericht
            ? await SendAsync(transaction, bericht, register, decision.Consent, decision.NeedsColleague)
            : Refused(composed.Refusal!);
    }

    /// <summary>Makes the 301 that takes the place of one that the aanbieder rejected.</summary>
    /// <param name="transaction">Holds the lock of the scope.</param>
    /// <param name="rejected">The rejected 301.</param>
    /// <param name="mends">What is other than in that one.</param>
    /// <param name="consent">That the aanbieder agrees to what takes his agreement, or null.</param>
    /// <param name="needsColleague">Two persons decide: it is held until a colleague confirms it.</param>
    public async Task<OwnOutcome> MendAsync(
        RegisterTransaction transaction, Bericht rejected, Mends mends, Consent? consent, bool needsColleague = false)
    {
        var (scope, client) = (ExchangeScope.Of(rejected), rejected.Client!);
        IReadOnlyList<long> numbers = [];
        if (mends.NewNumbers.Count > 0)
        {
            if (settings.ToewijzingNummers.GetValueOrDefault(scope.Gemeente) is not { } range)
                return Refused(new(ComposeRefusalReason.NoNumberRange));
            numbers = await transaction.TakeToewijzingNummersAsync(range, mends.NewNumbers.Count);
        }

        var register = await RegisterOfAsync(
            transaction, scope, client.Bsn, [.. client.ToegewezenProducten!.Select(p => p.ToewijzingNummer), .. numbers]);
        var earlier = await EarlierClientAsync(transaction, client.Bsn);
        var details = await DetailsAsync(transaction, scope.Standaard, 301);
        var composed = OwnBericht.Mended(rejected, mends, register, earlier?.Relaties ?? [], numbers, details);
        return composed.Bericht is { } bericht
            ? await SendAsync(transaction, bericht, register, consent, needsColleague)
            : Refused(composed.Refusal!);
    }

    /// <summary>Makes the 319 of a decision on a request.</summary>
    /// <param name="transaction">Holds the lock of the scope.</param>
    /// <param name="scope">Domain, gemeente and aanbieder.</param>
    /// <param name="aanvraag">The request as the register holds it in this transaction.</param>
    /// <param name="decision">What is decided.</param>
    public async Task<OwnOutcome> AnswerAsync(
        RegisterTransaction transaction, ExchangeScope scope, Aanvraag aanvraag, RequestDecision decision)
    {
        var details = await DetailsAsync(transaction, scope.Standaard, 319);
        var (bericht, refusal) = OwnBericht.Antwoord(scope, aanvraag, decision, details);
        return bericht is null ? new OwnOutcome.Refused([refusal!.Value.Describe()]) : await SendAsync(transaction, bericht);
    }

    /// <summary>
    /// The person in the newest 301 of the gemeente for a client, whichever aanbieder it went to; null when there is none or it is not kept
    /// any longer.
    /// </summary>
    public async Task<Client?> EarlierClientAsync(RegisterTransaction transaction, Bsn bsn) =>
        await transaction.NewestAssignmentAsync(bsn) is { Length: > 0 } content
        && reader.Read(content) is ReadResult.Read { Bericht: var bericht }
            ? bericht.Client
            : null;

    private ReleaseName Release => reader.Releases.On(clock.Today());

    private static OwnOutcome.Refused Refused(ComposeRefusal refusal) => new([refusal.Describe()]);

    private async Task<OwnBerichtDetails> DetailsAsync(RegisterTransaction transaction, Standaard standaard, int nummer) => new(
        Release,
        await transaction.NextIdentificatieAsync(),
        clock.Today(),
        XsdVersie.Of(schemas.Of(BerichtIdentity.Of(Release, standaard, nummer))));

    private async Task<OwnOutcome> SendAsync(
        RegisterTransaction transaction, Bericht bericht, RegisterSnapshot? register = null, Consent? consent = null,
        bool needsColleague = false)
    {
        var needed = register is null ? [] : ConsentNeeded.In(bericht, register);
        if (needed.Count > 0 && consent is null)
            return new OwnOutcome.NeedsConsent(needed);
        var numbers = needed.Select(n => n.ToewijzingNummer).ToHashSet();
        List<ToewijzingVersie> agreed =
        [
            .. (bericht.Client?.ToegewezenProducten ?? []).Where(p => numbers.Contains(p.ToewijzingNummer))
                .Select(p => new ToewijzingVersie(p.ToewijzingNummer, p.Toewijzingsdatum, p.Toewijzingstijd)),
        ];
        var (id, content, result) = await processor.TakeOwnAsync(transaction, bericht, agreed, clock.GetUtcNow(), needsColleague);
        return result.Outcome is BerichtOutcome.Accepted or BerichtOutcome.Held
            ? new OwnOutcome.Made(id, bericht, content, result) { Agreed = agreed }
            : new OwnOutcome.Refused([.. result.Findings.Select(TextOf)]);
    }

    private static string TextOf(FindingResult finding) => string.Join(
        ' ', new[] { finding.Rule is { } rule ? $"{rule}:" : finding.Place, finding.Text, finding.Remedy }.OfType<string>());
}

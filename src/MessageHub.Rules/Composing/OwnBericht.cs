using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Composing;

/// <summary>
/// Makes a whole message of the gemeente out of a decision: the 301 with all that is current for the client with the aanbieder, and the
/// 319. Pure. What it makes is judged like any message of ours before it leaves. Source: process.md §3.3, OP087, IV013, IV099.
/// </summary>
public static class OwnBericht
{
    /// <summary>The 301 of a decision on allocations, or why there is none.</summary>
    /// <param name="decision">What is decided.</param>
    /// <param name="client">
    /// The person as the gemeente knows him: name, birth date, contacts, relations. Of a Client that was read elsewhere (a 315, an earlier
    /// 301) only what a 301 has is taken. A relation without Nummer gets one.
    /// </param>
    /// <param name="register">What the register holds for a 301 of this client: allocations and requests.</param>
    /// <param name="earlier">Relations of the client in earlier messages of the gemeente: a person keeps his Nummer (OP071).</param>
    /// <param name="numbers">Reserved for the new allocations, in the order of <see cref="AllocationDecision.Changes"/>.</param>
    /// <param name="details">Number and date of the message.</param>
    public static ComposedBericht Toewijzing(
        AllocationDecision decision,
        Client client,
        RegisterSnapshot register,
        IReadOnlyList<Relatie> earlier,
        IReadOnlyList<long> numbers,
        OwnBerichtDetails details)
    {
        if (decision.Date > details.Dagtekening)
            return ComposedBericht.Refused(ComposeRefusalReason.DecidedInTheFuture);
        if (register.Contract is { HasAgreements: false, ProductCodes: not null }
            && decision.ReferentieVerzoek is null && decision.Changes.Any(IsOwnInitiative))
            return ComposedBericht.Refused(ComposeRefusalReason.NoContract);
        var composed = AllocationComposer.Compose(decision, [.. register.Toewijzingen.Values], numbers, details.Dagtekening);
        return Whole(composed, decision.Scope, OwnClient.Of(client, decision.Bsn, earlier), register, details);
    }

    /// <summary>The 301 that takes the place of one that the aanbieder rejected, or why there is none.</summary>
    /// <param name="rejected">The rejected 301.</param>
    /// <param name="mends">What is other than in that one.</param>
    /// <param name="register">What the register holds for a 301 of this client and for the numbers of the rejected one.</param>
    /// <param name="earlier">Relations of the client in earlier messages of the gemeente.</param>
    /// <param name="numbers">Reserved for <see cref="Mends.NewNumbers"/>.</param>
    /// <param name="details">Number and date of the message.</param>
    public static ComposedBericht Mended(
        Bericht rejected,
        Mends mends,
        RegisterSnapshot register,
        IReadOnlyList<Relatie> earlier,
        IReadOnlyList<long> numbers,
        OwnBerichtDetails details)
    {
        var client = rejected.Client!;
        var composed = MendedBericht.Compose(rejected, mends, register, numbers, details.Dagtekening);
        return Whole(composed, ExchangeScope.Of(rejected), OwnClient.Of(mends.Client ?? client, client.Bsn, earlier), register, details);
    }

    /// <summary>The 319 of a decision on a request, or why there is none.</summary>
    /// <param name="scope">Domain, gemeente and aanbieder.</param>
    /// <param name="aanvraag">The request, as the register holds it.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="details">Number and date of the message.</param>
    public static (Bericht? Bericht, RequestRefusal? Refusal) Antwoord(
        ExchangeScope scope, Aanvraag aanvraag, RequestDecision decision, OwnBerichtDetails details)
    {
        var (antwoord, refusal) = RequestAnswer.Compose(aanvraag, scope.Standaard, decision);
        return antwoord is null ? (null, refusal) : (Empty(scope, 319, details) with { Antwoord = antwoord }, null);
    }

    /// <summary>A new allocation that no request asked for.</summary>
    private static bool IsOwnInitiative(AllocationChange change) => change is AllocationChange.Assign { ReferentieAanbieder: null };

    private static ComposedBericht Whole(
        ComposedAllocations composed, ExchangeScope scope, Client person, RegisterSnapshot register, OwnBerichtDetails details)
    {
        if (composed.Refusal is { } refusal)
            return new(null, refusal);
        if (register.HeldOwn.Any(h => h.Client == person.Bsn))
            return ComposedBericht.Refused(ComposeRefusalReason.EarlierIsHeld);
        if (composed.Products.Count == 0)
            return ComposedBericht.Refused(ComposeRefusalReason.NothingToSend);
        var counting = composed.Products.Where(p => !p.IsDeletion()).ToList();
        if (Stacking.Among(counting, scope.Standaard).Select(s => s.Later).FirstOrDefault() is { } stacked)
            return ComposedBericht.Refused(ComposeRefusalReason.Stacked, stacked.ToewijzingNummer);
        if (OwnClient.WhyNot(person, scope.Standaard, register, composed.Products, details.Dagtekening) is { } misfit)
            return ComposedBericht.Refused(misfit);
        return new(Empty(scope, 301, details) with { Client = person with { ToegewezenProducten = composed.Products } }, null);
    }

    private static Bericht Empty(ExchangeScope scope, int nummer, OwnBerichtDetails details)
    {
        var identity = Berichten.BerichtIdentity.Of(details.Release, scope.Standaard, nummer);
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = identity.Release.Major,
                BerichtSubversie = identity.Release.Minor,
                Afzender = scope.Gemeente,
                Ontvanger = scope.Aanbieder,
                BerichtIdentificatie = new() { Identificatie = details.Identificatie, Dagtekening = details.Dagtekening },
                XsdVersie = details.XsdVersie,
            },
        };
    }
}

/// <summary>What <see cref="OwnBericht"/> made of a decision on allocations, or the reason why there is nothing.</summary>
/// <param name="Bericht">The whole 301; null when refused.</param>
/// <param name="Refusal">Null when there is a message.</param>
public sealed record ComposedBericht(Bericht? Bericht, ComposeRefusal? Refusal)
{
    internal static ComposedBericht Refused(ComposeRefusalReason reason, long? nummer = null) => new(null, new(reason, nummer));

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(ComposedBericht);
}

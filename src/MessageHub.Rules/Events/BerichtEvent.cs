using MessageHub.Rules.Assessment;

namespace MessageHub.Rules.Events;

/// <summary>
/// One fact that other systems of the gemeente want to know: what a verdict changed, in ids and codes of the standard and without anything
/// of a person. Names and values are a contract (schemas/events); a change that a reader could trip over gets another version.
/// </summary>
/// <param name="Subject">What it is about: a number or reference of the standard.</param>
public abstract record BerichtEvent(string Subject)
{
    /// <summary>What happened, in words with dashes.</summary>
    public abstract string Kind { get; }

    /// <summary>315, 317: an aanbieder asks for something, and the request counts.</summary>
    /// <param name="ReferentieAanbieder">The request.</param>
    /// <param name="Producten">What it asks for.</param>
    public sealed record RequestReceived(string ReferentieAanbieder, IReadOnlyList<RequestedProduct> Producten)
        : BerichtEvent(ReferentieAanbieder)
    {
        /// <inheritdoc/>
        public override string Kind => "request-received";
    }

    /// <summary>301, 319: we decided on a request.</summary>
    /// <param name="ReferentieAanbieder">The request.</param>
    /// <param name="Decision">What.</param>
    /// <param name="RedenAfwijzingVerzoek">When it was rejected.</param>
    /// <param name="ToewijzingNummers">When it was granted: the allocations of the message that carry its reference.</param>
    public sealed record RequestDecided(
        string ReferentieAanbieder, RequestOutcome Decision, string? RedenAfwijzingVerzoek, IReadOnlyList<long> ToewijzingNummers)
        : BerichtEvent(ReferentieAanbieder)
    {
        /// <inheritdoc/>
        public override string Kind => "request-decided";
    }

    /// <summary>
    /// 301: another version of an allocation is the one in force, from the moment that our message counts. When the aanbieder rejects the
    /// message (<see cref="OwnMessageAnswered"/>) the version before it is in force again.
    /// </summary>
    public sealed record AllocationInForce(
        long ToewijzingNummer,
        DateOnly Toewijzingsdatum,
        TimeOnly Toewijzingstijd,
        string? Categorie,
        string? Code,
        DateOnly Ingangsdatum,
        DateOnly? Einddatum,
        string? RedenWijziging,
        long? Volume,
        string? Eenheid,
        string? Frequentie,
        long? Budget,
        string? ReferentieAanbieder)
        : BerichtEvent(Text(ToewijzingNummer))
    {
        /// <inheritdoc/>
        public override string Kind => "allocation-in-force";
    }

    /// <summary>305: a start was delivered, or deleted.</summary>
    /// <param name="ToewijzingNummer">Null in the taakgerichte variant.</param>
    /// <param name="Categorie">Of the product; null when the start has none.</param>
    /// <param name="Code">Of the product.</param>
    /// <param name="Begindatum">First day of delivery.</param>
    /// <param name="StatusAanlevering">1 delivered, 3 deleted.</param>
    public sealed record Start(long? ToewijzingNummer, string? Categorie, string? Code, DateOnly Begindatum, string StatusAanlevering)
        : BerichtEvent(Text(ToewijzingNummer))
    {
        /// <inheritdoc/>
        public override string Kind => "start";
    }

    /// <summary>307: a stop was delivered, or deleted.</summary>
    /// <param name="ToewijzingNummer">Null in the taakgerichte variant.</param>
    /// <param name="Categorie">Of the product; null when the stop has none.</param>
    /// <param name="Code">Of the product.</param>
    /// <param name="Begindatum">First day of the delivery that stops.</param>
    /// <param name="Einddatum">Last day of delivery, inclusive.</param>
    /// <param name="RedenBeeindiging">20 is temporary.</param>
    /// <param name="StatusAanlevering">1 delivered, 3 deleted.</param>
    public sealed record Stop(
        long? ToewijzingNummer,
        string? Categorie,
        string? Code,
        DateOnly Begindatum,
        DateOnly Einddatum,
        string RedenBeeindiging,
        string StatusAanlevering)
        : BerichtEvent(Text(ToewijzingNummer))
    {
        /// <inheritdoc/>
        public override string Kind => "stop";
    }

    /// <summary>323: a claim has its answer.</summary>
    /// <param name="DeclaratieNummer">The claim.</param>
    /// <param name="Begindatum">First day of the DeclaratiePeriode.</param>
    /// <param name="Einddatum">Last day of the DeclaratiePeriode, inclusive.</param>
    /// <param name="Outcome">What became of it as a whole.</param>
    /// <param name="Submitted">Signed eurocents.</param>
    /// <param name="Granted">Signed eurocents.</param>
    public sealed record ClaimSettled(
        string DeclaratieNummer, DateOnly Begindatum, DateOnly Einddatum, Outcome Outcome, long Submitted, long Granted)
        : BerichtEvent(DeclaratieNummer)
    {
        /// <inheritdoc/>
        public override string Kind => "claim-settled";
    }

    /// <summary>323: a line of a claim that was assessed is granted or rejected. A claim that is rejected before that has none.</summary>
    public sealed record ClaimLineSettled(
        string DeclaratieNummer,
        string ReferentieNummer,
        string? VorigReferentieNummer,
        long ToewijzingNummer,
        string ProductCategorie,
        string ProductCode,
        DateOnly Begindatum,
        DateOnly Einddatum,
        long GeleverdVolume,
        string Eenheid,
        long Bedrag,
        string DebetCredit,
        bool IsGranted,
        IReadOnlyList<string> RetourCodes)
        : BerichtEvent(ReferentieNummer)
    {
        /// <inheritdoc/>
        public override string Kind => "claim-line-settled";
    }

    /// <summary>301, 319: what became of a message of our own: it left, it is held, or it does not leave.</summary>
    /// <param name="Identificatie">The message.</param>
    /// <param name="Outcome">accepted leaves.</param>
    /// <param name="Hold">What people had to decide; null when nothing.</param>
    /// <param name="Findings">Rules that reject it.</param>
    /// <param name="Warnings">What people should see of it.</param>
    public sealed record OwnMessageJudged(
        string Identificatie, Outcome Outcome, OwnHold? Hold, IReadOnlyList<EventFinding> Findings, IReadOnlyList<EventFinding> Warnings)
        : BerichtEvent(Identificatie)
    {
        /// <inheritdoc/>
        public override string Kind => "own-message-judged";
    }

    /// <summary>302, 320: an aanbieder judged a message of our own.</summary>
    /// <param name="Nummer">Message number of ours.</param>
    /// <param name="Identificatie">Ours.</param>
    /// <param name="Dagtekening">Ours.</param>
    /// <param name="IsUndone">He rejects it: it counts as never sent, and what it replaced counts again.</param>
    public sealed record OwnMessageAnswered(int Nummer, string Identificatie, DateOnly Dagtekening, bool IsUndone)
        : BerichtEvent(Identificatie)
    {
        /// <inheritdoc/>
        public override string Kind => "own-message-answered";
    }

    private static string Text(long? number) => number is { } n ? FormattableString.Invariant($"{n}") : "";
}

/// <summary>One product of a request.</summary>
/// <param name="ToewijzingNummer">The allocation it is about; null for a new product.</param>
/// <param name="Categorie">Of a new product; null is generic care.</param>
/// <param name="Code">Of a new product.</param>
/// <param name="Ingangsdatum">First day that is asked for; null for an allocation that has to stay as it is.</param>
/// <param name="Einddatum">Last day that is asked for; null is open-ended.</param>
public sealed record RequestedProduct(long? ToewijzingNummer, string? Categorie, string? Code, DateOnly? Ingangsdatum, DateOnly? Einddatum);

/// <summary>What was decided on a request.</summary>
public enum RequestOutcome
{
    /// <summary>A 301 carries its reference.</summary>
    Granted,

    /// <summary>A 319 rejects it.</summary>
    Rejected,

    /// <summary>A 319 says that it is under investigation.</summary>
    Research,
}

/// <summary>A rule that rejects, or a warning.</summary>
/// <param name="Code">TR385, W005 …</param>
/// <param name="Text">What it says, in plain Dutch.</param>
/// <param name="Remedy">What would pass, in plain Dutch.</param>
public sealed record EventFinding(string Code, string Text, string Remedy);

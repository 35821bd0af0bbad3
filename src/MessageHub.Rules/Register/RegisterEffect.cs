using MessageHub.Berichten;
using MessageHub.Rules.Effects;

namespace MessageHub.Rules.Register;

/// <summary>
/// One thing that a verdict leaves in the register. What counts, and what becomes of it, is decided where effects are made
/// (<see cref="BerichtEffects"/>); whoever applies them, in memory or as rows, decides nothing.
/// </summary>
public abstract record RegisterEffect
{
    private RegisterEffect()
    {
    }

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>323: what an earlier judgement of the same claim left is taken back first .</summary>
    public sealed record ReplaceEarlier : RegisterEffect;

    /// <summary>The message counts: its Identificatie is used up.</summary>
    public sealed record CountBericht : RegisterEffect;

    /// <summary>301: a version of an allocation.</summary>
    /// <param name="Regel">Its place in the message, from 0.</param>
    /// <param name="Toewijzing">The version.</param>
    /// <param name="ReferentieAanbieder">The request that it grants, or null.</param>
    public sealed record AddToewijzing(int Regel, Toewijzing Toewijzing, string? ReferentieAanbieder) : RegisterEffect
    {
        /// <summary>What identifies the version.</summary>
        public ToewijzingVersie Versie => new(Toewijzing.Nummer, Toewijzing.Toewijzingsdatum, Toewijzing.Toewijzingstijd);
    }

    /// <summary>305: a start that was delivered.</summary>
    /// <param name="Bsn">The client.</param>
    /// <param name="Start">The start.</param>
    public sealed record AddStart(Bsn Bsn, Start Start) : RegisterEffect;

    /// <summary>305: a start of an earlier message counts no longer.</summary>
    /// <param name="Bsn">The client.</param>
    /// <param name="Start">The start as the register had it.</param>
    public sealed record DeleteStart(Bsn Bsn, Start Start) : RegisterEffect;

    /// <summary>307: a stop that was delivered.</summary>
    /// <param name="Bsn">The client.</param>
    /// <param name="Stop">The stop.</param>
    public sealed record AddStop(Bsn Bsn, Stop Stop) : RegisterEffect;

    /// <summary>307: a stop of an earlier message counts no longer.</summary>
    /// <param name="Bsn">The client.</param>
    /// <param name="Stop">The stop as the register had it.</param>
    public sealed record DeleteStop(Bsn Bsn, Stop Stop) : RegisterEffect;

    /// <summary>315, 317: a request.</summary>
    /// <param name="Regel">Its place in the message, from 0.</param>
    /// <param name="Aanvraag">The request, not answered yet.</param>
    public sealed record AddAanvraag(int Regel, Aanvraag Aanvraag) : RegisterEffect;

    /// <summary>319: an answer to a request.</summary>
    /// <param name="ReferentieAanbieder">The request.</param>
    /// <param name="VerzoekAntwoord">1 rejected, 2 under investigation.</param>
    public sealed record AddAntwoord(string ReferentieAanbieder, string VerzoekAntwoord) : RegisterEffect;

    /// <summary>323: the claim was processed, so its number and period are used up.</summary>
    /// <param name="DeclaratieNummer">Its number.</param>
    /// <param name="Begindatum">First day of the DeclaratiePeriode.</param>
    /// <param name="Einddatum">Last day of the DeclaratiePeriode, inclusive.</param>
    public sealed record AddDeclaratie(string DeclaratieNummer, DateOnly Begindatum, DateOnly Einddatum) : RegisterEffect;

    /// <summary>323: a claimed line with what became of it.</summary>
    /// <param name="Regel">Its place among all lines of the message, from 0.</param>
    /// <param name="Prestatie">The line.</param>
    public sealed record AddPrestatie(int Regel, EarlierPrestatie Prestatie) : RegisterEffect;

    /// <summary>302, 320: our own message is answered.</summary>
    /// <param name="Own">Our 301 or 319.</param>
    public sealed record AnswerOwn(EarlierBericht Own) : RegisterEffect;

    /// <summary>302, 320: our own message counts as never sent, and what it replaced counts again.</summary>
    /// <param name="Own">Our 301 or 319.</param>
    public sealed record UndoOwn(EarlierBericht Own) : RegisterEffect;

    /// <summary>The message is held for a person.</summary>
    /// <param name="Because">Why the message as a whole is, or null when lines of it are.</param>
    /// <param name="OwnClient">The client of a message of our own: what comes after it about him waits. Null for another message.</param>
    public sealed record Hold(string? Because, Bsn? OwnClient) : RegisterEffect;

    /// <summary>
    /// 323: a line is held for a person, or was: until the claim is answered a decision may change. 301, 319: the same of a warning.
    /// </summary>
    /// <param name="Regel">Its place among all lines, or all warnings that hold the message, from 0.</param>
    /// <param name="ReferentieNummer">The line or the warning (its Reference in the verdict).</param>
    /// <param name="Reason">Why, in plain Dutch.</param>
    /// <param name="Proposal">What the system proposes, in plain Dutch.</param>
    public sealed record HoldLine(int Regel, string ReferentieNummer, string Reason, string Proposal) : RegisterEffect;
}

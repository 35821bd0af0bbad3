using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Language;

/// <summary>
/// All a rule may look at: the message, the register as it was before the message, the running effect of the earlier classes of the
/// same message, and the date of today. No clock, no query, no file.
/// </summary>
public sealed class RuleContext
{
    private ClaimLedger? claims;
    private DeliveryLedger? deliveries;
    private AnsweredClaim? answeredClaim;

    /// <summary>Of one message; the client is filled in when the classes of one are judged.</summary>
    public RuleContext(Bericht bericht, RegisterSnapshot register, DateOnly today, Bericht? claim = null)
    {
        Bericht = bericht;
        Register = register;
        Today = today;
        Claim = claim;
    }

    /// <summary>The message that is judged.</summary>
    public Bericht Bericht { get; }

    /// <summary>The register before this message.</summary>
    public RegisterSnapshot Register { get; }

    /// <summary>The system date in Europe/Amsterdam (level 4).</summary>
    public DateOnly Today { get; }

    /// <summary>When a 325 is checked before it leaves: the 323 it answers.</summary>
    public Bericht? Claim { get; }

    /// <summary>The clients and lines of <see cref="Claim"/>; null without one.</summary>
    public AnsweredClaim? AnsweredClaim => Claim is null ? null : answeredClaim ??= new(Claim);

    /// <summary>The client the record under judgement belongs to; null on Header, Declaratie and Antwoord.</summary>
    public Client? Client { get; internal set; }

    /// <summary>The family of the message: what a code means may differ by it.</summary>
    public Standaard Standaard => Bericht.Identity.Standaard;

    /// <summary>Message number, 301 … 325.</summary>
    public int Nummer => Bericht.Identity.Nummer;

    /// <summary>Header Dagtekening.</summary>
    public DateOnly Dagtekening => Bericht.Header.BerichtIdentificatie.Dagtekening;

    /// <summary>323: earlier lines together with the correct earlier lines of this message.</summary>
    public ClaimLedger Claims => claims ??= new(Register);

    /// <summary>305, 307: starts and stops in force together with the effect of the correct earlier classes of this message.</summary>
    public DeliveryLedger Deliveries => deliveries ??= new(Register);

    /// <summary>The allocation with this number in scope S, of whichever client, or null (TR338, TR350).</summary>
    public Toewijzing? Toewijzing(long nummer) => Register.Toewijzingen.GetValueOrDefault(nummer);

    /// <summary>
    /// The allocation a claimed line can be compared with: known, and of the client of the line. Null when TR338 or TR304 (b) fails;
    /// rules that need the allocation then hold.
    /// </summary>
    public Toewijzing? ToewijzingOf(Prestatie prestatie) =>
        Toewijzing(prestatie.ToewijzingNummer) is { } toewijzing && toewijzing.Bsn == Client?.Bsn ? toewijzing : null;

    /// <summary>
    /// The allocation of a TeWijzigenProduct or OngewijzigdProduct when it is current on the Dagtekening, else null.
    /// </summary>
    public Toewijzing? ActueleToewijzing(long nummer) =>
        Toewijzing(nummer) is { } toewijzing && toewijzing.Bsn == Client?.Bsn && toewijzing.IsActueelOn(Dagtekening) ? toewijzing : null;
}

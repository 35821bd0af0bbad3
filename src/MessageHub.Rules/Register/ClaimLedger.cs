using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Register;

/// <summary>
/// What was claimed on the allocations of a 323: the earlier lines of the register plus the lines of the message itself that were
/// found correct so far. Credits of the message are judged before its debits, so that they free what they take back (OP366).
/// </summary>
public sealed class ClaimLedger
{
    private readonly Dictionary<long, Account> accounts = [];
    private readonly Dictionary<string, EarlierPrestatie> grantedDebits = [];
    private readonly Dictionary<string, EarlierPrestatie> credits = [];
    private readonly Dictionary<DebitKey, List<EarlierPrestatie>> blockingDebits = [];
    private readonly Dictionary<MonthKey, List<EarlierPrestatie>> debitsOfMonth = [];

    internal ClaimLedger(RegisterSnapshot register)
    {
        foreach (var line in register.Prestaties)
        {
            if (line is { IsDebit: false, State: PrestatieState.Granted, VorigReferentieNummer: { } vorig })
                credits.TryAdd(vorig, line);
        }

        foreach (var line in register.Prestaties)
        {
            if (line.State is PrestatieState.Granted)
            {
                AccountOf(line.ToewijzingNummer).Add(line.Eenheid, line.IsDebit, line.GeleverdVolume, line.Bedrag, line.Einddatum);
                if (line.IsDebit)
                    grantedDebits[line.ReferentieNummer] = line;
            }

            // A held debit blocks as well: it may become accepted. It may stand beside a granted one with the same key.
            if (line.IsDebit && line.State is not PrestatieState.Rejected && !credits.ContainsKey(line.ReferentieNummer))
            {
                Add(blockingDebits, DebitKey.Of(line), line);
                Add(debitsOfMonth, MonthKey.Of(line), line);
            }
        }
    }

    /// <summary>The totals on one allocation so far.</summary>
    public Account AccountOf(long toewijzingNummer)
    {
        if (!accounts.TryGetValue(toewijzingNummer, out var account))
            accounts[toewijzingNummer] = account = new();
        return account;
    }

    /// <summary>The accepted debit of an earlier message with this ReferentieNummer, credited or not, or null (TR323).</summary>
    public EarlierPrestatie? GrantedDebit(string referentieNummer) => grantedDebits.GetValueOrDefault(referentieNummer);

    /// <summary>Granted debits of earlier messages on an allocation that stand uncredited, oldest first.</summary>
    public IReadOnlyList<EarlierPrestatie> GrantedDebitsOn(long toewijzingNummer) =>
        [.. grantedDebits.Values.Where(d => d.ToewijzingNummer == toewijzingNummer && !credits.ContainsKey(d.ReferentieNummer))];

    /// <summary>The accepted credit of an earlier message that takes back this ReferentieNummer, or null (TR390).</summary>
    public EarlierPrestatie? CreditOf(string referentieNummer) => credits.GetValueOrDefault(referentieNummer);

    /// <summary>An uncredited debit of an earlier message on the same allocation, product and ProductPeriode, or null (TR389).</summary>
    public EarlierPrestatie? BlockingDebit(Prestatie prestatie) =>
        blockingDebits.GetValueOrDefault(DebitKey.Of(prestatie))?.FirstOrDefault();

    /// <summary>
    /// A debit of an earlier message of the same client, allocation, product and calendar month that stands uncredited under another
    /// ProductPeriode, or null. One in a claim that is held for a person stands as well, as for TR389.
    /// </summary>
    public EarlierPrestatie? DebitOfSameMonth(Prestatie prestatie, Bsn bsn) => debitsOfMonth.GetValueOrDefault(MonthKey.Of(prestatie, bsn))
        ?.Find(debit => DebitKey.Of(debit) != DebitKey.Of(prestatie));

    /// <summary>Counts a line of the message that no rule rejected.</summary>
    internal void Accept(Prestatie prestatie)
    {
        var isDebit = prestatie.IsDebit();
        AccountOf(prestatie.ToewijzingNummer).Add(
            prestatie.Eenheid, isDebit, prestatie.GeleverdVolume, prestatie.IngediendBedrag.Bedrag, prestatie.ProductPeriode.Einddatum);
        if (isDebit || prestatie.ProductReferentie.VorigReferentieNummer is not { } vorig
            || !grantedDebits.TryGetValue(vorig, out var debit))
            return;
        blockingDebits.GetValueOrDefault(DebitKey.Of(debit))?.Remove(debit);
        debitsOfMonth.GetValueOrDefault(MonthKey.Of(debit))?.Remove(debit);
    }

    private static void Add<TKey>(Dictionary<TKey, List<EarlierPrestatie>> lines, TKey key, EarlierPrestatie line)
        where TKey : notnull
    {
        if (!lines.TryGetValue(key, out var same))
            lines[key] = same = [];
        same.Add(line);
    }

    /// <summary>Running totals on one allocation: debits add, credits subtract.</summary>
    public sealed class Account
    {
        /// <summary>Volume in hours and other units that are not minutes.</summary>
        public long Volume { get; private set; }

        /// <summary>Volume claimed in minutes.</summary>
        public long Minutes { get; private set; }

        /// <summary>Signed eurocents.</summary>
        public long Bedrag { get; private set; }

        /// <summary>
        /// Last day of the latest ProductPeriode counted, or null: the horizon of an open-ended allocation.
        /// </summary>
        public DateOnly? LastDay { get; private set; }

        internal void Add(string eenheid, bool isDebit, long volume, long bedrag, DateOnly lastDay)
        {
            var sign = isDebit ? 1 : -1;
            if (eenheid == Codes.Eenheid.Minuut)
                Minutes += sign * volume;
            else
                Volume += sign * volume;
            Bedrag += sign * bedrag;
            if (LastDay is null || lastDay > LastDay)
                LastDay = lastDay;
        }
    }

    private readonly record struct DebitKey(long ToewijzingNummer, string Categorie, string Code, DateOnly Begindatum, DateOnly Einddatum)
    {
        public static DebitKey Of(Prestatie p) =>
            new(p.ToewijzingNummer, p.ProductCategorie, p.ProductCode, p.ProductPeriode.Begindatum, p.ProductPeriode.Einddatum);

        public static DebitKey Of(EarlierPrestatie p) =>
            new(p.ToewijzingNummer, p.ProductCategorie, p.ProductCode, p.Begindatum, p.Einddatum);
    }

    /// <summary>A ProductPeriode lies within one month (CS337).</summary>
    private readonly record struct MonthKey(Bsn Bsn, long ToewijzingNummer, string Categorie, string Code, int Year, int Month)
    {
        public static MonthKey Of(Prestatie p, Bsn bsn) =>
            new(
                bsn,
                p.ToewijzingNummer,
                p.ProductCategorie,
                p.ProductCode,
                p.ProductPeriode.Begindatum.Year,
                p.ProductPeriode.Begindatum.Month);

        public static MonthKey Of(EarlierPrestatie p) =>
            new(p.Bsn, p.ToewijzingNummer, p.ProductCategorie, p.ProductCode, p.Begindatum.Year, p.Begindatum.Month);
    }
}

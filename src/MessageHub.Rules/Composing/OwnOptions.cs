using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Composing;

/// <summary>
/// What a gemeente may do by itself with one allocation: what a form offers, and nothing else. Pure. Source: process.md §3.1 and §3.2,
/// OP033x1, OP186, OP298, OP299, OP380, IV066, CD075, CD076, TR385.
/// </summary>
public sealed record OwnOptions
{
    private OwnOptions()
    {
    }

    /// <summary>The version that counts; null when none does.</summary>
    public Toewijzing? Version { get; private init; }

    /// <summary>A later last day; null when there is no last day, or the allocation does not count any more.</summary>
    public ExtendOption? Extend { get; private init; }

    /// <summary>An earlier last day, also because other care takes its place; null when no day is left for it.</summary>
    public EndOption? End { get; private init; }

    /// <summary>Another budget, or another volume with Frequentie 6; null for all other allocations.</summary>
    public AmountOption? Amount { get; private init; }

    /// <summary>Whether it may be removed, as one that should not have been there.</summary>
    public RemoveOption Remove { get; private init; }

    /// <summary>The end that is proposed after the aanbieder reported that care stopped for good; null when there is none.</summary>
    public OwnChange.End? AfterStop { get; private init; }

    /// <summary>The other allocations of the client with this aanbieder that are current, by number.</summary>
    public IReadOnlyList<Toewijzing> Beside { get; private init; } = [];

    /// <summary>The options of one allocation.</summary>
    /// <param name="nummer">Its ToewijzingNummer.</param>
    /// <param name="register">What the register holds for a 301 of its client, with the claimed lines on this allocation.</param>
    /// <param name="scope">Domain, gemeente and aanbieder.</param>
    /// <param name="today">The day of the decision.</param>
    public static OwnOptions Of(long nummer, RegisterSnapshot register, ExchangeScope scope, DateOnly today)
    {
        if (register.Toewijzingen.GetValueOrDefault(nummer) is not { } version)
            return new();
        List<Toewijzing> beside =
        [
            .. register.Toewijzingen.Values
                .Where(t => t.Nummer != nummer && t.Bsn == version.Bsn && t.Aanbieder == scope.Aanbieder && t.IsActueelOn(today))
                .OrderBy(t => t.Nummer),
        ];
        if (version.IsDeleted)
            return new() { Version = version, Beside = beside };
        var stopped = ConsentRules.StopForGood(nummer, register)?.Einddatum;
        return new()
        {
            Version = version,
            Extend = version.Einddatum is { } last ? new(last, last < today, NeedsLastDay(version)) : null,
            End = version.Ingangsdatum < version.LastDay
                ? new(version.Ingangsdatum, version.Einddatum?.AddDays(-1), stopped < today ? stopped.Value : today)
                : null,
            Amount = OwnChanges.HasAmountThatMayChange(version)
                ? new(version.Budget ?? version.Omvang!.Volume, version.Budget is not null, version.Omvang?.Eenheid)
                : null,
            Remove = new ClaimLedger(register).GrantedDebitsOn(nummer).Count > 0 ? RemoveOption.CareGranted
                : register.Starts.Any(s => s.ToewijzingNummer == nummer) ? RemoveOption.CareStarted
                : RemoveOption.Free,
            AfterStop = OwnChanges.AfterStop(register, today).FirstOrDefault(e => e.ToewijzingNummer == nummer),
            Beside = beside,
        };
    }

    /// <summary>A budget, and an amount a week, have a last day (CD075, CD076).</summary>
    private static bool NeedsLastDay(Toewijzing version) =>
        version.Budget is not null || version.Omvang is { Frequentie: Codes.Frequentie.Week };
}

/// <summary>A later last day.</summary>
/// <param name="After">The new last day lies after this one.</param>
/// <param name="IsUnderNewNumber">It has ended, so that what follows has a number of its own (OP380, R-121).</param>
/// <param name="NeedsLastDay">It cannot go on without a last day.</param>
public sealed record ExtendOption(DateOnly After, bool IsUnderNewNumber, bool NeedsLastDay);

/// <summary>An earlier last day.</summary>
/// <param name="First">The first day that can be the last one.</param>
/// <param name="Last">The last day that can be; null when the allocation has no last day.</param>
/// <param name="AgreedBefore">A last day before this one takes the agreement of the aanbieder (OP186, R-122).</param>
public sealed record EndOption(DateOnly First, DateOnly? Last, DateOnly AgreedBefore);

/// <summary>Another amount. A lower one takes the agreement of the aanbieder, unless he asked for it (OP298, OP299).</summary>
/// <param name="Now">What it is: Volume, or Budget in whole eurocents.</param>
/// <param name="IsBudget">A Budget, else a Volume with Frequentie 6.</param>
/// <param name="Eenheid">Of the volume; null of a budget.</param>
public sealed record AmountOption(long Now, bool IsBudget, string? Eenheid)
{
    /// <summary>The amount is money, in whole eurocents.</summary>
    public bool IsMoney => IsBudget || Eenheid == Codes.Eenheid.Euro;
}

/// <summary>Whether an allocation may be removed.</summary>
public enum RemoveOption
{
    /// <summary>It is removed already, or never counted.</summary>
    Gone,

    /// <summary>Nothing was delivered, as far as is known.</summary>
    Free,

    /// <summary>The aanbieder started: it can be removed, and people are warned (W009).</summary>
    CareStarted,

    /// <summary>Care on it was granted and not credited, so that it cannot (TR385).</summary>
    CareGranted,
}

using MessageHub.Berichten;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Tests.Composing;

public class OwnOptionsTests
{
    private const long Nummer = 10072;

    private static readonly DateOnly Today = Valid.Dagtekening;
    private static readonly EarlierBericht Stopped = new(307, "ID307", new(2026, 6, 1));

    public static TheoryData<string, string, Func<Standaard, RegisterSnapshot>> Offers => new()
    {
        {
            "hours a month", "extend after 31-12-2026; end 01-01-2026 to 30-12-2026, agreed before 08-06-2026; remove Free",
            s => Valid.With(Valid.Toewijzing(s))
        },
        {
            "hours a week, which have a last day",
            "extend after 31-12-2026 limited; end 01-01-2026 to 30-12-2026, agreed before 08-06-2026; remove Free",
            s => Valid.With(Valid.Toewijzing(s) with { Omvang = Valid.Omvang(frequentie: "2") })
        },
        {
            "hours in all",
            "extend after 31-12-2026; end 01-01-2026 to 30-12-2026, agreed before 08-06-2026; amount 100; remove Free",
            s => Valid.With(Valid.Toewijzing(s) with { Omvang = Valid.Omvang(100, frequentie: "6") })
        },
        {
            "a budget",
            "extend after 31-12-2026 limited; end 01-01-2026 to 30-12-2026, agreed before 08-06-2026; amount 50000 budget; remove Free",
            s => Valid.With(
                Valid.Toewijzing(s) with { Product = new() { Categorie = Valid.Categorie(s) }, Omvang = null, Budget = 500_00 })
        },
        {
            "no last day", "end 01-01-2026 to -, agreed before 08-06-2026; remove Free",
            s => Valid.With(Valid.Toewijzing(s) with { Einddatum = null })
        },
        {
            "it ended yesterday", "extend after 07-06-2026 new; end 01-01-2026 to 06-06-2026, agreed before 08-06-2026; remove Free",
            s => Valid.With(Valid.Toewijzing(s) with { Einddatum = new(2026, 6, 7) })
        },
        {
            "it ends today", "extend after 08-06-2026; end 01-01-2026 to 07-06-2026, agreed before 08-06-2026; remove Free",
            s => Valid.With(Valid.Toewijzing(s) with { Einddatum = Today })
        },
        {
            "one day", "extend after 01-07-2026; remove Free",
            s => Valid.With(Valid.Toewijzing(s) with { Ingangsdatum = new(2026, 7, 1), Einddatum = new(2026, 7, 1) })
        },
        {
            "care started", "extend after 31-12-2026; end 01-01-2026 to 30-12-2026, agreed before 08-06-2026; remove CareStarted",
            s => Valid.With(Valid.Toewijzing(s)) with { Starts = [Valid.Start(s)] }
        },
        {
            "care stopped for good",
            "extend after 31-12-2026; end 01-01-2026 to 30-12-2026, agreed before 29-05-2026; remove CareStarted; after stop 29-05-2026",
            s => Valid.With(Valid.Toewijzing(s)) with
            {
                Starts = [Valid.Start(s)],
                Stops = [new(Nummer, Valid.Product(s), new(2026, 1, 5), "31", new(2026, 5, 29), Stopped)],
            }
        },
        {
            "care was granted", "extend after 31-12-2026; end 01-01-2026 to 30-12-2026, agreed before 08-06-2026; remove CareGranted",
            s => Valid.With(Valid.Toewijzing(s)) with { Starts = [Valid.Start(s)], Prestaties = [Valid.Earlier()] }
        },
        {
            "care was granted and taken back",
            "extend after 31-12-2026; end 01-01-2026 to 30-12-2026, agreed before 08-06-2026; remove Free",
            s => Valid.With(Valid.Toewijzing(s)) with
            {
                Prestaties =
                [
                    Valid.Earlier(), Valid.Earlier("R901") with { IsDebit = false, VorigReferentieNummer = "R900" },
                ],
            }
        },
        {
            "removed", "remove Gone",
            s => Valid.With(Valid.Toewijzing(s) with { Einddatum = new(2026, 1, 1), RedenWijziging = "13" })
        },
        {
            "another beside it",
            "extend after 31-12-2026; end 01-01-2026 to 30-12-2026, agreed before 08-06-2026; remove Free; beside 10075",
            s => Valid.With(
                Valid.Toewijzing(s),
                Valid.Toewijzing(s) with { Nummer = 10075, Product = Other(s) },
                Valid.Toewijzing(s) with { Nummer = 10076, Bsn = Valid.OtherBsn },
                Valid.Toewijzing(s) with { Nummer = 10077, Aanbieder = "11111111" },
                Valid.Toewijzing(s) with { Nummer = 10078, Einddatum = new(2026, 6, 7) })
        },
    };

    [Theory]
    [MemberData(nameof(Offers))]
    public void What_may_be_done_with_an_allocation(string reason, string expected, Func<Standaard, RegisterSnapshot> register)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
            Assert.Equal((reason, expected), (reason, Describe(OwnOptions.Of(Nummer, register(standaard), ScopeOf(standaard), Today))));
    }

    /// <summary>What is offered becomes a message that every rule lets leave; what is not offered becomes none.</summary>
    [Theory]
    [MemberData(nameof(Offers))]
    public void What_is_offered_can_be_sent_and_nothing_else(string reason, string expected, Func<Standaard, RegisterSnapshot> register)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var known = register(standaard);
            var options = OwnOptions.Of(Nummer, known, ScopeOf(standaard), Today);
            (OwnChange Change, bool IsOffered)[] changes =
            [
                (new OwnChange.Extend(Nummer, new(2027, 6, 30)), options.Extend is not null),
                (new OwnChange.Extend(Nummer, null), options.Extend is { NeedsLastDay: false }),
                (new OwnChange.End(Nummer, known.Toewijzingen[Nummer].Ingangsdatum, "05"), options.End is not null),
                (new OwnChange.Amount(Nummer, 600_00), options.Amount is not null),
                (new OwnChange.Remove(Nummer), options.Remove is RemoveOption.Free or RemoveOption.CareStarted),
            ];
            foreach (var (change, isOffered) in changes)
                Assert.Equal((reason, expected, change, isOffered), (reason, expected, change, Leaves(change, known, standaard)));
        }
    }

    [Fact]
    public void Of_a_number_that_is_not_there_nothing_is_offered() =>
        Assert.Equal("remove Gone", Describe(OwnOptions.Of(1, Valid.With(Valid.Toewijzing()), ScopeOf(Standaard.Ijw), Today)));

    [Fact]
    public void All_care_ends_on_a_day_and_what_would_begin_later_is_removed()
    {
        var running = Valid.Toewijzing();
        Assert.Equal(
            [new OwnChange.End(10072, Today, "02"), new OwnChange.Remove(10074)],
            OwnChanges.EndOfAll(Today, "02",
            [
                running with { Nummer = 10074, Ingangsdatum = Today.AddDays(1) },
                running with { Nummer = 10073, Einddatum = Today },
                running,
            ]));
    }

    private static string Describe(OwnOptions options) => string.Join("; ", new[]
    {
        options.Extend is { } extend
            ? $"extend after {Day(extend.After)}{(extend.IsUnderNewNumber ? " new" : "")}{(extend.NeedsLastDay ? " limited" : "")}"
            : null,
        options.End is { } end ? $"end {Day(end.First)} to {Day(end.Last)}, agreed before {Day(end.AgreedBefore)}" : null,
        options.Amount is { } amount ? $"amount {amount.Now}{(amount.IsBudget ? " budget" : "")}" : null,
        $"remove {options.Remove}",
        options.AfterStop is { } stop ? $"after stop {Day(stop.Einddatum)}" : null,
        options.Beside.Count > 0 ? $"beside {string.Join(' ', options.Beside.Select(t => t.Nummer))}" : null,
    }.OfType<string>());

    private static string Day(DateOnly? day) => day is { } known ? ComparedValue.Day(known) : "-";

    private static ExchangeScope ScopeOf(Standaard standaard) => new(standaard, Valid.Gemeente, Valid.Aanbieder);

    private static Berichten.Model.Product Other(Standaard standaard) =>
        Valid.Product(standaard) with { Code = standaard is Standaard.Ijw ? "45A53" : "02A05" };

    private static bool Leaves(OwnChange change, RegisterSnapshot register, Standaard standaard)
    {
        var (changes, refusal) = OwnChanges.Of([change], register.Toewijzingen, Today);
        if (refusal is not null)
            return false;
        var bericht = OwnBericht.Toewijzing(
            new(ScopeOf(standaard), Valid.Bsn, Today, new(12, 0), changes), Valid.B301(standaard).Client!, register, [], [900],
            new(new(3, 2), "A1", Today, new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" })).Bericht;
        return bericht is not null && Judging.Codes(bericht, register).Length == 0;
    }
}

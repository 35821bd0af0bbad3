using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Composing;

/// <summary>A 301 that the aanbieder rejected, mended and sent again (IV013, TR379).</summary>
public class MendedBerichtTests
{
    private static readonly DateOnly Decided = new(2026, 6, 1);
    private static readonly Toewijzing Known = Valid.Toewijzing();
    private static readonly Toewijzing Other = Known with { Nummer = 10073, Product = new() { Categorie = "45", Code = "45A05" } };
    private static readonly ToegewezenProduct New = Valid.ToegewezenProduct() with
    {
        ToewijzingNummer = 9001, Product = Valid.NieuwProduct().Product, Toewijzingsdatum = Decided, Toewijzingstijd = new(9, 30),
            ReferentieAanbieder = "V100",
    };

    private static readonly ToegewezenProduct Shorter = Valid.ToegewezenProduct() with
    {
        Toewijzingsdatum = Decided, Toewijzingstijd = new(9, 30), Einddatum = new(2026, 9, 30), RedenWijziging = "05",
    };

    private static readonly Bericht Rejected = Valid.B301(Standaard.Ijw, New, Shorter,
        Valid.ToegewezenProduct() with { ToewijzingNummer = 10073, Product = Other.Product });
    private static readonly RegisterSnapshot Register = Valid.With(Known, Other) with { Aanvragen = [Valid.Aanvraag("V100")] };

    [Fact]
    public void What_was_decided_keeps_its_moment_reason_and_reference()
    {
        var products = Products(Mend());

        Assert.Equal([9001, 10072, 10073], products.Select(p => p.ToewijzingNummer));
        Assert.Equal([New, Shorter, Valid.ToegewezenProduct() with { ToewijzingNummer = 10073, Product = Other.Product }], products);
    }

    [Fact]
    public void What_is_composed_again_is_valid_and_no_rule_or_warning_stops_it()
    {
        var bericht = Mend().Bericht!;

        SchemaJudging.Accepts("mended", bericht);
        var verdict = Judging.Assess(bericht, Register);
        Assert.Empty(verdict.Findings.Concat(verdict.Signals));
        Assert.Equal("A00000000009", bericht.Header.BerichtIdentificatie.Identificatie);
    }

    [Fact]
    public void All_else_is_as_it_counts_by_now()
    {
        var longer = Other with { Einddatum = new(2027, 3, 31), Toewijzingsdatum = new(2026, 6, 5), RedenWijziging = "04" };
        var later = Other with { Nummer = 10074, Product = new() { Categorie = "45", Code = "45A06" } };

        var products = Products(Mend(Valid.With(Known, longer, later)));

        Assert.Equal([9001, 10072, 10073, 10074], products.Select(p => p.ToewijzingNummer));
        Assert.Equal((new DateOnly(2027, 3, 31), null), (products[2].Einddatum, products[2].RedenWijziging));
    }

    [Fact]
    public void A_later_decision_on_the_same_allocation_counts() => Assert.Equal(
        new DateOnly(2026, 10, 31),
        Products(Mend(Valid.With(Known with { Toewijzingsdatum = new(2026, 6, 3), Einddatum = new(2026, 10, 31) }, Other)))[1].Einddatum);

    [Fact]
    public void Nothing_is_left_to_mend_when_all_of_it_counts_or_was_replaced() => Assert.Equal(
        ComposeRefusalReason.NothingToMend,
        Mend(Valid.With(Known with { Toewijzingsdatum = new(2026, 6, 3) }, Other), rejected: Valid.B301(Standaard.Ijw, Shorter))
            .Refusal!.Reason);

    [Fact]
    public void A_number_that_is_taken_is_replaced()
    {
        var taken = Valid.With(Known, Other, Known with { Nummer = 9001, Bsn = Valid.OtherBsn });

        Assert.Equal(new(ComposeRefusalReason.NumberNotFree, 9001), Mend(taken).Refusal);
        Assert.Equal([9500, 10072, 10073], Products(Mend(taken, new() { NewNumbers = new HashSet<long> { 9001 } }))
            .Select(p => p.ToewijzingNummer).Order());
        Assert.Equal(
            new(ComposeRefusalReason.NumberHasToStay, 10072), Mend(mends: new() { NewNumbers = new HashSet<long> { 10072 } }).Refusal);
        Assert.Equal(new(ComposeRefusalReason.UnknownAllocation, 5), Mend(mends: new() { NewNumbers = new HashSet<long> { 5 } }).Refusal);
    }

    [Fact]
    public void A_reference_that_is_not_to_be_honoured_is_left_out() =>
        Assert.All(Products(Mend(mends: new() { WithoutReference = true })), p => Assert.Null(p.ReferentieAanbieder));

    [Fact]
    public void Of_a_317_all_carry_the_reference_again()
    {
        var honoured = Valid.B301(Standaard.Ijw, Shorter with { ReferentieAanbieder = "W100" });
        var register = Register with { Aanvragen = [Valid.Aanvraag("W100") with { Bericht = new(317, "ID317", Decided) }] };

        Assert.All(Products(Mend(register, rejected: honoured)), p => Assert.Equal("W100", p.ReferentieAanbieder));
    }

    [Fact]
    public void Another_content_keeps_number_moment_and_reference()
    {
        var other = New with { Product = new() { Categorie = "44", Code = "44A10" }, ReferentieAanbieder = null,
            Toewijzingsdatum = new(2026, 6, 8) };
        var mends = new Mends { Products = new Dictionary<long, ToegewezenProduct> { [9001] = other } };

        Assert.Equal(New with { Product = other.Product }, Products(Mend(mends: mends))[0]);
        var wrong = new Mends { Products = new Dictionary<long,
            ToegewezenProduct> { [10072] = Shorter with { Omvang = Valid.Omvang(99) } } };
        Assert.Equal(new(ComposeRefusalReason.NotUnderOneNumber, 10072), Mend(mends: wrong).Refusal);
    }

    [Fact]
    public void A_removal_is_told_again_as_a_removal()
    {
        var removal = Shorter with { Einddatum = Shorter.Ingangsdatum, RedenWijziging = "13" };

        Assert.Equal(removal, Products(Mend(rejected: Valid.B301(Standaard.Ijw, removal)))[0]);
    }

    /// <summary>The aanbieder asks for it again: what ended may go along, what was removed does not come back.</summary>
    [Fact]
    public void What_counts_is_sent_again_as_it_was_and_nothing_that_was_removed_comes_back()
    {
        var ended = Other with { Nummer = 10080, Einddatum = new(2026, 5, 31), RedenWijziging = "05" };
        var removed = Other with { Nummer = 10081, Einddatum = Other.Ingangsdatum, RedenWijziging = "13" };
        var register = Valid.With(Known, ended, removed);

        var products = Products(Resend(register, 10080));

        Assert.Equal([10072, 10080], products.Select(p => p.ToewijzingNummer));
        Assert.Equal(
            [(Known.Toewijzingsdatum, Known.Toewijzingstijd, null), (ended.Toewijzingsdatum, ended.Toewijzingstijd, null)],
            products.Select(p => (p.Toewijzingsdatum, p.Toewijzingstijd, p.RedenWijziging)));
        Assert.Equal(new(ComposeRefusalReason.UnknownAllocation, 10081), Resend(register, 10081).Refusal);
    }

    private static ComposedBericht Resend(RegisterSnapshot register, params long[] also) => OwnBericht.Toewijzing(
        new(
            new(Standaard.Ijw, Valid.Gemeente, Valid.Aanbieder), Valid.Bsn, Valid.Dagtekening, new(12, 0),
            [.. also.Select(n => new AllocationChange.SendAgain(n))]),
        Valid.B301().Client!,
        register,
        [],
        [],
        Details);

    private static OwnBerichtDetails Details => new(
        new(3, 2), "A00000000009", Valid.Dagtekening, new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" });

    private static ComposedBericht Mend(RegisterSnapshot? register = null, Mends? mends = null, Bericht? rejected = null) =>
        OwnBericht.Mended(rejected ?? Rejected, mends ?? new(), register ?? Register, [], [9500], Details);

    private static IReadOnlyList<ToegewezenProduct> Products(ComposedBericht composed) => composed.Bericht!.Client!.ToegewezenProducten!;
}

using MessageHub.Berichten;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Facts;
using MessageHub.Register.Store;

namespace MessageHub.Cli.Tests;

/// <summary>What an import changes, and what that touches.</summary>
public class AgreementsPreviewTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);
    private static readonly AgreementRow Open = Row("85,00;2026-01-01;");

    /// <summary>
    /// Why, what there is, what comes, what that is called, whether it is in force, and the months in which lines were granted that it is
    /// about.
    /// </summary>
    public static readonly TheoryData<string, string?, string, string, bool, int[]> Cases = new()
    {
        { "a first import touches nothing", null, "85,00;2027-01-01;", "nieuw", false, [] },
        { "new and in force: nothing was there", null, "85,00;2026-06-01;2026-06-30", "nieuw", false, [] },
        { "new, over months that were granted without it", null, "85,00;2026-01-01;2026-04-15", "nieuw", false, [3, 4] },
        { "another tariff in force", "85,00;2026-06-01;", "86,00;2026-06-01;", "gewijzigd", true, [] },
        { "another tariff, all months of it", "85,00;2026-01-01;", "86,00;2026-01-01;", "gewijzigd", true, [3, 4] },
        { "another tariff in the past", "85,00;2026-01-01;2026-03-31", "86,00;2026-01-01;2026-03-31", "gewijzigd", false, [3] },
        { "another tariff in the future", "85,00;2027-01-01;", "86,00;2027-01-01;", "gewijzigd", false, [] },
        { "it ends in the future", "85,00;2026-01-01;", "85,00;2026-01-01;2026-12-31", "beëindigd", true, [] },
        { "it ends at the end of March: April was granted", "85,00;2026-01-01;", "85,00;2026-01-01;2026-03-31", "beëindigd", true, [4] },
        { "it ends in the middle of April", "85,00;2026-01-01;2026-05-31", "85,00;2026-01-01;2026-04-10", "beëindigd", false, [4] },
        { "it lasts longer, past today", "85,00;2026-01-01;2026-04-30", "85,00;2026-01-01;", "gewijzigd", true, [] },
        {
            "it lasts longer, over a month that was granted", "85,00;2026-01-01;2026-03-31", "85,00;2026-01-01;2026-05-01", "gewijzigd",
            false, [4]
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_touches_what_it_is_about(string reason, string? before, string after, string kind, bool isInForce, int[] months)
    {
        AgreementRow[] existing = before is null ? [] : [Row(before)];
        var preview = AgreementsPreview.Of([Row(after)], existing, [Granted(3), Granted(4), Granted(4, product: "45A05")], Today);
        var change = Assert.Single(preview.Changes);
        Assert.True((kind, isInForce) == (change.Kind, change.IsInForce), reason);
        Assert.Equal(months, change.Granted.Select(g => g.Month.Month));
        Assert.Equal(isInForce || months.Length > 0, preview.Asks);
        Assert.Equal(1, (kind switch { "nieuw" => preview.New, "beëindigd" => preview.Ended, _ => preview.Changed }));
    }

    [Fact]
    public void What_is_there_already_is_counted_and_not_asked_about()
    {
        // The row it has in another file makes no difference.
        var moved = Open with { Agreement = Open.Agreement with { Row = 77 } };
        var preview = AgreementsPreview.Of([moved], [Open], [Granted(3)], Today);
        Assert.Equal((0, 1, false), (preview.Changes.Count, preview.Unchanged, preview.Asks));
        Assert.Equal(AgreementChange.HashOf([Open]), preview.Seen);
        Assert.Equal(preview.Seen, AgreementChange.HashOf([moved]));
        Assert.NotEqual(preview.Seen, AgreementChange.HashOf([Row("85,01;2026-01-01;")]));
    }

    [Fact]
    public void Months_that_two_changes_are_about_are_counted_once()
    {
        var preview = AgreementsPreview.Of(
            [Row("85,00;2026-01-01;2026-04-14"), Row("90,00;2026-04-15;")], [Open], [Granted(3), Granted(4)], Today);
        Assert.Equal(2, preview.Changes.Count(c => c.Granted.Any(g => g.Month.Month == 4)));
        Assert.Equal([4], preview.Granted.Select(g => g.Month.Month));
    }

    [Fact]
    public void What_differs_is_told_before_and_after()
    {
        var after = Open with
        {
            Agreement = Open.Agreement with { Tarief = null, GeldigTot = new(2026, 12, 31), Perceel = "", MinutenToegestaan = false }
        };
        Assert.Equal(
            ["tarief 8500→geen", "tot en met open→31-12-2026", "perceel P1→geen", "in minuten ja→nee"],
            PreviewedAgreement.Differences(new(Open, after), cents => $"{cents}").Select(d => $"{d.Name} {d.Before}→{d.After}"));
        Assert.All(PreviewedAgreement.Differences(new(null, Open), cents => $"{cents}"), d => Assert.Null(d.Before));
    }

    private static AgreementRow Row(string fields) =>
        AgreementsFile.Read(new StringReader($"{Messages.Header}0297;65656055;jw;P1;45;45A04;04;inspanning;{fields};ja"), []).Rows.Single();

    private static GrantedMonth Granted(int month, string product = "45A04") =>
        new("0297", "65656055", Standaard.Ijw, product, new(2026, month, 1), 3, 25500);
}

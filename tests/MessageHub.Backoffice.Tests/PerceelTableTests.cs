using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Berichten;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Backoffice.Tests;

/// <summary>The formulas of the table of percelen (steering.md B2), each held against a sum that was worked out by hand.</summary>
public class PerceelTableTests
{
    [Theory]
    [InlineData(5287549, "€ 52.875")]
    [InlineData(5287550, "€ 52.876")]
    [InlineData(-5287550, "−€ 52.876")]
    [InlineData(49, "€ 0")]
    public void Cents_become_whole_euros_once_and_half_a_euro_away_from_zero(long cents, string shown) =>
        Assert.Equal(shown, Text.Dutch.WholeEuro(cents).Replace('\u00A0', ' '));

    [Theory]
    [InlineData(1, 3, "33,33%")]
    [InlineData(2, 3, "66,67%")]
    [InlineData(12345, 1000000, "1,23%")]
    [InlineData(12350, 1000000, "1,24%")]
    [InlineData(1, 1, "100,00%")]
    [InlineData(5, 0, "–")]
    public void A_share_has_two_decimals_from_cents_rounded_once(long part, long whole, string shown) =>
        Assert.Equal(shown, Text.Dutch.Share(part, whole));

    [Fact]
    public void Totals_come_from_cents_and_not_from_rounded_rows()
    {
        // Three rows of 10,40 show 10 each; together they are 31,20.
        var table = PerceelTable.Of(Facts(Amount("A", 1040), Amount("B", 1040), Amount("C", 1040)));

        Assert.All(table.Rows, r => Assert.Equal(10, Text.Dutch.WholeEuros(r.Net)));
        Assert.Equal(31, Text.Dutch.WholeEuros(Assert.Single(table.Totals).Net));
    }

    [Fact]
    public void Shares_are_those_of_positive_nets_of_organisations_and_those_that_merged_are_one()
    {
        // 1 and 2 merged: 30 + 20; 3 has 40, 4 has 10, 5 was credited more than granted: 50 + 40 + 10 of 100.
        var amounts = new[] { 30L, 20, 40, 10, -15 }.Select((net, i) => Amount("A", net, $"7575000{i + 1}"));
        var registrations = Enumerable.Range(1, 11).Select(i => new PerceelFacts.Registration(Standaard.Ijw, "A", "0297", $"757500{i:00}"));
        var facts = Facts([.. amounts]) with
        {
            Registrations = [.. registrations],
            MainOf = new Dictionary<string, string> { ["75750001"] = "75750002" },
            Clients = [new(ClientsOf.Perceel, Standaard.Ijw, "A", "", false, 50)],
        };

        var row = Assert.Single(PerceelTable.Of(facts).Rows);

        Assert.Equal((85, 10, 3, 50), (row.Net, row.Registered, row.WithTurnover, row.Clients));
        Assert.Equal(new Concentration(100, 100, 100, true), row.Shares);
        Assert.Equal(
            new Concentration(90, 90, 90, true),
            PerceelTable.Of(facts with { Amounts = [.. facts.Amounts.Where(a => a.Aanbieder != "75750004")] }).Rows[0].Shares);
    }

    /// <summary>Why a share is shown or not, registered aanbieders, clients, the switch of the perceel, euros, and what is shown.</summary>
    [Theory]
    [InlineData("enough of both", 10, 50, true, 100, "100,00%")]
    [InlineData("too few aanbieders", 9, 50, true, 100, "n.v.t.")]
    [InlineData("too few clients", 10, 49, true, 100, "n.v.t.")]
    [InlineData("switched off", 10, 50, false, 100, "n.v.t.")]
    [InlineData("no euros", 10, 0, true, 0, "–")]
    public void A_share_says_when_it_means_nothing(
        string reason, int registered, int clients, bool hasConcentration, long net, string shown)
    {
        var facts = Facts(Amount("A", net)) with
        {
            Definitions = [new(Standaard.Ijw, "A", "Ambulant", true, hasConcentration)],
            Registrations = [
                .. Enumerable.Range(1, registered).Select(i => new PerceelFacts.Registration(Standaard.Ijw, "A", "0297", $"757500{i:00}"))
            ],
            Clients = [new(ClientsOf.Perceel, Standaard.Ijw, "A", "", false, clients)],
        };

        var shares = Assert.Single(PerceelTable.Of(facts).Rows).Shares;

        Assert.True(shown == PerceelView.Share(shares, shares.Top3), reason);
    }

    [Fact]
    public void Rows_stand_in_the_order_of_the_division_Wmo_first_and_what_is_in_none_last()
    {
        var facts = Facts(Amount("", 1), Amount("B", 1), Amount("A", 1), Amount("A", 1) with { Standaard = Standaard.Iwmo }) with
        {
            Definitions =
            [
                new(Standaard.Ijw, "B", "Begeleiding", true, true), new(Standaard.Ijw, "A", "Ambulant", true, true),
                new(Standaard.Iwmo, "A", "Huishouden", true, true),
                new(Standaard.Ijw, "C", "Contract zonder euro's", false, true), new(Standaard.Ijw, "D", "Niets", true, true),
            ],
            Registrations = [new(Standaard.Ijw, "C", "0297", "75750001"), new(Standaard.Ijw, "A", "0297", "75750001")],
        };

        var table = PerceelTable.Of(facts);

        Assert.Equal(
            ["Huishouden", "Begeleiding", "Ambulant", "Contract zonder euro's", "Niet ingedeeld"], table.Rows.Select(PerceelView.NameOf));
        Assert.Equal(
            [
                "Totaal Wmo 2015", "Totaal Jeugdwet binnen scope", "Totaal Jeugdwet buiten scope", "Totaal Jeugdwet",
                "Totaal Jeugdwet en Wmo 2015"
            ],
            table.Totals.Select(PerceelView.NameOf));
        Assert.Equal((2, 1), (table.Totals[3].Registrations, table.Totals[3].Registered));
        Assert.Equal(1, table.InBothTops);
    }

    [Fact]
    public void A_month_is_provisional_below_95_of_100_expected_claims()
    {
        var month = new DateOnly(2025, 10, 1);
        var exchanges = Enumerable.Range(0, 20).Select(i => new Completeness.Exchange(Standaard.Ijw, "0297", $"757500{i:00}")).ToList();
        // Ten have care running, ten claimed two months ago; one of them all did not claim for this month.
        var running = exchanges.Take(10).Select(e => (e, new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31))).ToList();
        var claims = exchanges.Skip(10).Select(e => (e, month.AddMonths(-2))).Concat(exchanges.Skip(1).Select(e => (e, month))).ToHashSet();
        var euros = exchanges.ToDictionary(e => (e, month.AddMonths(-1)), e => e == exchanges[0] ? 81L : 1L);

        var one = Completeness.Of(month, running, claims, euros);
        Assert.Equal((20, 19, 100, 19, false), (one.Expected, one.Settled, one.ExpectedEuros, one.SettledEuros, one.IsProvisional));
        claims.Remove((exchanges[1], month));
        Assert.True(Completeness.Of(month, running, claims, euros).IsProvisional);
        // Care that ended and a claim of four months ago are no reason to expect one.
        Assert.Equal(0, Completeness.Of(month.AddMonths(4), running, exchanges.Select(e => (e, month)).ToHashSet(), euros).Expected);
    }

    private static PerceelFacts.Amount Amount(string perceel, long net, string aanbieder = "75750001") =>
        new(Standaard.Ijw, perceel, "0297", aanbieder, net);

    private static PerceelFacts Facts(params PerceelFacts.Amount[] amounts) => new()
    {
        Definitions = [],
        Amounts = amounts,
        Clients = [],
        Registrations = [],
        MainOf = new Dictionary<string, string>(),
        Inhabitants = new Dictionary<string, long>(),
    };
}

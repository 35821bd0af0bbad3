using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Tariffs;

public class HourTariffTests
{
    [Theory]
    [InlineData(8000, 133)]
    [InlineData(8730, 146)]
    [InlineData(8729, 145)]
    [InlineData(9350, 156)]
    [InlineData(30, 1)]
    [InlineData(29, 0)]
    [InlineData(0, 0)]
    public void A_minute_costs_a_sixtieth_half_a_cent_up(long hourTariff, long perMinute) =>
        Assert.Equal(perMinute, HourTariff.PerMinute(hourTariff));

    [Theory]
    [InlineData(8000, 100, 13333)]
    [InlineData(9350, 385, 59996)]
    [InlineData(9350, 0, 0)]
    [InlineData(9350, 60, 9350)]
    [InlineData(8730, 1, 146)]
    [InlineData(8730, 3, 437)]
    [InlineData(99999999, 99999999, 166666663333333)]
    public void Minutes_cost_the_hour_tariff_half_a_cent_up(long hourTariff, long minutes, long amount) =>
        Assert.Equal(amount, HourTariff.Amount(hourTariff, minutes));

    [Fact]
    public void Every_hour_tariff_explains_its_own_figures()
    {
        for (var hourTariff = 0L; hourTariff < 400; hourTariff++)
            Assert.True(
                HourTariff.Explains(HourTariff.PerMinute(hourTariff), 60, HourTariff.Amount(hourTariff, 60)), $"hour tariff {hourTariff}");
    }

    [Theory]
    [InlineData(156, 60, 9330, true)]
    [InlineData(156, 60, 9329, false)]
    [InlineData(156, 60, 9389, true)]
    [InlineData(156, 60, 9390, false)]
    [InlineData(0, 60, 29, true)]
    [InlineData(0, 60, 30, false)]
    [InlineData(99999999, 99999999, 9999999800000001, true)]
    public void Only_hour_tariffs_that_round_to_the_minute_tariff_explain(long perMinute, long minutes, long amount, bool explains) =>
        Assert.Equal(explains, HourTariff.Explains(perMinute, minutes, amount));
}

using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Tariffs;

public class ContractDataTests
{
    private static readonly Agreement Minutes = Claims.Agreement(150, "01"), Hours = Claims.Agreement(9000);

    private static readonly Agreement MinutesAgain = Minutes with { GeldigVan = new(2023, 1, 1) }, HoursAgain = Hours with
    {
        GeldigVan = new(2023, 1, 1)
    };

    /// <summary>Agreements, the claimed unit, how many fit equally well.</summary>
    public static readonly TheoryData<string, Agreement[], string, int> Cases = new()
    {
        { "the same unit", [Hours], "04", 1 },
        { "hours agreed and minutes allowed", [Hours], "01", 1 },
        { "hours agreed and minutes not allowed", [Hours with { MinutenToegestaan = false }], "01", 0 },
        { "minutes agreed do not fit hours", [Minutes], "04", 0 },
        { "minutes beside hours: minutes go first", [Hours, Minutes], "01", 1 },
        { "minutes beside hours that overlap: minutes go first", [Hours, HoursAgain, Minutes], "01", 1 },
        { "the same unit twice", [Hours, HoursAgain], "04", 2 },
        { "hours twice, claimed in minutes", [Hours, HoursAgain], "01", 2 },
        { "minutes twice beside hours", [Minutes, Hours, MinutesAgain], "01", 2 },
        { "the other one is over", [Hours with { GeldigTot = new(2026, 4, 30) }, HoursAgain], "04", 1 },
        { "the other one starts the day after", [Hours, HoursAgain with { GeldigVan = new(2026, 5, 2) }], "04", 1 },
        { "both are over", [Hours with { GeldigTot = new(2026, 4, 30) }], "04", 0 },
        { "another product", [Hours with { ProductCode = "45A53" }], "04", 0 },
        { "another category", [Hours with { ProductCategorie = "46" }], "04", 0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_agreement_fits_or_none_is_picked(string reason, Agreement[] agreements, string eenheid, int candidates)
    {
        var contract = new ContractData(agreements, null);
        var line = Claims.Line("2026-05-01", "2026-05-31", 1, eenheid);
        Assert.True(candidates == contract.Candidates(line, null).Count, $"{reason}: {contract.Candidates(line, null).Count} candidates");
        Assert.Equal(candidates == 1 ? contract.Candidates(line, null)[0] : null, contract.Fitting(line, null));
        if (candidates == 1 && agreements.Contains(Minutes) && eenheid == "01")
            Assert.Equal(Minutes, contract.Fitting(line, null));
    }
}

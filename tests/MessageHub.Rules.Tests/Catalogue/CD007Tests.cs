using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD007Tests
{
    private const string Rule = "CD007";

    private static readonly (string Reason, Communicatie? Communicatie, bool Fails)[] Cases =
    [
        ("language interpreter with language", new() { Vorm = "1", Taal = "Pools" }, false),
        ("sign interpreter without language", new() { Vorm = "2" }, false),
        ("no help needed", null, false),
        ("language interpreter without language", new() { Vorm = "1" }, true),
        ("sign interpreter with language", new() { Vorm = "2", Taal = "Pools" }, true),
        ("interpreter for the deafblind with language", new() { Vorm = "3", Taal = "Pools" }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_language_is_given_for_a_language_interpreter_only(Standaard standaard)
    {
        foreach (var (reason, communicatie, fails) in Cases)
            Judging.Expect(Rule, fails, reason, Places.On301(standaard, c => c with { Communicatie = communicatie }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De taal is gevuld als de communicatievorm tolk taal (1) is, en anders niet. Gevonden: Communicatie/Vorm = 2 (dit bericht); "
        + "Communicatie/Taal = (niet getoond) (dit bericht). Wat wel kan: Laat Taal weg.",
        Places.On301(Standaard.Ijw, c => c with { Communicatie = new() { Vorm = "2", Taal = "Pools" } }));
}

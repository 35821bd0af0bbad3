using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD007Tests
{
    private static readonly TestedRule Rule = new("CD007");

    private static readonly (string Reason, Communicatie? Communicatie, Ruling Ruling)[] Cases =
    [
        ("language interpreter with language", new() { Vorm = "1", Taal = "Pools" }, Accepts),
        ("sign interpreter without language", new() { Vorm = "2" }, Accepts),
        ("no help needed", null, Accepts),
        ("language interpreter without language", new() { Vorm = "1" }, Rejects),
        ("sign interpreter with language", new() { Vorm = "2", Taal = "Pools" }, Rejects),
        ("interpreter for the deafblind with language", new() { Vorm = "3", Taal = "Pools" }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_language_is_given_for_a_language_interpreter_only(Standaard standaard, string reason)
    {
        var (_, communicatie, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.On301(standaard, c => c with { Communicatie = communicatie }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De taal is gevuld als de communicatievorm tolk taal (1) is, en anders niet. Gevonden: Communicatie/Vorm = 2 (dit bericht); "
        + "Communicatie/Taal = (niet getoond) (dit bericht). Wat wel kan: Laat Taal weg.",
        Places.On301(Standaard.Ijw, c => c with { Communicatie = new() { Vorm = "2", Taal = "Pools" } }));
}

using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR056Tests
{
    private static readonly TestedRule Rule = new("TR056");

    [Theory]
    [EachFamily(301)]
    [EachFamily(305)]
    [EachFamily(307)]
    [EachFamily(315)]
    [EachFamily(317)]
    [EachFamily(319)]
    [EachFamily(323)]
    [EachFamily(325)]
    public void An_identification_is_used_once(Standaard standaard, int nummer)
    {
        var used = Valid.Register(standaard) with { SameIdentificatie = new(nummer, $"ID{nummer}", new(2026, 6, 1)) };
        Rule.Rejects("used before", Valid.Bericht(nummer, standaard), used);
        Rule.Accepts("not used before", Valid.Bericht(nummer, standaard), Valid.Register(standaard));
    }

    [Fact]
    public void The_header_fails_and_nothing_else_is_judged()
    {
        var bericht = Valid.B323(Standaard.Ijw);
        var finding = Assert.Single(
            Judging.Assess(bericht, RegisterSnapshot.Empty with { SameIdentificatie = new(323, "ID323", new(2026, 6, 1)) }).Findings);
        Assert.Same(bericht.Header, finding.Instance);
        Assert.Equal("9056", finding.RetourCode);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De identificatie van een bericht is door de afzender niet eerder gebruikt voor dit soort bericht. "
        + "Gevonden: Identificatie = ID323 (dit bericht); Identificatie = ID323 (de 323 van 01-06-2026). "
        + "Wat wel kan: Geef het bericht een identificatie die nog niet is gebruikt.",
        Valid.B323(),
        Valid.Register() with { SameIdentificatie = new(323, "ID323", new(2026, 6, 1)) });
}

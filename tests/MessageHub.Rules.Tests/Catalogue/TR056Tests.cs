using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR056Tests
{
    private const string Rule = "TR056";

    [Theory]
    [InlineData(301)]
    [InlineData(305)]
    [InlineData(307)]
    [InlineData(315)]
    [InlineData(317)]
    [InlineData(319)]
    [InlineData(323)]
    [InlineData(325)]
    public void An_identification_is_used_once(int nummer)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var used = Valid.Register(standaard) with { SameIdentificatie = new(nummer, $"ID{nummer}", new(2026, 6, 1)) };
            Judging.Expect(Rule, true, $"{nummer} {standaard}: used before", Valid.Bericht(nummer, standaard), used);
            Judging.Expect(Rule, false, $"{nummer} {standaard}: not used before", Valid.Bericht(nummer, standaard), Valid.Register(standaard));
        }
    }

    [Fact]
    public void The_header_fails_and_nothing_else_is_judged()
    {
        var bericht = Valid.B323(Standaard.Ijw);
        var finding = Assert.Single(Judging.Assess(bericht, RegisterSnapshot.Empty with { SameIdentificatie = new(323, "ID323", new(2026, 6, 1)) }).Findings);
        Assert.Same(bericht.Header, finding.Instance);
        Assert.Equal("9056", finding.RetourCode);
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De identificatie van een bericht is door de afzender niet eerder gebruikt voor dit soort bericht. "
        + "Gevonden: Identificatie = ID323 (dit bericht); Identificatie = ID323 (de 323 van 01-06-2026). "
        + "Wat wel kan: Geef het bericht een identificatie die nog niet is gebruikt.",
        Valid.B323(),
        Valid.Register() with { SameIdentificatie = new(323, "ID323", new(2026, 6, 1)) });
}

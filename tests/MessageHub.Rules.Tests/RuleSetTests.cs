using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Rules.Catalogue;
using MessageHub.Rules.Language;

namespace MessageHub.Rules.Tests;

/// <summary>Rules of several releases in one set, and the identity of a set.</summary>
public class RuleSetTests
{
    private static readonly ReleaseName R32 = new(3, 2);
    private static readonly ReleaseName R33 = new(3, 3);
    private static readonly ReleaseName R310 = new(3, 10);

    [Theory]
    [InlineData("3.2", true, false, false)]
    [InlineData("3.3", true, true, false)]
    [InlineData("3.9", true, true, true)]
    [InlineData("3.10", true, true, true)]
    [InlineData("4.0", true, false, true)]
    public void A_scope_covers_its_releases_first_and_last_included(string release, bool always, bool fromTo, bool from)
    {
        var identity = BerichtIdentity.Of(ReleaseName.Parse(release), Standaard.Ijw, 323);

        Assert.Equal(
            (always, fromTo, from),
            (
                Scope.In(323).Covers(identity), Scope.In(323).From(R33).UpTo(R310).Covers(identity),
                Scope.In(323).From(new(3, 9)).Covers(identity)));
    }

    [Fact]
    public void A_changed_rule_stands_beside_the_one_that_it_follows()
    {
        var (old, changed) = (RuleOf(Scope.In(323).UpTo(R32)), RuleOf(Scope.In(323).From(R33)));
        var rules = new RuleSet([old, changed]);

        Assert.Same(changed, rules["TR900"]);
        Assert.Equal((R33, R32), (changed.Since, old.Until));
        var replacement = RuleOf(Scope.In(323).From(R33));
        Assert.Equal([old, replacement], rules.With(replacement).Rules);
    }

    [Theory]
    [InlineData(false, false, true, "both hold in every release")]
    [InlineData(true, false, true, "the second holds in 3.2 too")]
    [InlineData(false, true, true, "the first holds in 3.3 too")]
    [InlineData(true, true, false, "one ends before the other begins")]
    public void Two_rules_of_one_code_never_hold_for_the_same_message(bool firstEnds, bool secondBegins, bool isRefused, string reason)
    {
        var first = RuleOf(firstEnds ? Scope.In(323).UpTo(R32) : Scope.In(323));
        var second = RuleOf(secondBegins ? Scope.In(323, 325).From(R33) : Scope.In(323, 325));

        var refusal = Record.Exception(() => new RuleSet([first, second]));

        Assert.True(refusal is ArgumentException == isRefused, reason);
    }

    [Fact]
    public void Two_rules_of_one_code_may_hold_for_different_messages() =>
        Assert.Equal(2, new RuleSet([RuleOf(Scope.In(323).Only(Standaard.Ijw)), RuleOf(Scope.In(323).Only(Standaard.Iwmo))]).Rules.Count);

    /// <summary>Kept with verdicts for decades: a change of how it is made makes the same rules look like others.</summary>
    [Fact]
    public void The_identity_of_a_set_is_the_same_on_every_machine() =>
        Assert.Equal("269c03154d1f241f", new RuleSet([RuleOf(Scope.In(323).From(R33))]).Id);

    [Fact]
    public void The_identity_of_a_set_does_not_depend_on_the_order_of_its_rules() =>
        Assert.Equal(RuleCatalogue.All.Id, new RuleSet(RuleCatalogue.All.Rules.Reverse(), RuleCatalogue.All.Signals.Reverse()).Id);

    [Fact]
    public void What_a_rule_says_or_where_it_holds_is_in_the_identity()
    {
        var own = GemeenteListOf("9998,Nieuwstad,2026-06-08,");
        RuleSet[] sets =
        [
            new([RuleOf(Scope.In(323))]),
            new([RuleOf(Scope.In(325))]),
            new([RuleOf(Scope.In(323).Only(Standaard.Ijw))]),
            new([RuleOf(Scope.In(323).From(R33))]),
            new([RuleOf(Scope.In(323).UpTo(R33))]),
            new([RuleOf(Scope.In(323), text: "Een andere regel voor tests.")]),
            new([RuleOf(Scope.In(323), needs: ["TR901"])]),
            RuleCatalogue.All,
            RuleCatalogue.All.Without("TR321"),
            RuleCatalogue.All.Without("W001"),
            RuleCatalogue.All.With(TR378MunicipalityCodeExists.Using(own)),
        ];

        Assert.Equal(sets.Length, sets.Select(s => s.Id).Distinct().Count());
    }

    private static GemeenteList GemeenteListOf(string row)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"code,label,valid_from,valid_to\n{row}\n");
            return GemeenteList.Of(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Rule RuleOf(Scope scope, string text = "Een regel voor tests.", params IReadOnlyList<string> needs) => new()
    {
        Code = "TR900",
        Name = "ForTests",
        Level = Level.AcrossMessages,
        RetourCode = "9000",
        AppliesTo = scope,
        Definitie = text,
        Needs = needs,
    };
}

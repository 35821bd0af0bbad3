using MessageHub.HubSimulator.Faults;

namespace MessageHub.HubSimulator.Tests.Faults;

public class FaultPlanTests
{
    [Theory]
    [InlineData("http=500:every=3", "--x--x--x", "each third")]
    [InlineData("http:after=2", "--xxxxxxx", "all after two")]
    [InlineData("http:every=2:times=2", "-x-x-----", "two times")]
    [InlineData("http:after=1:every=4:times=1", "----x----", "the fourth after the first, once")]
    public void A_rule_happens_when_it_says(string rule, string expected, string reason)
    {
        var plan = new FaultPlan();
        plan.Add(FaultRule.Parse(rule));
        var happened = string.Concat(
            Enumerable.Range(0, expected.Length).Select(_ => plan.Next(FaultSide.Answer, "JW306") is null ? '-' : 'x'));
        Assert.True(expected == happened, $"{reason}: {happened}");
    }

    [Fact]
    public void A_rule_about_one_message_leaves_the_others_alone()
    {
        var plan = new FaultPlan();
        plan.Add(FaultRule.Parse("timeout:functie=JW306:times=1"));
        Assert.Null(plan.Next(FaultSide.Answer, "JW308"));
        Assert.Null(plan.Next(FaultSide.Send, "JW306"));
        Assert.Equal("timeout", plan.Next(FaultSide.Answer, "JW306")?.Fault.Name);
        Assert.Null(plan.Next(FaultSide.Answer, "JW306"));
    }

    [Theory]
    [InlineData("onbekend", "no such fault")]
    [InlineData("http:every=0", "never is not a number of times")]
    [InlineData("http:soms", "not part of the form")]
    public void What_is_not_of_the_form_is_refused(string text, string reason) =>
        Assert.True(Record.Exception(() => FaultRule.Parse(text)) is FormatException, reason);
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests;

/// <summary>A rule in the words of its tests: what it accepts and what it rejects, each with the reason why the case is there.</summary>
/// <param name="Code">TR322 …</param>
internal sealed record TestedRule(string Code)
{
    public void Accepts(string reason, Bericht bericht, RegisterSnapshot? register = null, DateOnly? today = null) =>
        Gives(Ruling.Accepts, reason, bericht, register, today);

    public void Rejects(string reason, Bericht bericht, RegisterSnapshot? register = null, DateOnly? today = null) =>
        Gives(Ruling.Rejects, reason, bericht, register, today);

    /// <summary>Asserts what becomes of a case whose ruling is part of its row.</summary>
    public void Gives(Ruling ruling, string reason, Bericht bericht, RegisterSnapshot? register = null, DateOnly? today = null) =>
        Compare(ruling, reason, Judging.Assess(bericht, register, today).Findings);

    /// <summary>The same content at several places of the messages.</summary>
    public void Gives(Ruling ruling, string reason, IEnumerable<(string Place, Bericht Bericht)> everywhere)
    {
        foreach (var (place, bericht) in everywhere)
            Gives(ruling, $"{place}, {reason}", bericht);
    }

    /// <summary>Asserts the words of the first finding.</summary>
    public void Explains(string text, Bericht bericht, RegisterSnapshot? register = null, DateOnly? today = null) =>
        Assert.Equal(text, Explanation.Of(Assert.Single(FindingsIn(bericht, register, today).Take(1))));

    public IReadOnlyList<Finding> FindingsIn(Bericht bericht, RegisterSnapshot? register = null, DateOnly? today = null) =>
        [.. Judging.Assess(bericht, register, today).Findings.Where(f => f.Rule.Code == Code)];

    /// <summary>Of our own 325, held against the claim that it answers.</summary>
    public void AcceptsAnswer(string reason, Bericht answer, Bericht claim) =>
        Compare(Ruling.Accepts, reason, Judging.CheckAnswer(answer, claim));

    /// <inheritdoc cref="AcceptsAnswer"/>
    public void RejectsAnswer(string reason, Bericht answer, Bericht claim) =>
        Compare(Ruling.Rejects, reason, Judging.CheckAnswer(answer, claim));

    /// <inheritdoc cref="AcceptsAnswer"/>
    public void ExplainsAnswer(string text, Bericht answer, Bericht claim) =>
        Assert.Equal(text, Explanation.Of(Assert.Single(FindingsInAnswer(answer, claim))));

    /// <inheritdoc cref="AcceptsAnswer"/>
    public IReadOnlyList<Finding> FindingsInAnswer(Bericht answer, Bericht claim) =>
        [.. Judging.CheckAnswer(answer, claim).Where(f => f.Rule.Code == Code)];

    private void Compare(Ruling expected, string reason, IReadOnlyList<Finding> found)
    {
        var ruling = found.Any(f => f.Rule.Code == Code) ? Ruling.Rejects : Ruling.Accepts;
        var failing = string.Join(", ", found.Select(f => f.Rule.Code).Distinct());
        Assert.True(ruling == expected, $"{reason}: {Code} {ruling}; failing: {failing}");
    }
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

/// <summary>What people should see of a message that is accepted: the signal, and that the verdict is the same without.</summary>
internal static class Signalled
{
    /// <summary>The codes.</summary>
    public static string In(Bericht bericht, RegisterSnapshot register, DateOnly? today = null)
    {
        var verdict = Judging.Assess(bericht, register, today);
        Assert.Empty(verdict.Findings);
        Assert.Equal(Outcome.Accepted, verdict.Outcome);
        return string.Join(' ', verdict.Signals.Select(s => s.Rule.Code).Order(StringComparer.Ordinal));
    }
}

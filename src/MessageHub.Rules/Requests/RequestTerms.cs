using MessageHub.Berichten;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Requests;

/// <summary>When a request has to be answered. Pure. Source: process.md §6: OP274, OP346, OP359, sap.md §7.</summary>
/// <param name="ReceivedOn">The day it arrived.</param>
/// <param name="Dagtekening">Of the request.</param>
/// <param name="IsJudicial">What is asked was ordered by a judge.</param>
/// <param name="MayBeElsewhere">A 315 of the Jeugdwet: another gemeente can be responsible (woonplaatsbeginsel).</param>
public sealed record RequestTerms(DateOnly ReceivedOn, DateOnly Dagtekening, bool IsJudicial, bool MayBeElsewhere)
{
    /// <summary>Days, all counted, for a doubt about the responsible gemeente, and for research on what a judge ordered.</summary>
    public const int ResidenceDays = 14;

    /// <summary>The terms of a 315 or 317.</summary>
    /// <param name="standaard">Its family.</param>
    /// <param name="nummer">315 or 317.</param>
    /// <param name="isJudicial">What is asked was ordered by a judge.</param>
    /// <param name="receivedOn">The day it arrived, in Europe/Amsterdam.</param>
    /// <param name="dagtekening">Its Dagtekening.</param>
    public static RequestTerms Of(Standaard standaard, int nummer, bool isJudicial, DateOnly receivedOn, DateOnly dagtekening) =>
        new(receivedOn, dagtekening, isJudicial, standaard is Standaard.Ijw && nummer == 315);

    /// <summary>The last day for a refusal with the other gemeente; null when that is not possible.</summary>
    public DateOnly? ResidenceBy => MayBeElsewhere ? ReceivedOn.AddDays(ResidenceDays) : null;

    /// <summary>The last day for the final answer when it is in research.</summary>
    public DateOnly ResearchedBy => IsJudicial ? ReceivedOn.AddDays(ResidenceDays) : Dagtekening.AddDays(WorkingDays.InvestigationDays);

    /// <summary>The last day for an answer: grant, refuse or research.</summary>
    public DateOnly AnsweredBy(WorkingDays workingDays) => workingDays.After(ReceivedOn, WorkingDays.RequestAnswer);

    /// <summary>The last day for the next step, or null when it is decided.</summary>
    public DateOnly? DueOn(AanvraagStatus status, WorkingDays workingDays) => status switch
    {
        AanvraagStatus.Open => AnsweredBy(workingDays),
        AanvraagStatus.InOnderzoek => ResearchedBy,
        _ => null,
    };
}

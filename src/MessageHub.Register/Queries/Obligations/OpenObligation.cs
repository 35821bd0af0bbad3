using MessageHub.Berichten;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Queries.Obligations;

/// <summary>An open obligation as a stream finds it.</summary>
internal sealed record OpenObligation(
    string Id, Standaard Standaard, string Gemeente, string Aanbieder, Guid? BerichtId, int? Nummer, string Subject, DateOnly StartsOn)
{
    public Obligation ToObligation(ObligationStream stream, DateOnly today, WorkingDays workingDays)
    {
        var due = stream.DueOn(StartsOn);
        return new()
        {
            Kind = stream.Kind,
            Owner = stream.Owner,
            Standaard = Standaard,
            Gemeente = Gemeente,
            Aanbieder = Aanbieder,
            BerichtId = BerichtId,
            Nummer = Nummer,
            Subject = Subject,
            StartsOn = StartsOn,
            DueOn = due,
            InResearch = stream.InResearch,
            Age = workingDays.Between(StartsOn, today),
            DaysLeft = workingDays.Between(today, due),
            IsOverdue = due < today,
        };
    }
}

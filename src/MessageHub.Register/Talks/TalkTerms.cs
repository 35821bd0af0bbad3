namespace MessageHub.Register.Talks;

/// <summary>How often there are talks with an aanbieder: settings of the organisation.</summary>
/// <param name="StrategicMonths">Months between talks with a strategic aanbieder.</param>
/// <param name="SpecialistMonths">The same with a specialised one.</param>
/// <param name="NewContractWeeks">Weeks from the first contract to the first talk.</param>
public sealed record TalkTerms(int StrategicMonths, int SpecialistMonths, int NewContractWeeks)
{
    /// <summary>A class of aanbieder that is talked with every few months.</summary>
    public const string Strategic = "strategisch";

    /// <summary>A class of aanbieder that is talked with once a year.</summary>
    public const string Specialist = "specialistisch";

    /// <summary>
    /// The day by which the next talk is to be held, or null when none has to be: the earliest of what was agreed, of the attention that
    /// is needed, and of what the class asks.
    /// </summary>
    /// <param name="kind">Class of the aanbieder; any other word than the two asks no talks.</param>
    /// <param name="since">First day of its first contract.</param>
    /// <param name="attentionOn">The day that was set for attention, or null.</param>
    /// <param name="last">The last talk that was held, or null.</param>
    public DateOnly? NextOf(string? kind, DateOnly since, DateOnly? attentionOn, Talk? last)
    {
        DateOnly? agreed = last?.NextOn > last?.HeldOn ? last?.NextOn : null;
        DateOnly? attention = attentionOn > (last?.HeldOn ?? DateOnly.MinValue) ? attentionOn : null;
        DateOnly? regular = (kind, last) switch
        {
            (Strategic or Specialist, null) => since.AddDays(NewContractWeeks * 7),
            (Strategic, { HeldOn: var held }) => held.AddMonths(StrategicMonths),
            (Specialist, { HeldOn: var held }) => held.AddMonths(SpecialistMonths),
            _ => null,
        };
        // An agreed day takes the place of what the class asks.
        return new[] { agreed ?? regular, attention }.Min();
    }
}

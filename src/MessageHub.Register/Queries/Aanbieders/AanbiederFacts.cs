using MessageHub.Berichten;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>What the sheet of an aanbieder is made of. An aanbieder is an organisation: codes that merged into it count with it.</summary>
public sealed record AanbiederFacts
{
    /// <summary>AGB code under which it goes on.</summary>
    public required string Organisation { get; init; }

    /// <summary>All its codes.</summary>
    public required IReadOnlyList<string> Agbs { get; init; }

    /// <summary>Figures per perceel of everybody in the period; persons are not counted in it.</summary>
    public required PerceelFacts Percelen { get; init; }

    /// <summary>The same of the period of the same length before it.</summary>
    public required PerceelFacts Before { get; init; }

    /// <summary>Different persons with a net above zero in the percelen of the organisation, by organisation.</summary>
    public required IReadOnlyList<ClientCount> Clients { get; init; }

    /// <summary>Different persons of the organisation by gemeente; of "" over all of them.</summary>
    public required IReadOnlyDictionary<string, long> OwnClients { get; init; }

    /// <summary>Care of the organisation, and of others in its percelen.</summary>
    public required IReadOnlyList<CareTraject> Care { get; init; }

    /// <summary>Days of allocation of what is allocated to it and not started on the reference date.</summary>
    public required IReadOnlyList<DateOnly> Waiting { get; init; }

    /// <summary>How the messages between both went.</summary>
    public required Messaging Messages { get; init; }

    /// <summary>The return codes its messages got most often, with how often.</summary>
    public required IReadOnlyList<(string Code, long Count)> Codes { get; init; }

    /// <summary>Credits that were granted: days of both verdicts, how many lines and eurocents.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>What he is contracted for.</summary>
    public required IReadOnlyList<Contract> Contracts { get; init; }

    /// <param name="Standaard">The domain.</param>
    /// <param name="Key">The perceel.</param>
    /// <param name="Organisation">AGB code.</param>
    /// <param name="Count">So many persons.</param>
    public sealed record ClientCount(Standaard Standaard, string Key, string Organisation, long Count);

    /// <param name="Judged">Messages that it sent and that were judged.</param>
    /// <param name="Accepted">Those of which all was right.</param>
    /// <param name="Lines">Claimed lines.</param>
    /// <param name="Rejected">Those that were rejected.</param>
    public sealed record Messaging(long Judged, long Accepted, long Lines, long Rejected);

    /// <param name="GrantedOn">The verdict on the debit.</param>
    /// <param name="CreditedOn">The verdict on the credit.</param>
    /// <param name="Lines">So many lines.</param>
    /// <param name="Cents">What they took back.</param>
    public sealed record Correction(DateOnly GrantedOn, DateOnly CreditedOn, long Lines, long Cents)
    {
        /// <summary>Days between the verdicts.</summary>
        public int Age => CreditedOn.DayNumber - GrantedOn.DayNumber;
    }

    /// <param name="Standaard">The domain.</param>
    /// <param name="Key">The perceel.</param>
    /// <param name="Gemeente">CBS code.</param>
    /// <param name="Class">strategisch, specialistisch or overig; null when it has none.</param>
    /// <param name="Attention">Why it needs attention, or null.</param>
    /// <param name="AttentionUntil">Until when, or null.</param>
    /// <param name="Status">As the list has it.</param>
    /// <param name="From">First day.</param>
    /// <param name="Until">Last day, or null.</param>
    public sealed record Contract(
        Standaard Standaard, string Key, string Gemeente, string? Class, string? Attention, DateOnly? AttentionUntil, string Status,
        DateOnly From, DateOnly? Until);
}

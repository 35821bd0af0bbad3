using MessageHub.Berichten;
using MessageHub.Rules.Register;
using MessageHub.Rules.Requests;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Requests;

/// <summary>A request in a list. Holds nothing of a person.</summary>
public sealed record RequestRow
{
    /// <summary>By what the request is known here.</summary>
    public required RequestNumber Number { get; init; }

    /// <summary>The 315 or 317.</summary>
    public required Guid BerichtId { get; init; }

    /// <summary>iJw or iWmo.</summary>
    public required Standaard Standaard { get; init; }

    /// <summary>The gemeente, four digits.</summary>
    public required string Gemeente { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits.</summary>
    public required string Aanbieder { get; init; }

    /// <summary>315 or 317.</summary>
    public required int Nummer { get; init; }

    /// <summary>ReferentieAanbieder of the request.</summary>
    public required string Referentie { get; init; }

    /// <summary>How far it is.</summary>
    public required AanvraagStatus Status { get; init; }

    /// <summary>When it arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Until when it has to be answered.</summary>
    public required RequestTerms Terms { get; init; }

    /// <summary>Who has it in hand, by the name people see; null when nobody has.</summary>
    public string? InHandOf { get; init; }

    /// <summary>A colleague has to confirm a decision on it.</summary>
    public bool IsProposed { get; init; }

    /// <summary>It is decided, and the message that says it is held for a person to confirm.</summary>
    public bool IsHeld { get; init; }

    /// <summary>What it asks for, in the order of the message.</summary>
    public IReadOnlyList<GevraagdProduct> Gevraagd { get; init; } = [];

    /// <summary>Domain, gemeente and aanbieder: messages of one scope are judged one after another.</summary>
    public ExchangeScope Scope => new(Standaard, Gemeente, Aanbieder);

    /// <summary>Last day for the next step, or null when it is decided.</summary>
    public DateOnly? DueOn(WorkingDays workingDays) => Terms.DueOn(Status, workingDays);
}

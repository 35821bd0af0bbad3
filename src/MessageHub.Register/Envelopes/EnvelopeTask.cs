using MessageHub.Rules.Standard;

namespace MessageHub.Register.Envelopes;

/// <summary>Something a person has to look at.</summary>
/// <param name="Subject">Id of the envelope, sent or received, or of the row in quarantine.</param>
/// <param name="Code">Code of a refusal.</param>
/// <param name="Omschrijving">What the refusal said, or what went wrong with us; shown to those who handle it, never logged.</param>
/// <param name="Advice">What the list of codes says about it.</param>
public sealed record EnvelopeTask(
    long Number, DateTimeOffset CreatedAt, EnvelopeTaskKind Kind, Guid Subject, string? Functie, string? Code, string? Omschrijving,
    string? Advice, DateTimeOffset? DoneAt)
{
    /// <summary>What is the matter, in plain Dutch.</summary>
    public string Text => Kind switch
    {
        EnvelopeTaskKind.Refused => $"Een bericht van ons ({Functie}) is geweigerd met code {Code}. Het is niet verwerkt.",
        EnvelopeTaskKind.Unreachable =>
            $"De aansluiting is niet bereikbaar of weigert een bericht van ons ({Functie}) steeds. Het blijft geprobeerd worden.",
        EnvelopeTaskKind.Overdue =>
            $"Op een bericht van ons ({Functie}) is na {WorkingDays.ReturnMessage} werkdagen nog geen antwoord gekomen.",
        EnvelopeTaskKind.AnswersNothing => "Er kwam een antwoord of een weigering op iets wat hier niet is verstuurd.",
        EnvelopeTaskKind.SecondAnswer => $"Er kwam een tweede antwoord ({Functie}) op hetzelfde bericht. Het wordt niet verwerkt.",
        EnvelopeTaskKind.SharedNumber =>
            $"Twee afzenders gebruiken hetzelfde referentienummer. Het tweede bericht ({Functie}) wordt niet verwerkt.",
        EnvelopeTaskKind.Disagreement =>
            $"De envelop en de header van een bericht ({Functie}) spreken elkaar tegen. Het wordt niet verwerkt.",
        EnvelopeTaskKind.Failed => $"Met een bericht ({Functie}) ging het bij ons mis: {Omschrijving}.",
        _ => $"Er is iets aangeboden wat niet kon worden aangenomen ({Code}).",
    };
}

/// <summary>What kind of attention a task asks.</summary>
public enum EnvelopeTaskKind
{
    /// <summary>The other side refused an envelope of ours.</summary>
    Refused,

    /// <summary>The other side has not been reached for long.</summary>
    Unreachable,

    /// <summary>An answer is late.</summary>
    Overdue,

    /// <summary>An answer arrived to something that was not sent.</summary>
    AnswersNothing,

    /// <summary>A second answer arrived to one message.</summary>
    SecondAnswer,

    /// <summary>Two senders use one Referentienummer.</summary>
    SharedNumber,

    /// <summary>Envelope and message do not say the same.</summary>
    Disagreement,

    /// <summary>Something arrived that could not be read.</summary>
    Quarantined,

    /// <summary>Something went wrong here.</summary>
    Failed,
}

using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Returns;

/// <summary>What an answer carries that does not follow from the message and its verdict.</summary>
public sealed record AnswerDetails
{
    /// <summary>Our own number of the answer, 1 to 12 characters, never used before for this type.</summary>
    public required string Identificatie { get; init; }

    /// <summary>The date of the answer.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The versions of the schema the answer is built with (IV034).</summary>
    public required XsdVersie XsdVersie { get; init; }

    /// <summary>Version of the published level 2 rules that ours mirror; goes beside 0001 (IV033).</summary>
    public required string XsltVersie { get; init; }
}

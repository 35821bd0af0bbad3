using MessageHub.Berichten.Model;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Checks;

/// <summary>Whether an envelope fits what went before: the message it answers or refuses, and one answer to each (ggk.md §2, §8).</summary>
public static class LinkCheck
{
    /// <summary>Complaints about a Du01, or a 325 in a Di01, against the Di01 it answers.</summary>
    /// <param name="sent">What crossRefnummer, or the payload of a 325 without one, names; null when we sent no such thing.</param>
    public static IEnumerable<string> OfAnswer(Envelope answer, Bericht? bericht, SentEnvelope? sent)
    {
        if (sent is null)
        {
            yield return "crossRefnummer is of no Di01 we sent";
            yield break;
        }

        if (sent.Envelope.Kind is not EnvelopeKind.Di01)
            yield return "crossRefnummer is not of a Di01";
        if (answer.Zender.Organisatie != sent.Envelope.Ontvanger.Organisatie
            || answer.Ontvanger.Organisatie != sent.Envelope.Zender.Organisatie)
            yield return "the answer goes between other parties than the question";
        if (FunctionTable.Find(sent.Envelope.Functie) is { } asked
            && FunctionTable.Find(answer.Functie) is { } given
            && asked.AnsweredBy != given.Nummer)
            yield return "the functie is not the answer to what crossRefnummer names";
        if (bericht is not null && sent.Identificatie is { } identificatie && IdentificatieOf(bericht) != identificatie)
            yield return "the payload answers another message than crossRefnummer says";
        if (sent.Answers.Count > 1)
            yield return "the Di01 has more than one answer";
    }

    /// <summary>Complaints about a Fo01 against what it refuses.</summary>
    public static IEnumerable<string> OfRefusal(Envelope fo01, SentEnvelope? sent)
    {
        if (sent is null)
        {
            yield return "crossRefnummer is of nothing we sent";
            yield break;
        }

        if (fo01.Zender.Organisatie != sent.Envelope.Ontvanger.Organisatie
            || fo01.Ontvanger.Organisatie != sent.Envelope.Zender.Organisatie)
            yield return "the refusal goes between other parties than what it refuses";
        if (fo01.Refusal!.Details != sent.Envelope.DetailsForRefusal)
            yield return "details are not functie and version of the refused envelope";
        if (fo01.Refusal.Refused is { } refused && EnvelopeContent.HashOf(refused) != sent.Hash)
            yield return "detailsXML is not the refused envelope";
        if (sent.Answers.Count > 1)
            yield return "what is refused was answered as well";
    }

    /// <summary>The number of the message that an answer is about.</summary>
    private static string IdentificatieOf(Bericht answer) =>
        (answer.Header.DeclaratieIdentificatie ?? answer.Header.BerichtIdentificatie).Identificatie;
}

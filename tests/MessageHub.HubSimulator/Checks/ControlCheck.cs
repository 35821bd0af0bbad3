using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Checks;

/// <summary>Control data that the schema accepts and the standard does not (ggk.md §5, §9), in an envelope from a gemeente.</summary>
public static class ControlCheck
{
    private const int SendingLimit = 25_000_000;

    /// <summary>All complaints; texts hold nothing of the message.</summary>
    /// <param name="envelope">Valid against its schema.</param>
    /// <param name="bytes">Size of what was sent.</param>
    /// <param name="now">Dutch local time.</param>
    public static IEnumerable<string> Of(Envelope envelope, int bytes, DateTime now)
    {
        foreach (var complaint in PartyCheck.OfSender(envelope.Zender).Concat(PartyCheck.OfReceiver(envelope.Ontvanger)))
            yield return complaint;
        if (!IsNumber(envelope.Referentienummer))
            yield return "referentienummer is not a UUID of version 4 in lower case";
        if (envelope.CrossRefnummer is { } cross && !IsNumber(cross))
            yield return "crossRefnummer is not a UUID of version 4 in lower case";
        if (MonotoneClock.Parse(envelope.TijdstipBericht) is not { } moment)
            yield return "tijdstipBericht is not a moment of 17 digits";
        else if ((moment - now).Duration() > TimeSpan.FromHours(12))
            yield return "tijdstipBericht is not the Dutch time of today";
        if (bytes > SendingLimit)
            yield return "the envelope is larger than 25,000,000 bytes";
        if (envelope.Payload is not null)
        {
            foreach (var complaint in OfFunction(envelope))
                yield return complaint;
        }

        if (envelope.Refusal is { } refusal)
        {
            foreach (var complaint in OfRefusal(refusal))
                yield return complaint;
        }
    }

    /// <summary>A UUID of version 4 in lower case. By hand: a pattern of .NET lets a line feed pass at the end.</summary>
    public static bool IsNumber(string text)
    {
        if (text.Length != 36 || text[14] != '4' || text[19] is not ('8' or '9' or 'a' or 'b'))
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigitLower(text[i]))
                return false;
        }

        return true;
    }

    private static IEnumerable<string> OfFunction(Envelope envelope)
    {
        if (FunctionTable.Find(envelope.Functie) is not { } type)
        {
            yield return "functie is unknown";
            yield break;
        }

        if (!type.SentByGemeente)
            yield return "functie is not one a gemeente sends";
        if (!FunctionTable.Allows(type, envelope.Kind))
            yield return "functie does not travel in this kind of envelope";
        if (envelope.Payload!.FunctieVersie != "0003" || envelope.Payload.FunctieSubversie != "0002")
            yield return "functieVersie and functieSubversie are not 0003 and 0002";
        if (envelope.Payload.Bestandsnaam is not null)
            yield return "the payload is a tekstBestand";
    }

    private static IEnumerable<string> OfRefusal(Refusal refusal)
    {
        // The one refusal a gemeente may send into the chain.
        if (refusal.Code != "StUF055")
            yield return "the code of a Fo01 is not StUF055";
        if (refusal.Plek != "client")
            yield return "plek of a Fo01 StUF055 is not client";
        if (!refusal.Omschrijving.StartsWith(StUFCodes.TextOf("StUF055"), StringComparison.Ordinal))
            yield return "omschrijving of a Fo01 does not begin with the text of its code";
        if (refusal.Omschrijving.Any(char.IsAsciiDigit) && System.Text.RegularExpressions.Regex.IsMatch(refusal.Omschrijving, @"\d{9}"))
            yield return "omschrijving holds nine digits";
    }
}

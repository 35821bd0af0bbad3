namespace MessageHub.Gateway.Ggk;

/// <summary>An envelope that follows its table. The payload is not in it.</summary>
/// <param name="Parameters">Of a Di01 or Du01.</param>
/// <param name="Fout">Of a Fo01 or Fo03.</param>
/// <param name="Hash">SHA-256 of the envelope element in exclusive canonical form: equal means identical.</param>
internal sealed record Envelope(Stuurgegevens Stuurgegevens, Parameters? Parameters, Fout? Fout, byte[] Hash);

/// <summary>The control data of every envelope (ggk.md, section 5).</summary>
/// <param name="TijdstipBericht">Digits, local time in the Netherlands.</param>
/// <param name="CrossRefnummer">Number of the message it is about; a Di01 has none.</param>
/// <param name="Functie">Name of the payload, as JW323; a Di01 and a Du01 have one.</param>
internal sealed record Stuurgegevens(
    EnvelopeKind Kind, Party Zender, Party Ontvanger, string Referentienummer, string TijdstipBericht, string? CrossRefnummer,
    string? Functie);

/// <summary>Versions, of four digits each, and what is known of the payload.</summary>
internal sealed record Parameters(string ApplicatieVersie, string ApplicatieSubversie, string FunctieVersie, string FunctieSubversie)
{
    /// <summary>False for a tekstBestand, which is no message of the standard.</summary>
    public bool IsXml { get; init; } = true;

    /// <summary>Bytes of the payload after decoding.</summary>
    public long PayloadBytes { get; init; }
}

/// <summary>The body of a Fo01 or Fo03.</summary>
/// <param name="Code">At most 7 characters; two lists reuse the same codes, so never judge by the code alone.</param>
/// <param name="Plek">client or server: where the cause is, seen from the message that was refused.</param>
internal sealed record Fout(string Code, string Plek, string Omschrijving, string? Details);

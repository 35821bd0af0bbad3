using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Processing.Composing;

/// <summary>What an aanbieder rejects in a 302 or 320: each code with the record that it stands on.</summary>
public static class RejectedCodes
{
    /// <summary>
    /// Codes that reject, in document order; the place is the number by which the gemeente knows the record, or what it is.
    /// </summary>
    /// <param name="answer">The 302 or 320; null when it is not kept any longer.</param>
    public static IReadOnlyList<(string Place, string Code)> In(Bericht? answer) => answer is null ? [] :
    [
        .. from instance in BerichtClasses.Of(answer)
           from code in instance.Record.RetourCodes ?? []
           where code is not (Codes.RetourCode.GeenOpmerking or Codes.RetourCode.NietBeoordeeld)
           select (FindingPlace.ReferenceOf(instance.Record) ?? WordOf(instance.Record), code),
    ];

    private static string WordOf(Klasse record) => record switch
    {
        Header => "het bericht",
        Client => "de cliënt",
        Relatie => "een relatie",
        Contact => "een adres",
        _ => "het antwoord",
    };
}

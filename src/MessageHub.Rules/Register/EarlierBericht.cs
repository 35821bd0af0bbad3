using MessageHub.Berichten.Model;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Register;

/// <summary>An earlier message as explanations and correlations name it.</summary>
/// <param name="Nummer">Message number, 301 … 325.</param>
/// <param name="Identificatie">Its Identificatie.</param>
/// <param name="Dagtekening">Its Dagtekening.</param>
public sealed record EarlierBericht(int Nummer, string Identificatie, DateOnly Dagtekening)
{
    /// <summary>What a message is once it counts.</summary>
    public static EarlierBericht Of(Bericht bericht)
    {
        var own = bericht.Header.BerichtIdentificatie;
        return new(bericht.Identity.Nummer, own.Identificatie, own.Dagtekening);
    }

    /// <summary>As source of a value: "de 301 van 12-05-2026".</summary>
    public Source AsSource(string? detail = null) =>
        new($"de {Nummer} van {ComparedValue.Day(Dagtekening)}{(detail is null ? "" : $" ({detail})")}");
}

using System.Globalization;
using MessageHub.Berichten.Model;

namespace MessageHub.HubSimulator.Stories;

/// <summary>A claim of any size: the line of a story, over and over, under numbers of its own.</summary>
public static class LargeClaim
{
    /// <summary>The 323 of a story with so many lines; 20,200 lines make an envelope of almost 25 MB.</summary>
    public static Bericht Of(CareStory story, int lines)
    {
        var claim = story.Claim323();
        var (client, line) = (claim.Declaratie!.Clienten[0], claim.Declaratie.Clienten[0].Prestaties![0]);
        return claim with
        {
            Declaratie = claim.Declaratie with
            {
                TotaalIngediendBedrag = new() { TotaalBedrag = line.IngediendBedrag.Bedrag * lines, DebetCredit = "D" },
                Clienten =
                [
                    client with
                    {
                        Prestaties =
                        [
                            .. Enumerable.Range(0, lines).Select(n => line with
                            {
                                ProductReferentie = new() { ReferentieNummer = string.Create(CultureInfo.InvariantCulture, $"L{n}") },
                            }),
                        ],
                    },
                ],
            },
        };
    }
}

using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Assessment;

/// <summary>
/// Where two persons decide, what one of them decided on his own initiative is held until another confirms it: the 301 is made, and nothing
/// of it counts before.
/// </summary>
public static class SecondPerson
{
    private const string Reference = "VIER-OGEN";

    /// <summary>The verdict on a 301 that may leave, held for a colleague of who decided it.</summary>
    public static Verdict Hold(Bericht bericht, Verdict accepted) => accepted with
    {
        Outcome = Outcome.Held,
        Held =
        [
            new(
                bericht.Client!,
                Reference,
                "Hier beslissen twee personen samen: een collega moet dit besluit bevestigen voordat het bericht vertrekt.",
                "Bekijk het bericht. Bevestig het, of houd het tegen."),
        ],
    };
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Tests;

/// <summary>An own 325 with other lines than <see cref="Valid"/> gives it.</summary>
internal static class OwnAnswers
{
    /// <summary>An answer that returns one line and grants nothing.</summary>
    public static Bericht With(this Bericht answer, Prestatie prestatie) => answer with
    {
        DeclaratieAntwoord = answer.DeclaratieAntwoord! with
        {
            TotaalIngediendBedrag = prestatie.IngediendBedrag.SignedCents().ToTotaal(),
            Clienten = [answer.DeclaratieAntwoord.Clienten![0] with { Prestaties = [prestatie] }],
        },
    };

    /// <summary>The only line of an answer.</summary>
    public static Prestatie Line(this Bericht answer) => answer.DeclaratieAntwoord!.Clienten![0].Prestaties![0];
}

using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Register.Held;
using MessageHub.Rules.Violations;

namespace MessageHub.Processing.Decisions;

/// <summary>Why a decision is refused, in plain Dutch for people: on the pages and on the command line alike.</summary>
public static class RefusalText
{
    /// <summary>One or two sentences.</summary>
    public static string Of(RefusedBecause reason) => reason switch
    {
        RefusedBecause.NotHeld(var number) => $"Er wacht niets met nummer {number}.",
        RefusedBecause.Over(var number, var last) => $"{Decided($"nummer {number}", last)} Dat is definitief.",
        RefusedBecause.NoSuchLine(var number, var line) => $"Er wacht niets met nummer {number}.{line}.",
        RefusedBecause.DecidedMeanwhile(var number, var line, var decision) =>
            $"{Decided($"nummer {number}.{line}", decision)} Bekijk dat besluit eerst.",
        RefusedBecause.OnlyAsAWhole(var number) => $"Opnieuw beoordelen kan alleen met het hele bericht: nummer {number}.",
        RefusedBecause.NoCodeOfALine(var codes) => $"Bij afwijzen hoort een retourcode van een prestatie: {string.Join(", ", codes)}.",
        RefusedBecause.NoNote => "Schrijf op waarom u dit besluit.",
        RefusedBecause.NoteTooLong(var max) => $"Gebruik hoogstens {max} tekens.",
        RefusedBecause.BsnInText => BsnText.Problem,
        RefusedBecause.BelongsToAMessage(var number) =>
            $"Het bericht van nummer {number} hoort nu wel bij een bericht van de gemeente. Beoordeel het opnieuw met rerun.",
        RefusedBecause.TariffExists(var agreement) =>
            $"Er is al een tarief voor {agreement.ProductCode} in eenheid {agreement.Eenheid} vanaf "
            + $"{ComparedValue.Day(agreement.GeldigVan)}. "
            + "Wijzig dat bij Tarieven.",
        RefusedBecause.TariffDoesNotFit(var problems) => string.Join(' ', problems.Select(p => p.Reason)),
        RefusedBecause.NeedsTwoPersons =>
            "Hier beslissen twee personen samen. Leg een voorstel vast op de pagina Wacht op besluit; een collega bevestigt het daar.",
        RefusedBecause.ProposedAlready => "Hierover ligt al een voorstel.",
        RefusedBecause.ProposalGone => "Dit voorstel kunt u niet bevestigen of intrekken: het is er niet meer.",
        RefusedBecause.OwnProposal => "Dit voorstel kunt u niet bevestigen: het is van uzelf, of van een ander account op uw naam.",
        _ => throw new UnreachableException(),
    };

    /// <summary>By whom and when it was decided.</summary>
    /// <param name="what">What was decided on, as it stands after "over".</param>
    /// <param name="decision">The decision.</param>
    public static string Decided(string what, TakenDecision decision) =>
        $"Over {what} is al beslist door {decision.By}, op {AmsterdamDate.TextOf(decision.At)}.";
}

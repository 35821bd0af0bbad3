using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Register.Held;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
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
            $"{Decided(line is null ? $"nummer {number}" : $"nummer {number}.{line}", decision)} Bekijk dat besluit eerst.",
        RefusedBecause.OnlyAsAWhole(var number) => $"Dit besluit geldt voor het hele bericht: nummer {number}.",
        RefusedBecause.NoCodeOfALine(var codes) => $"Bij afwijzen hoort een retourcode van een prestatie: {string.Join(", ", codes)}.",
        RefusedBecause.NoCodeHere => "Dit is een bericht van de gemeente zelf. Houd het tegen zonder retourcode.",
        RefusedBecause.NoNote => "Schrijf op waarom u dit besluit.",
        RefusedBecause.NoteTooLong(var max) => $"Gebruik hoogstens {max} tekens.",
        RefusedBecause.BsnInText => BsnText.Problem,
        RefusedBecause.BelongsToAMessage(var number) =>
            $"Het bericht van nummer {number} hoort nu wel bij een bericht van de gemeente. Beoordeel het opnieuw met rerun.",
        RefusedBecause.WaitsForEarlier(var number) =>
            $"Nummer {number} wacht op een eerder bericht over dezelfde cliënt. "
            + "Besluit eerst over dat bericht; daarna gaat dit vanzelf verder.",
        RefusedBecause.TariffExists(var agreement) =>
            $"Er is al een tarief voor {agreement.ProductCode} in eenheid {agreement.Eenheid} vanaf "
            + $"{ComparedValue.Day(agreement.GeldigVan)}. "
            + "Wijzig dat bij Tarieven.",
        RefusedBecause.TariffDoesNotFit(var problems) => string.Join(' ', problems.Select(p => p.Reason)),
        RefusedBecause.NeedsTwoPersons =>
            "Hier beslissen twee personen samen, ieder onder een eigen account. Doe dit op de pagina's; een collega bevestigt het daar.",
        RefusedBecause.ProposedAlready => "Hierover ligt al een voorstel.",
        RefusedBecause.ProposalGone => "Dit voorstel kunt u niet bevestigen of intrekken: het is er niet meer.",
        RefusedBecause.OwnProposal => "Dit voorstel kunt u niet bevestigen: het is van uzelf, of van een ander account op uw naam.",
        RefusedBecause.NoSuchRequest(var number) => $"Er is geen verzoek met nummer {number}, of het is van een andere gemeente.",
        RefusedBecause.RequestDecided(var number, null) => $"Verzoek {number} is al beantwoord. Dat is definitief.",
        RefusedBecause.RequestDecided(var number, { } last) => $"{Decided(number, last)} Dat is definitief.",
        RefusedBecause.RequestDecidedMeanwhile(var number, var decision) => $"{Decided(number, decision)} Bekijk dat besluit eerst.",
        RefusedBecause.RequestHeld(var number) =>
            $"Over verzoek {number} is al beslist. Het bericht wacht nog op een bevestiging, op de pagina Wacht op besluit.",
        RefusedBecause.RequestNotPossible(var refusal) => refusal.Describe(),
        RefusedBecause.CannotBeTold(var reasons) => string.Join(' ', reasons),
        _ => throw new UnreachableException(),
    };

    /// <summary>By whom and when a request was decided.</summary>
    private static string Decided(RequestNumber number, TakenRequestDecision decision) =>
        $"Over verzoek {number} is al beslist door {decision.ClosedBy ?? decision.By.Name}, "
        + $"op {AmsterdamDate.TextOf(decision.ClosedAt ?? decision.At)}.";

    /// <summary>By whom and when it was decided.</summary>
    /// <param name="what">What was decided on, as it stands after "over".</param>
    /// <param name="decision">The decision.</param>
    public static string Decided(string what, TakenDecision decision) =>
        $"Over {what} is al beslist door {decision.By}, op {AmsterdamDate.TextOf(decision.At)}.";
}

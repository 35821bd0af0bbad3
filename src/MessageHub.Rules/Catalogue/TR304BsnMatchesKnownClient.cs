using System.Diagnostics;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The client is known in this exchange. 317: it has an allocation that is not deleted. 323: the client has any allocation, expired and
/// deleted ones included (code on Client), and the allocation of a debit is of that client (code on Prestatie, R-021); a credit is judged
/// by the first only. 325: the client is in the 323 it answers. Source: TR304.
/// </summary>
internal static class TR304BsnMatchesKnownClient
{
    public static readonly Rule Rule = new()
    {
        Code = "TR304",
        Name = "BsnMatchesKnownClient",
        Level = Level.AcrossMessages,
        RetourCode = "8187",
        AppliesTo = Scope.In(317, 323, 325),
        Definitie = "De Bsn is van een cliënt die hier bekend is, en een toewijzing waarop wordt gedeclareerd is van die cliënt.",
        Checks = [Check.Each<Client>(Judge), Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Client client, RuleContext context) => context.Nummer switch
    {
        317 => HasToewijzing(client, context)
            ? null
            : new(
                "Vraag zorg aan met een 315: wijzigen kan alleen voor een cliënt met een toewijzing die niet verwijderd is.",
                ComparedValue.Hidden("Bsn"),
                ComparedValue.From(RegisterSources.Toewijzingen, "toewijzing van deze cliënt die niet verwijderd is", "geen")),
        323 => context.Register.ClientsWithToewijzing.Contains(client.Bsn)
            ? null
            : new(
                "Declareer voor een cliënt met een toewijzing van deze gemeente, of herstel de Bsn.",
                ComparedValue.Hidden("Bsn"),
                ComparedValue.From(RegisterSources.Toewijzingen, "toewijzing van deze cliënt", "geen")),
        325 => context.AnsweredClaim is not { } claim || claim.HasClient(client.Bsn)
            ? null
            : new(
                "Neem alleen cliënten uit de declaratie op in het antwoord.",
                ComparedValue.Hidden("Bsn"),
                ComparedValue.From(claim.Source, "deze cliënt", "komt niet voor")),
        _ => throw new UnreachableException(),
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (context.Nummer != 323 || !prestatie.IsDebit())
            return null;
        return context.Toewijzing(prestatie.ToewijzingNummer) is not { } toewijzing || toewijzing.Bsn == context.Client?.Bsn
            ? null
            : new(
                "Vermeld een ToewijzingNummer van deze cliënt.",
                ComparedValue.Here("ToewijzingNummer", prestatie.ToewijzingNummer),
                ComparedValue.Hidden("Bsn"),
                ComparedValue.From(toewijzing.Source, "Bsn", toewijzing.Bsn));
    }

    private static bool HasToewijzing(Client client, RuleContext context)
    {
        foreach (var toewijzing in context.Register.Toewijzingen.Values)
        {
            if (toewijzing.Bsn == client.Bsn && !toewijzing.IsDeleted)
                return true;
        }

        return false;
    }
}

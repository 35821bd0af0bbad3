using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Assessment;

/// <summary>
/// Levels 3 and 4 below the Header of every message but the 323: Client first, then the rest; deletions before first deliveries, else
/// document order. A class that is correct counts for the classes after it. A client with an error leaves all below it
/// unassessed; an error on Verzoek does not. One error anywhere rejects the whole message.
/// </summary>
internal sealed class BodyAssessment(PhasePlan phase, RuleContext context)
{
    public List<Finding> Assess(Instances instances)
    {
        var found = new FindingCollector(phase, context);
        foreach (var (record, client) in instances.All)
        {
            if (record is Client && !found.Judge(record, client))
                return found.InDocumentOrder(instances);
        }

        found.JudgeAcross(instances);
        foreach (var (record, client) in InJudgingOrder(instances))
        {
            if (found.Judge(record, client) && client is not null)
                Accept(record, client);
        }

        return found.InDocumentOrder(instances);
    }

    private static IEnumerable<(Klasse Record, Client? Client)> InJudgingOrder(Instances instances)
    {
        var body = instances.All.Where(i => i.Record is not (Bericht or Header or Client)).ToList();
        return body.Where(i => IsDeletion(i.Record)).Concat(body.Where(i => !IsDeletion(i.Record)));
    }

    private static bool IsDeletion(Klasse record) => record
        is StartProduct { StatusAanlevering: Codes.StatusAanlevering.Verwijderen }
        or StopProduct { StatusAanlevering: Codes.StatusAanlevering.Verwijderen };

    /// <summary>Which line of the message it is matters to the register only.</summary>
    private void Accept(Klasse record, Client client)
    {
        if (record is StartProduct start)
            context.Deliveries.Accept(client.Bsn, start, EarlierBericht.Of(context.Bericht), regel: 0);
        else if (record is StopProduct stop)
            context.Deliveries.Accept(client.Bsn, stop, EarlierBericht.Of(context.Bericht), regel: 0);
    }
}

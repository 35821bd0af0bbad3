using MessageHub.Register.Database;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;

namespace MessageHub.Register.Projections;

/// <summary>
/// What the backoffice asks of findings, signals and amounts of a message that was judged for good. Goes along with what else
/// a verdict writes; nothing for a message that is no claim and has neither findings nor signals.
/// </summary>
internal static class DetailFacts
{
    /// <summary>Adds the commands that keep it, after those that keep the lines of a claim.</summary>
    public static void Add(QueryBatch batch, RegisterDatabase database, Guid id, Judgement judgement)
    {
        var (bericht, verdict, contract) = (judgement.Bericht, judgement.Verdict, judgement.Register.Contract);
        if (verdict.Outcome is Outcome.Held)
            return;
        var scope = judgement.Effects.Scope;
        var parameters = new (string, object?)[]
        {
            ("id", id),
            ("standaard", bericht.Identity.Family),
            ("gemeente", scope.Gemeente),
            ("aanbieder", scope.Aanbieder),
            ("nummer", (long)bericht.Identity.Nummer),
        };
        if (verdict.Findings.Count > 0)
        {
            var findings = FindingFact.Of(bericht, verdict.Findings, contract);
            batch.Execute(Findings(database), [.. parameters, ("rows", FindingFact.Columns.ToJson(findings))]);
            batch.Execute(
                "update verdict set attempt = (select max(f.attempt) from finding f where f.bericht_id = @id) where bericht_id = @id",
                ("id", id));
        }

        if (verdict.Signals.Count > 0)
        {
            var signals = FindingFact.Of(bericht, verdict.Signals, contract);
            batch.Execute(Signals(database), [.. parameters, ("rows", FindingFact.SignalColumns.ToJson(signals))]);
        }

        if (bericht.Declaratie is null)
            return;
        var totals = ClaimTotalFact.Of(ClaimedLines.Of(bericht, verdict), contract).ToList();
        batch.Execute(Totals(database), [.. parameters, ("rows", ClaimTotalFact.Columns.ToJson(totals))]);
        if (totals.Exists(t => t.Lines > t.LinesRejected))
            PerceelClients.Add(batch, id);
    }

    private static string Findings(RegisterDatabase database) =>
        $"""
        insert into finding (bericht_id, arrival, received_on, standaard, gemeente, aanbieder, nummer, {FindingFact.Columns.Names}, attempt)
        select v.bericht_id, v.arrival, v.received_on, @standaard, @gemeente, @aanbieder, @nummer, {FindingFact.Columns.Values},
            case when r.repeat_key is null then 0 else 1 + coalesce((
                select max(f.attempt) from finding f where f.gemeente = @gemeente and f.aanbieder = @aanbieder
                    and f.repeat_key = r.repeat_key), 0) end
        from verdict v cross join {FindingFact.Columns.From(database)}
        where v.bericht_id = @id
        """;

    private static string Signals(RegisterDatabase database) =>
        $"""
        insert into signal (bericht_id, standaard, gemeente, aanbieder, nummer, {FindingFact.SignalColumns.Names})
        select @id, @standaard, @gemeente, @aanbieder, @nummer, {FindingFact.SignalColumns.Values}
        from {FindingFact.SignalColumns.From(database)}
        """;

    /// <summary>
    /// The first day of a ProductPeriode can differ within a month; the agreement can not but by exception, and then one is taken.
    /// </summary>
    private static string Totals(RegisterDatabase database) =>
        $"""
        insert into claim_total (bericht_id, standaard, gemeente, aanbieder, processed, delivered, product_categorie, product_code, perceel,
            lines, lines_rejected, submitted, granted, credit_submitted, credited, is_first)
        select v.bericht_id, @standaard, @gemeente, @aanbieder, v.settled_on, t.delivered, t.product_categorie, t.product_code,
            max(t.perceel),
            sum(t.lines), sum(t.lines_rejected), sum(t.submitted), sum(t.granted), sum(t.credit_submitted), sum(t.credited),
            row_number() over (partition by max(t.perceel) order by t.delivered, t.product_categorie, t.product_code) = 1
        from verdict v cross join (select {ClaimTotalFact.Columns.Values} from {ClaimTotalFact.Columns.From(database)}) t
        where v.bericht_id = @id
        group by v.bericht_id, v.settled_on, t.delivered, t.product_categorie, t.product_code
        """;
}

using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Monitoring;

/// <summary>
/// What the backoffice asks of findings, signals, amounts and allocations of a message that was judged for good. Goes along with what else
/// a verdict writes; nothing for a message that is no claim, no 301 and has neither findings nor signals.
/// </summary>
internal static class DetailFacts
{
    /// <summary>The perceel of the agreement on a product and day, or null; the alias r has both.</summary>
    private const string PerceelOf = """
        (select min(a.perceel) from agreement a
        where a.gemeente = @gemeente and a.standaard = @standaard and a.aanbieder = @aanbieder and a.product_code = r.product_code
            and a.product_categorie = r.product_categorie and a.geldig_van <= r.begindatum and (a.geldig_tot is null or a.geldig_tot >= r.begindatum))
        """;

    /// <summary>Adds the commands that keep it, after those that keep the lines of a claim.</summary>
    public static void Add(QueryBatch batch, RegisterDatabase database, Guid id, Bericht bericht, Verdict verdict)
    {
        if (verdict.Outcome is Outcome.Held)
            return;
        var scope = ExchangeScope.Of(bericht);
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
            batch.Execute(Findings(database), [.. parameters, ("rows", FindingFact.Columns.ToJson(FindingFact.Of(bericht, verdict.Findings)))]);
            batch.Execute("update verdict set attempt = (select max(f.attempt) from finding f where f.bericht_id = @id) where bericht_id = @id", ("id", id));
        }

        if (verdict.Signals.Count > 0)
            batch.Execute(Signals(database), [.. parameters, ("rows", FindingFact.SignalColumns.ToJson(FindingFact.Of(bericht, verdict.Signals)))]);

        if (bericht is { Identity.Nummer: 301, Client.ToegewezenProducten: { } products } && verdict.Outcome is Outcome.Accepted)
            CurrentToewijzing.Renew(batch, database, bericht.Identity.Family, scope.Gemeente, products.Select(p => p.ToewijzingNummer));
        if (bericht.Declaratie is not { } declaratie)
            return;
        var totals = ClaimTotalFact.Of(FactWriter.LinesOf(declaratie, verdict)).ToList();
        batch.Execute(Totals(database), [.. parameters, ("rows", ClaimTotalFact.Columns.ToJson(totals))]);
        if (totals.Exists(t => t.Lines > t.LinesRejected))
            PerceelClients.Add(batch, id);
    }

    private static string Findings(RegisterDatabase database) =>
        $"""
        insert into finding (bericht_id, arrival, received_on, standaard, gemeente, aanbieder, nummer, {FindingFact.Columns.Names}, perceel, attempt)
        select v.bericht_id, v.arrival, v.received_on, @standaard, @gemeente, @aanbieder, @nummer, {FindingFact.Columns.Values},
            case when r.product_code is not null then coalesce({PerceelOf}, '') end,
            case when r.repeat_key is null then 0 else 1 + coalesce((
                select max(f.attempt) from finding f where f.gemeente = @gemeente and f.aanbieder = @aanbieder and f.repeat_key = r.repeat_key), 0) end
        from verdict v cross join {FindingFact.Columns.From(database)}
        where v.bericht_id = @id
        """;

    private static string Signals(RegisterDatabase database) =>
        $"""
        insert into signal (bericht_id, standaard, gemeente, aanbieder, nummer, {FindingFact.SignalColumns.Names})
        select @id, @standaard, @gemeente, @aanbieder, @nummer, {FindingFact.SignalColumns.Values} from {FindingFact.SignalColumns.From(database)}
        """;

    /// <summary>
    /// The first day of a ProductPeriode can differ within a month; the agreement can not but by exception, and then one is taken.
    /// </summary>
    private static string Totals(RegisterDatabase database) =>
        $"""
        insert into claim_total (bericht_id, standaard, gemeente, aanbieder, processed, delivered, product_categorie, product_code, perceel,
            lines, lines_rejected, submitted, granted, credit_submitted, credited, is_first)
        select v.bericht_id, @standaard, @gemeente, @aanbieder, v.settled_on, t.delivered, t.product_categorie, t.product_code, coalesce(max(t.perceel), ''),
            sum(t.lines), sum(t.lines_rejected), sum(t.submitted), sum(t.granted), sum(t.credit_submitted), sum(t.credited),
            row_number() over (partition by coalesce(max(t.perceel), '') order by t.delivered, t.product_categorie, t.product_code) = 1
        from verdict v cross join (select {ClaimTotalFact.Columns.Values}, {PerceelOf} as perceel from {ClaimTotalFact.Columns.From(database)}) t
        where v.bericht_id = @id
        group by v.bericht_id, v.settled_on, t.delivered, t.product_categorie, t.product_code
        """;
}

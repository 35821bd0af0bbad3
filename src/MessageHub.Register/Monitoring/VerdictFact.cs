using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Monitoring;

/// <summary>
/// What the table verdict keeps of a message, and whose data it holds. Goes along with what else a verdict writes, so that it costs a
/// message no round trip.
/// </summary>
internal sealed record VerdictFact
{
    /// <summary>A message that was not read (level 1): all that is known of it stands in the inbox.</summary>
    public static readonly VerdictFact Unread = new() { Level = (long)Rules.Level.Format };

    private static readonly RowSet<VerdictFact> Columns = new(
        new("standaard", ColumnType.Text, f => f.Bericht?.Identity.Family),
        new("gemeente", ColumnType.Text, f => f.Scope?.Gemeente),
        new("aanbieder", ColumnType.Text, f => f.Scope?.Aanbieder),
        new("nummer", ColumnType.Number, f => (long?)f.Bericht?.Identity.Nummer),
        new("identificatie", ColumnType.Text, f => f.Bericht?.Header.BerichtIdentificatie.Identificatie),
        new("dagtekening", ColumnType.Date, f => f.Bericht?.Header.BerichtIdentificatie.Dagtekening),
        new("declaratie_nummer", ColumnType.Text, f => f.Bericht?.Declaratie?.DeclaratieNummer),
        new("level", ColumnType.Number, f => f.Level),
        new("submitted", ColumnType.Number, f => f.Submitted),
        new("granted", ColumnType.Number, f => f.Granted),
        new("lines", ColumnType.Number, f => f.Lines),
        new("lines_rejected", ColumnType.Number, f => f.LinesRejected),
        new("findings", ColumnType.Number, f => f.Findings));

    private static readonly RowSet<string> Clients = new(new Column<string>("bsn", ColumnType.Text, b => b));

    private Bericht? Bericht { get; init; }

    private ExchangeScope? Scope { get; init; }

    private long? Level { get; init; }

    private long? Submitted { get; init; }

    private long? Granted { get; init; }

    private long Lines { get; init; }

    private long LinesRejected { get; init; }

    private long Findings { get; init; }

    /// <summary>It answers our own 301 or 319.</summary>
    private bool IsAnswer { get; init; }

    public static VerdictFact Of(Bericht bericht, Verdict verdict)
    {
        var waits = verdict.Outcome is Outcome.Held;
        var lines = bericht.Declaratie is { } declaratie ? FactWriter.LinesOf(declaratie, verdict).ToList() : [];
        return new()
        {
            Bericht = bericht,
            Scope = ExchangeScope.Of(bericht),
            // What waits has no verdict yet.
            Level = waits ? null : (long?)verdict.Level,
            Submitted = verdict.Submitted,
            Granted = verdict.Granted,
            Lines = lines.Count,
            LinesRejected = lines.Count(l => l.State == "rejected"),
            Findings = waits ? 0 : verdict.Findings.Count,
            IsAnswer = bericht.Identity.Nummer is 302 or 320 && verdict.Outcome is Outcome.Accepted,
        };
    }

    /// <summary>Adds the commands that keep it.</summary>
    /// <param name="batch">Gets the commands.</param>
    /// <param name="database">Whose dialect to use.</param>
    /// <param name="id">The message.</param>
    /// <param name="state">What became of it.</param>
    /// <param name="at">When.</param>
    public void Add(QueryBatch batch, RegisterDatabase database, Guid id, BerichtState state, DateTimeOffset at)
    {
        batch.Execute(
            $"""
            insert into verdict (bericht_id, arrival, received_at, received_on, settled_on, state, {Columns.Names})
            select i.id, i.arrival, i.received_at, {database.DayOf("i.received_at")}, @settled_on, @state,
                coalesce(r.standaard, i.standaard), coalesce(r.gemeente, i.gemeente), coalesce(r.aanbieder, i.aanbieder), coalesce(r.nummer, i.nummer),
                r.identificatie, r.dagtekening, r.declaratie_nummer, r.level, r.submitted, r.granted, r.lines, r.lines_rejected, r.findings
            from inbox i cross join {Columns.From(database)}
            where i.id = @id
            on conflict (bericht_id) do update set
                settled_on = excluded.settled_on, state = excluded.state, level = excluded.level, granted = excluded.granted,
                lines_rejected = excluded.lines_rejected, findings = excluded.findings
            """,
            ("id", id),
            ("state", Inbox.NameOf(state)),
            ("settled_on", LocalDay.Of(at)),
            ("rows", Columns.ToJson([this])));
        if (Bericht is null || Scope is null)
            return;
        if (ClientsOf(Bericht).Any())
        {
            batch.Execute(
                $"""
                insert into bericht_client (gemeente, bsn, bericht_id)
                select @gemeente, r.bsn, @id from {Clients.From(database)} where true
                on conflict do nothing
                """,
                ("id", id),
                ("gemeente", Scope.Gemeente),
                ("rows", Clients.ToJson(ClientsOf(Bericht))));
        }

        if (IsAnswer)
        {
            // Our own message is in force until the return undoes it, so this comes before that.
            batch.Execute(
                """
                update verdict set answered_by = @id, answered_on = (select v.received_on from verdict v where v.bericht_id = @id)
                where answered_by is null and bericht_id = (
                    select b.id from bericht b
                    where b.standaard = @standaard and b.gemeente = @gemeente and b.aanbieder = @aanbieder and b.nummer in (301, 319)
                        and b.nummer = @own and b.identificatie = @identificatie and b.dagtekening = @dagtekening and b.in_force)
                """,
                ("id", id),
                ("standaard", Bericht.Identity.Family),
                ("gemeente", Scope.Gemeente),
                ("aanbieder", Scope.Aanbieder),
                ("own", Bericht.Identity.Nummer - 1L),
                ("identificatie", Bericht.Header.BerichtIdentificatie.Identificatie),
                ("dagtekening", Bericht.Header.BerichtIdentificatie.Dagtekening));
        }
    }

    private static IEnumerable<string> ClientsOf(Bericht bericht) =>
        (bericht.Declaratie?.Clienten ?? []).Append(bericht.Client).OfType<Client>().Select(c => c.Bsn.Value).OfType<string>().Distinct();
}

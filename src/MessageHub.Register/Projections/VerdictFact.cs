using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Projections;

/// <summary>
/// What the table verdict keeps of a message, and whose data it holds. Goes along with what else a verdict writes, so that it costs a
/// message no round trip.
/// </summary>
internal sealed record VerdictFact
{
    private static readonly RowSet<VerdictFact> Columns = new(
        new("bericht_id", ColumnType.Id, f => f.Id),
        new("state", ColumnType.Text, f => Inbox.NameOf(f.State)),
        new("settled_on", ColumnType.Date, f => f.On),
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
        new("findings", ColumnType.Number, f => f.Findings),
        new("release", ColumnType.Text, f => (f.Bericht?.Identity.Release ?? f.Provenance?.Release)?.ToString()),
        new("program", ColumnType.Text, f => f.Provenance?.Program),
        new("rule_set", ColumnType.Text, f => f.Provenance?.Rules),
        new("agreements", ColumnType.Number, f => f.Provenance?.Agreements));

    private static readonly RowSet<(string Gemeente, string Bsn, Guid Id)> Clients = new(
        new("gemeente", ColumnType.Text, c => c.Gemeente),
        new("bsn", ColumnType.Text, c => c.Bsn),
        new("bericht_id", ColumnType.Id, c => c.Id));

    private Guid Id { get; init; }

    private BerichtState State { get; init; }

    /// <summary>The day on which it was judged: amounts count from it, and an allocation is reported on it.</summary>
    private DateOnly On { get; init; }

    private Bericht? Bericht { get; init; }

    private ExchangeScope? Scope { get; init; }

    private long? Level { get; init; }

    private long? Submitted { get; init; }

    private long? Granted { get; init; }

    private long Lines { get; init; }

    private long LinesRejected { get; init; }

    private long Findings { get; init; }

    /// <summary>By what it was reached; what is held has that of the last time it was judged.</summary>
    private Provenance? Provenance { get; init; }

    /// <summary>What is kept of a message; of one that was not read (level 1) all that is known stands in the inbox.</summary>
    /// <param name="settlement">The message.</param>
    /// <param name="on">The day on which it was judged.</param>
    public static VerdictFact Of(Settlement settlement, DateOnly on)
    {
        if (settlement.Judgement is not { Bericht: var bericht, Verdict: var verdict })
        {
            return new()
            {
                Id = settlement.Id,
                On = on,
                State = settlement.State,
                Level = (long)Rules.Language.Level.Format,
                Provenance = settlement.Provenance,
            };
        }


        var isHeld = verdict.Outcome is Outcome.Held;
        // A claim may have very many lines, so they are counted and not kept.
        var lines = ClaimedLines.Of(bericht, verdict)
            .Aggregate((All: 0L, Rejected: 0L), (n, line) => (n.All + 1, n.Rejected + (line.State is PrestatieState.Rejected ? 1 : 0)));
        return new()
        {
            Id = settlement.Id,
            On = on,
            State = settlement.State,
            Bericht = bericht,
            Scope = ExchangeScope.Of(bericht),
            // What is held has no verdict yet.
            Level = isHeld ? null : (long?)verdict.Level,
            Submitted = verdict.Submitted,
            Granted = verdict.Granted,
            Lines = lines.All,
            LinesRejected = lines.Rejected,
            Findings = isHeld ? 0 : verdict.Findings.Count,
            Provenance = settlement.Provenance,
        };
    }

    /// <summary>Adds the commands that keep the facts of messages, whose own commands come in the order of the messages.</summary>
    /// <param name="batch">Gets the commands.</param>
    /// <param name="database">Whose dialect to use.</param>
    /// <param name="facts">Of one message at least, and one of each.</param>
    public static void Add(QueryBatch batch, RegisterDatabase database, IReadOnlyList<VerdictFact> facts)
    {
        batch.Execute(
            Insert(database),
            ("ids", database.ListOf(facts.Select(f => f.Id))),
            ("rows", Columns.ToJson(facts)));
        var clients = facts.SelectMany(f => f.ClientsOf()).ToList();
        if (clients.Count > 0)
        {
            batch.Execute(
                $"insert into bericht_client ({Clients.Names}) select {Clients.Values} from {Clients.From(database)} where "
                + "true on conflict do nothing",
                ("rows", Clients.ToJson(clients)));
        }
    }

    /// <summary>
    /// The ids are given beside the rows: a plan that was made while the inbox was empty finds messages by them and by nothing else.
    /// </summary>
    internal static string Insert(RegisterDatabase database) =>
        $"""
        insert into verdict (arrival, received_at, received_on, {Columns.Names})
        select i.arrival, i.received_at, {database.DayOf("i.received_at")}, r.bericht_id, r.state, r.settled_on,
            coalesce(r.standaard, i.standaard), coalesce(r.gemeente, i.gemeente), coalesce(r.aanbieder, i.aanbieder),
            coalesce(r.nummer, i.nummer),
            r.identificatie, r.dagtekening, r.declaratie_nummer, r.level, r.submitted, r.granted, r.lines, r.lines_rejected, r.findings,
            r.release, r.program, r.rule_set, r.agreements
        from inbox i cross join {Columns.From(database)}
        where i.id = r.bericht_id and {database.IsIn("i.id", "ids")}
        on conflict (bericht_id) do update set
            settled_on = excluded.settled_on, state = excluded.state, level = excluded.level, granted = excluded.granted,
            lines_rejected = excluded.lines_rejected, findings = excluded.findings,
            program = excluded.program, rule_set = excluded.rule_set, agreements = excluded.agreements
        """;

    private IEnumerable<(string Gemeente, string Bsn, Guid Id)> ClientsOf() =>
        (Bericht?.Declaratie?.Clienten ?? []).Append(Bericht?.Client).OfType<Client>().Select(c => c.Bsn.Value).OfType<string>().Distinct()
            .Select(bsn => (Scope!.Gemeente, bsn, Id));
}

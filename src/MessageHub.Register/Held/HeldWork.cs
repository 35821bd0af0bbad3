using System.Data.Common;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Messages;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Held;

/// <summary>The tables of what is held for people.</summary>
internal static class HeldWork
{
    /// <summary>
    /// Keeps what is held after a verdict, in the place of what was held of it before. Its number and the decisions on it stay.
    /// </summary>
    public static void Keep(QueryBatch batch, RegisterDatabase database, Guid id, Judgement judgement)
    {
        if (judgement.Effects.List.OfType<RegisterEffect.Hold>().SingleOrDefault() is not { } hold)
            return;

        var bericht = judgement.Bericht;
        if (database.PrepareNextValue("held") is { } prepare)
            batch.Execute(prepare);
        batch.Execute(
            $"""
            insert into held (number, bericht_id, standaard, nummer, identificatie, afzender, ontvanger, because, bsn)
            values (({database.NextValue("held")}), @id, @standaard, @nummer, @identificatie, @afzender, @ontvanger, @because, @bsn)
            on conflict (bericht_id) do update set because = excluded.because
            """,
            ("id", id),
            ("standaard", bericht.Identity.Family),
            ("nummer", bericht.Identity.Nummer),
            ("identificatie", bericht.Header.BerichtIdentificatie.Identificatie),
            ("afzender", bericht.Header.Afzender),
            ("ontvanger", bericht.Header.Ontvanger),
            ("because", hold.Because),
            ("bsn", hold.OwnClient?.Value));
        batch.Execute("delete from waiting_line where bericht_id = @id", ("id", id));
        batch.Execute(
            $"""
            insert into waiting_line (bericht_id, {FactTables.HeldLine.Names})
            select @id, {FactTables.HeldLine.Values} from {FactTables.HeldLine.From(database)}
            """,
            ("id", id),
            ("rows", FactTables.HeldLine.ToJson(judgement.Effects.List.OfType<RegisterEffect.HoldLine>())));
    }

    /// <summary>All messages that are held, or the one with a number, oldest first.</summary>
    public static async Task<IReadOnlyList<HeldBericht>> ListAsync(Session session, long? number, CancellationToken ct)
    {
        // Zero is no number of a held message.
        const string held =
            "from inbox i join held h on h.bericht_id = i.id where i.state = 'held' and (@number = 0 or h.number = @number)";
        var wanted = ("number", (object?)(number ?? 0));
        var berichten = await session.QueryAsync(
            $"select h.*, i.received_at {held} order by i.arrival",
            row => new HeldBericht
            {
                Number = row.Number("number"),
                BerichtId = row.Get<Guid>("bericht_id"),
                ReceivedAt = row.Instant("received_at"),
                Name = BerichtType.Of(Families.Find(row.Text("standaard")), (int)row.Number("nummer")).Name,
                Identificatie = row.Text("identificatie"),
                Afzender = row.Text("afzender"),
                Ontvanger = row.Text("ontvanger"),
                HeldBecause = row.TextOrNull("because"),
                Lines = [],
                Decisions = [],
                Proposals = [],
            },
            ct,
            wanted).ConfigureAwait(false);
        var lines = await session.QueryAsync(
            $"select * from waiting_line where bericht_id in (select i.id {held}) order by regel",
            row => (Id: row.Get<Guid>("bericht_id"), Line: LineOf(row)),
            ct,
            wanted).ConfigureAwait(false);
        var decisions = await session.QueryAsync(
            $"select * from decision where bericht_id in (select i.id {held}) order by number",
            row => (Id: row.Get<Guid>("bericht_id"), Decision: TakenOf(row)),
            ct,
            wanted).ConfigureAwait(false);
        var proposals = await ProposalTable.OpenAsync(session, berichten.Select(b => b.Number), ct).ConfigureAwait(false);

        var linesOf = lines.ToLookup(l => l.Id, l => l.Line);
        var decisionsOf = decisions.ToLookup(d => d.Id, d => d.Decision);
        var proposalsOf = proposals.ToLookup(p => p.HeldNumber);
        return
        [
            .. berichten.Select(b => b with
            {
                Lines = [.. linesOf[b.BerichtId]],
                Decisions = [.. decisionsOf[b.BerichtId]],
                Proposals = [.. proposalsOf[b.Number]],
            }),
        ];
    }

    public static async Task<HeldBericht?> FindAsync(Session session, long number, CancellationToken ct) =>
        number <= 0 ? null : (await ListAsync(session, number, ct).ConfigureAwait(false)).SingleOrDefault();

    public static async Task<HeldBericht?> FindAsync(Session session, Guid id, CancellationToken ct) => await FindAsync(
        session,
        await session.FirstAsync("select number from held where bericht_id = @id", row => row.Number("number"), ct, ("id", id))
            .ConfigureAwait(false),
        ct).ConfigureAwait(false);

    /// <summary>
    /// Numbers of messages of our own about the same client that were held after this one and still are, first held first.
    /// </summary>
    public static Task<List<long>> BehindAsync(Session session, Guid id, CancellationToken ct) => session.QueryAsync(
        """
        select o.number from held h
        join held o on o.standaard = h.standaard and o.afzender = h.afzender and o.ontvanger = h.ontvanger and o.bsn = h.bsn
            and o.number > h.number
        join inbox i on i.id = o.bericht_id
        where h.bericht_id = @id and i.state = 'held' order by o.number
        """,
        row => row.Number("number"),
        ct,
        ("id", id));

    /// <summary>The newest decision on the message with this number, held or not any more, or null.</summary>
    public static Task<TakenDecision?> LastDecisionAsync(Session session, long number, CancellationToken ct) => session.FirstAsync(
        "select d.* from decision d join held h on h.bericht_id = d.bericht_id where h.number = @number order by d.number desc limit 1",
        TakenOf,
        ct,
        ("number", number));

    public static Task<bool> WasHeldAsync(Session session, long number, CancellationToken ct) =>
        session.FirstAsync("select number from held where number = @number", _ => true, ct, ("number", number));

    public static Task<List<TakenDecision>> DecisionsAsync(Session session, Guid id, CancellationToken ct) =>
        session.QueryAsync("select * from decision where bericht_id = @id order by number", TakenOf, ct, ("id", id));

    /// <summary>Adds a decision. Nothing is changed or taken back: the last one on a line counts.</summary>
    public static async Task SaveDecisionAsync(Session session, Guid id, TakenDecision decision, CancellationToken ct)
    {
        if (decision is { ReferentieNummer: not null, Decision: not (Decision.Grant or Decision.Reject { RetourCode: not null }) })
            throw new ArgumentException("A line is granted, or rejected with a RetourCode.", nameof(decision));
        if (!await Inbox.IsHeldAsync(session, id, ct).ConfigureAwait(false))
            throw new InvalidOperationException("This message is not held for a person.");

        var saved = await session.ExecuteAsync(
            """
            insert into decision (bericht_id, referentie_nummer, decision, retour_code, decided_by, note, decided_at)
            select @id, cast(@referentie as text), @decision, cast(@retour_code as text), @by, @note, @at
            where cast(@referentie as text) is null or exists (select 1 from waiting_line
                where bericht_id = @id and referentie_nummer = cast(@referentie as text))
            """,
            ct,
            ("id", id),
            ("referentie", decision.ReferentieNummer),
            ("decision", decision.Decision.Word),
            ("retour_code", (decision.Decision as Decision.Reject)?.RetourCode),
            ("by", decision.By),
            ("note", decision.Note),
            ("at", decision.At)).ConfigureAwait(false);
        if (saved == 0)
            throw new InvalidOperationException("This message has no such line that is held.");
    }

    public static HeldLine LineOf(DbDataReader row) =>
        new((int)row.Number("regel") + 1, row.Text("referentie_nummer"), row.Text("reason"), row.Text("proposal"));

    public static TakenDecision TakenOf(DbDataReader row) => new(
        row.TextOrNull("referentie_nummer"),
        DecisionOf(row),
        row.Text("decided_by"),
        row.Text("note"),
        row.Instant("decided_at"))
    {
        Number = row.Number("number"),
    };

    /// <summary>What a row of decisions, or of proposals without an agreement, says is decided.</summary>
    public static Decision DecisionOf(DbDataReader row) =>
        Decision.Parse(row.Text("decision"), row.TextOrNull("retour_code")) ?? throw new InvalidDataException("This is no decision.");
}

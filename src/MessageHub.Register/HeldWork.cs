using System.Data.Common;
using MessageHub.Berichten;
using MessageHub.Rules.Effects;

namespace MessageHub.Register;

/// <summary>The tables of work that waits for people.</summary>
internal static class HeldWork
{
    /// <summary>
    /// Keeps what waits after a verdict. Its number and the decisions on it stay; what waited before it is gone
    /// (<see cref="EffectWriter"/>).
    /// </summary>
    public static void Keep(QueryBatch batch, RegisterDatabase database, Guid id, Judgement judgement)
    {
        if (judgement.Effects.List.OfType<RegisterEffect.Hold>().SingleOrDefault() is not { } hold)
            return;

        var bericht = judgement.Bericht;
        if (database.Advance("held") is { } advance)
            batch.Execute(advance);
        batch.Execute(
            $"""
            insert into held (number, bericht_id, standaard, nummer, identificatie, afzender, ontvanger, because)
            values (({database.Advanced("held")}), @id, @standaard, @nummer, @identificatie, @afzender, @ontvanger, @because)
            on conflict (bericht_id) do update set because = excluded.because
            """,
            ("id", id),
            ("standaard", bericht.Identity.Family),
            ("nummer", (long)bericht.Identity.Nummer),
            ("identificatie", bericht.Header.BerichtIdentificatie.Identificatie),
            ("afzender", bericht.Header.Afzender),
            ("ontvanger", bericht.Header.Ontvanger),
            ("because", hold.Because));
        batch.Execute(
            $"""
            insert into waiting_line (bericht_id, {FactTables.WaitingLine.Names})
            select @id, {FactTables.WaitingLine.Values} from {FactTables.WaitingLine.From(database)}
            """,
            ("id", id),
            ("rows", FactTables.WaitingLine.ToJson(judgement.Effects.List.OfType<RegisterEffect.HoldLine>())));
    }

    /// <summary>All that waits, or the one with a number, oldest first.</summary>
    public static async Task<IReadOnlyList<HeldBericht>> ListAsync(Session session, long? number, CancellationToken ct)
    {
        // Zero is no number of held work.
        const string waiting = "from inbox i join held h on h.bericht_id = i.id where i.state = 'held' and (@number = 0 or h.number = @number)";
        var wanted = ("number", (object?)(number ?? 0));
        var berichten = await session.QueryAsync(
            $"select h.*, i.received_at {waiting} order by i.arrival",
            row => new HeldBericht
            {
                Number = row.Number("number"),
                BerichtId = row.Get<Guid>("bericht_id"),
                ReceivedAt = row.Instant("received_at"),
                Name = BerichtIdentity.Of(Families.Find(row.Text("standaard")), (int)row.Number("nummer")).Name,
                Identificatie = row.Text("identificatie"),
                Afzender = row.Text("afzender"),
                Ontvanger = row.Text("ontvanger"),
                WaitingBecause = row.TextOrNull("because"),
                Lines = [],
                Decisions = [],
            },
            ct,
            wanted).ConfigureAwait(false);
        var lines = await session.QueryAsync(
            $"select * from waiting_line where bericht_id in (select i.id {waiting}) order by regel",
            row => (Id: row.Get<Guid>("bericht_id"), Line: LineOf(row)),
            ct,
            wanted).ConfigureAwait(false);
        var decisions = await session.QueryAsync(
            $"select * from decision where bericht_id in (select i.id {waiting}) order by number",
            row => (Id: row.Get<Guid>("bericht_id"), Decision: DecisionOf(row)),
            ct,
            wanted).ConfigureAwait(false);

        var linesOf = lines.ToLookup(l => l.Id, l => l.Line);
        var decisionsOf = decisions.ToLookup(d => d.Id, d => d.Decision);
        return [.. berichten.Select(b => b with { Lines = [.. linesOf[b.BerichtId]], Decisions = [.. decisionsOf[b.BerichtId]] })];
    }

    public static async Task<HeldBericht?> FindAsync(Session session, long number, CancellationToken ct) =>
        number <= 0 ? null : (await ListAsync(session, number, ct).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>The newest decision on the message with this number, waiting or not, or null.</summary>
    public static Task<HeldDecision?> LastDecisionAsync(Session session, long number, CancellationToken ct) => session.FirstAsync(
        "select d.* from decision d join held h on h.bericht_id = d.bericht_id where h.number = @number order by d.number desc limit 1",
        DecisionOf,
        ct,
        ("number", number));

    public static Task<bool> WasHeldAsync(Session session, long number, CancellationToken ct) =>
        session.FirstAsync("select number from held where number = @number", _ => true, ct, ("number", number));

    public static Task<List<HeldDecision>> DecisionsAsync(Session session, Guid id, CancellationToken ct) =>
        session.QueryAsync("select * from decision where bericht_id = @id order by number", DecisionOf, ct, ("id", id));

    public static async Task SaveDecisionAsync(Session session, Guid id, HeldDecision decision, CancellationToken ct)
    {
        if (decision.ReferentieNummer is not null && decision.Decision is not (HeldDecision.Grant or HeldDecision.Reject))
            throw new ArgumentException("A line is granted or rejected.", nameof(decision));
        if (decision is { ReferentieNummer: not null, Decision: HeldDecision.Reject, RetourCode: null })
            throw new ArgumentException("A rejected line needs a RetourCode.", nameof(decision));
        if (!await Inbox.IsHeldAsync(session, id, ct).ConfigureAwait(false))
            throw new InvalidOperationException("This message does not wait for a person.");

        var saved = await session.ExecuteAsync(
            """
            insert into decision (bericht_id, referentie_nummer, decision, retour_code, decided_by, note, decided_at)
            select @id, cast(@referentie as text), @decision, cast(@retour_code as text), @by, @note, @at
            where cast(@referentie as text) is null or exists (select 1 from waiting_line where bericht_id = @id and referentie_nummer = cast(@referentie as text))
            """,
            ct,
            ("id", id),
            ("referentie", decision.ReferentieNummer),
            ("decision", decision.Decision),
            ("retour_code", decision.RetourCode),
            ("by", decision.By),
            ("note", decision.Note),
            ("at", decision.At.ToUniversalTime())).ConfigureAwait(false);
        if (saved == 0)
            throw new InvalidOperationException("This message has no such line that waits.");
    }

    public static HeldLine LineOf(DbDataReader row) =>
        new((int)row.Number("regel") + 1, row.Text("referentie_nummer"), row.Text("reason"), row.Text("proposal"));

    public static HeldDecision DecisionOf(DbDataReader row) => new(
        row.TextOrNull("referentie_nummer"),
        row.Text("decision"),
        row.TextOrNull("retour_code"),
        row.Text("decided_by"),
        row.Text("note"),
        row.Instant("decided_at"))
    {
        Number = row.Number("number"),
    };
}

using MessageHub.Register.Database;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;
using static MessageHub.Rules.Register.RegisterEffect;

namespace MessageHub.Register.Facts;

/// <summary>
/// Turns the effects of messages of one scope into commands: one per kind, whatever the size and the number of the messages. What an effect
/// means was decided before (<see cref="BerichtEffects"/>).
/// </summary>
/// <param name="database">Whose dialect to use.</param>
/// <param name="batch">Gets the commands.</param>
/// <param name="scope">The scope.</param>
internal sealed class EffectWriter(RegisterDatabase database, QueryBatch batch, ExchangeScope scope)
{
    private const string InScope = "standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder";

    /// <summary>Our own message that a return is about, while it counts.</summary>
    private const string Own = $"""
        {InScope} and nummer in (301, 319) and nummer = @nummer and identificatie = @identificatie and dagtekening = @dagtekening
            and in_force
        """;

    private readonly (string Name, object? Value)[] scopeParameters =
    [
        ("standaard", Families.Of(scope.Standaard)),
        ("gemeente", scope.Gemeente),
        ("aanbieder", scope.Aanbieder),
    ];

    /// <summary>Adds the commands for all effects but those on held work, after those that keep the verdicts.</summary>
    /// <param name="judged">The messages in the order in which they were judged.</param>
    /// <param name="volgordes">The place of each message that counts among all that do, in the same order.</param>
    public void Add(IReadOnlyList<(Guid Id, BerichtEffects Effects)> judged, Queue<long> volgordes)
    {
        var effects = judged.SelectMany(j => j.Effects.List, (j, effect) => (j.Id, j.Effects.Bericht, Effect: effect)).ToList();
        Replace([.. effects.Where(e => e.Effect is ReplaceEarlier).Select(e => e.Id)]);
        var counted = effects.Where(e => e.Effect is CountBericht).Select(e => (e.Id, volgordes.Dequeue(), e.Bericht));
        Insert("bericht", FactTables.Bericht, counted);
        Insert("toewijzing", FactTables.Toewijzing, Of<AddToewijzing>());
        Insert("levering", FactTables.Start, Of<AddStart>());
        Insert("levering", FactTables.Stop, Of<AddStop>());
        // A deletion names a line that an earlier message left, perhaps one of the same batch.
        Delete(
        [
            .. Of<DeleteStart>().Select(d => (d.Effect.Bsn.Value, (d.Id, d.Effect.Start.Bericht, d.Effect.Start.Regel))),
            .. Of<DeleteStop>().Select(d => (d.Effect.Bsn.Value, (d.Id, d.Effect.Stop.Bericht, d.Effect.Stop.Regel))),
        ]);
        Insert("aanvraag", FactTables.Aanvraag, Of<AddAanvraag>());
        Insert("gevraagd", FactTables.Gevraagd, Of<AddAanvraag>().SelectMany(
            a => a.Effect.Aanvraag.Gevraagd.Index(), (a, product) => (a.Id, a.Effect.Regel, product.Index, GevraagdRow.Of(product.Item))));
        Insert("antwoord", FactTables.Antwoord, Of<AddAntwoord>());
        Insert("declaratie", FactTables.Declaratie, Of<AddDeclaratie>());
        Insert("prestatie", FactTables.Prestatie, Of<AddPrestatie>());
        var nummers = Of<AddToewijzing>().Select(t => t.Effect.Toewijzing.Nummer).Distinct().ToList();
        if (nummers.Count > 0)
            CurrentToewijzing.Renew(batch, database, Families.Of(scope.Standaard), scope.Gemeente, nummers);
        // Our own message is in force until the return undoes it.
        foreach (var (id, answer) in Of<AnswerOwn>())
            Answer(id, answer.Own);
        foreach (var (id, undo) in Of<UndoOwn>())
            Undo(id, undo.Own);

        IEnumerable<(Guid Id, T Effect)> Of<T>()
            where T : RegisterEffect => effects.Where(e => e.Effect is T).Select(e => (e.Id, (T)e.Effect));
    }

    /// <summary>What hangs on a message goes with it.</summary>
    private void Replace(List<Guid> ids)
    {
        if (ids.Count == 0)
            return;
        batch.Execute($"delete from bericht where {database.IsIn("id", "ids")}", ("ids", database.ListOf(ids)));
        batch.Execute($"delete from waiting_line where {database.IsIn("bericht_id", "ids")}", ("ids", database.ListOf(ids)));
    }

    private void Insert<T>(string table, RowSet<T> shape, IEnumerable<T> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        batch.Execute(
            $"""
            insert into {table} (standaard, gemeente, aanbieder, {shape.Names})
            select @standaard, @gemeente, @aanbieder, {shape.Values} from {shape.From(database)}
            """,
            [.. scopeParameters, ("rows", shape.ToJson(all))]);
    }

    private void Delete(List<(string Bsn, (Guid By, EarlierBericht Bericht, int Regel) Row)> deletions)
    {
        if (deletions.Count == 0)
            return;
        batch.Execute(
            Deletion(database),
            [
                .. scopeParameters,
                ("bsns", database.ListOf(deletions.Select(d => d.Bsn).Distinct())),
                ("rows", FactTables.Deletion.ToJson(deletions.Select(d => d.Row))),
            ]);
    }

    /// <summary>
    /// Without a join, and with the clients beside the rows: a plan that was made on empty tables finds deliveries by them.
    /// </summary>
    internal static string Deletion(RegisterDatabase database)
    {
        const string deletedBy = "(select n.deleted_by from named n where n.bericht_id = levering.bericht_id and n.regel = levering.regel)";
        return $"""
            with named as materialized (
                select r.deleted_by, r.regel, (
                    select b.id from bericht b
                    where {InScope} and b.nummer not in (301, 319) and b.nummer = r.nummer
                        and b.identificatie = r.identificatie) as bericht_id
                from {FactTables.Deletion.From(database)})
            update levering set deleted_by = {deletedBy}
            where {InScope} and deleted_by is null and {database.IsIn("bsn", "bsns")} and {deletedBy} is not null
            """;
    }

    private void Answer(Guid id, EarlierBericht own) => batch.Execute(
        $"""
        update verdict set answered_by = @id, answered_on = (select v.received_on from verdict v where v.bericht_id = @id)
        where answered_by is null and bericht_id = (select id from bericht where {Own})
        """,
        ParametersOf(id, own));

    private void Undo(Guid id, EarlierBericht own)
    {
        if (own.Nummer is 301)
        {
            // As a 301 does: a number is of the gemeente, so its versions are renewed by one at a time.
            database.Lock(batch, [LockNames.Of(scope.Standaard, scope.Gemeente)]);
            CurrentToewijzing.RenewWithout(batch, $"select id from bericht where {Own}", ParametersOf(id, own));
        }

        batch.Execute($"update bericht set in_force = false, undone_by = @id where {Own}", ParametersOf(id, own));
    }

    private (string Name, object? Value)[] ParametersOf(Guid id, EarlierBericht own) =>
    [
        .. scopeParameters,
        ("id", id),
        ("nummer", (long)own.Nummer),
        ("identificatie", own.Identificatie),
        ("dagtekening", own.Dagtekening),
    ];
}

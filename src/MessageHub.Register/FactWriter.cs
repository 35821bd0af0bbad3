using MessageHub.Berichten.Model;
using MessageHub.Register.Monitoring;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register;

/// <summary>
/// Stores the facts of messages that count, all of one scope: a fixed number of commands, whatever their size and number.
/// </summary>
/// <param name="database">Whose dialect to use.</param>
/// <param name="batch">Gets the commands.</param>
/// <param name="scope">The scope.</param>
internal sealed class FactWriter(RegisterDatabase database, QueryBatch batch, ExchangeScope scope)
{
    private readonly (string Name, object? Value)[] scopeParameters =
    [
        ("standaard", Families.Of(scope.Standaard)),
        ("gemeente", scope.Gemeente),
        ("aanbieder", scope.Aanbieder),
    ];

    /// <summary>Takes back what an earlier judgement of the same message stored.</summary>
    public void Forget(Guid id) => batch.Execute("delete from bericht where id = @id", ("id", id));

    /// <summary>
    /// 302, 320: our own message counts as never sent, and of its allocations the version before it counts again.
    /// </summary>
    public void UndoOwn(Guid id, Bericht bericht)
    {
        const string own = """
            standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder
                and nummer in (301, 319) and nummer = @own and identificatie = @identificatie and dagtekening = @dagtekening and in_force
            """;
        (string, object?)[] parameters =
        [
            .. scopeParameters,
            ("id", id),
            ("own", bericht.Identity.Nummer - 1L),
            ("identificatie", bericht.Header.BerichtIdentificatie.Identificatie),
            ("dagtekening", bericht.Header.BerichtIdentificatie.Dagtekening),
        ];
        if (bericht.Identity.Nummer is 302)
        {
            // As a 301 does: a number is of the gemeente, so its versions are renewed by one at a time.
            database.Lock(batch, [LockNames.Of(scope.Standaard, scope.Gemeente)]);
            CurrentToewijzing.RenewWithout(batch, $"select id from bericht where {own}", parameters);
        }

        batch.Execute($"update bericht set in_force = false, undone_by = @id where {own}", parameters);
    }

    /// <summary>The messages and all they carry, in the order in which they count.</summary>
    public void Store(IReadOnlyList<CountedBericht> berichten)
    {
        Insert("bericht", FactTables.Bericht, berichten);
        Insert("toewijzing", FactTables.Toewijzing, Lines([301], b => (b.Client?.ToegewezenProducten ?? []).Select((p, i) => (i, b.Client!, p))));
        StoreLeveringen(berichten.Where(b => b.Bericht.Identity.Nummer is 305 or 307));
        Insert("aanvraag", FactTables.Aanvraag, Lines([315], b => (b.Client?.AangevraagdeProducten ?? []).Select((p, i) => (i, b.Client!, p.ReferentieAanbieder))));
        Insert("aanvraag", FactTables.Aanvraag, Lines([317], b => new[] { (0, b.Client!, b.Client!.Verzoek!.ReferentieAanbieder) }));
        Insert("antwoord", FactTables.Antwoord, Lines([319], b => new[] { b.Antwoord! }));
        Insert("declaratie", FactTables.Declaratie, Lines([323], b => new[] { b.Declaratie! }));
        Insert("prestatie", FactTables.Prestatie, berichten.Where(b => b.Bericht.Declaratie is not null)
            .SelectMany(b => LinesOf(b.Bericht.Declaratie!, b.Verdict), (b, line) => (b.Id, line)));

        IEnumerable<(Guid Id, T Row)> Lines<T>(int[] nummers, Func<Bericht, IEnumerable<T>> linesOf) =>
            berichten.Where(b => nummers.Contains(b.Bericht.Identity.Nummer)).SelectMany(b => linesOf(b.Bericht), (b, line) => (b.Id, line));
    }

    private void StoreLeveringen(IEnumerable<CountedBericht> berichten)
    {
        var delivered = new List<(Guid Id, LeveringRow Row)>();
        foreach (var bericht in berichten)
        {
            var rows = LeveringRow.Of(bericht.Bericht.Client!).ToLookup(r => r.IsDeletion, r => (bericht.Id, Row: r));
            // A message deletes what those before it delivered, and nothing of its own: a corrected delivery in the same message stays.
            if (rows[true].Any())
            {
                Insert("levering", FactTables.Levering, delivered);
                delivered.Clear();
                Delete(bericht.Id, rows[true]);
            }

            delivered.AddRange(rows[false]);
        }

        Insert("levering", FactTables.Levering, delivered);
    }

    private void Delete(Guid by, IEnumerable<(Guid Id, LeveringRow Row)> deletions) =>
        batch.Execute(
            $"""
            update levering set deleted_by = @id
            where standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder and deleted_by is null and exists (
                select 1 from {FactTables.Levering.From(database)}
                where r.bsn = levering.bsn
                    and r.toewijzing_nummer is not distinct from levering.toewijzing_nummer
                    and r.categorie is not distinct from levering.categorie
                    and r.code is not distinct from levering.code
                    and r.begindatum = levering.begindatum
                    and r.reden_beeindiging is not distinct from levering.reden_beeindiging
                    and r.einddatum is not distinct from levering.einddatum)
            """,
            [.. scopeParameters, ("id", by), ("rows", FactTables.Levering.ToJson(deletions))]);

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

    /// <summary>The lines of a claim with what became of each.</summary>
    public static IEnumerable<PrestatieRow> LinesOf(Declaratie declaratie, Verdict verdict)
    {
        var faulty = verdict.Findings.Select(f => f.Instance).ToHashSet<Klasse>(ReferenceEqualityComparer.Instance);
        var regel = 0;
        foreach (var client in declaratie.Clienten)
        {
            foreach (var prestatie in client.Prestaties ?? [])
            {
                var state = verdict.Outcome switch
                {
                    Outcome.Held => "held",
                    Outcome.Rejected => "rejected",
                    _ => faulty.Contains(client) || faulty.Contains(prestatie) ? "rejected" : "granted",
                };
                yield return new(regel++, client, prestatie, state);
            }
        }
    }
}

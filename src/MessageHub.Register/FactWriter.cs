using MessageHub.Berichten.Model;
using MessageHub.Register.Monitoring;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register;

/// <summary>Stores the facts of one message that counts: a fixed number of commands per message number, whatever its size.</summary>
/// <param name="database">Whose dialect to use.</param>
/// <param name="batch">Gets the commands.</param>
/// <param name="id">The message.</param>
/// <param name="bericht">Its content.</param>
internal sealed class FactWriter(RegisterDatabase database, QueryBatch batch, Guid id, Bericht bericht)
{
    private readonly ExchangeScope scope = ExchangeScope.Of(bericht);

    private IEnumerable<(string Name, object? Value)> ScopeParameters =>
    [
        ("id", id),
        ("standaard", bericht.Identity.Family),
        ("gemeente", scope.Gemeente),
        ("aanbieder", scope.Aanbieder),
    ];

    /// <summary>Takes back what an earlier judgement of the same message stored.</summary>
    public void Forget() => batch.Execute("delete from bericht where id = @id", ("id", id));

    /// <summary>The message and all it carries.</summary>
    public void Store(Verdict verdict)
    {
        StoreBericht();
        var client = bericht.Client;
        switch (bericht.Identity.Nummer)
        {
            case 301:
                var producten = (client?.ToegewezenProducten ?? []).Select((p, i) => (i, client!, p));
                Insert("toewijzing", FactTables.Toewijzing, producten);
                break;
            case 305 or 307:
                StoreLeveringen(LeveringRow.Of(client!));
                break;
            case 315:
                var aanvragen = (client?.AangevraagdeProducten ?? []).Select((p, i) => (i, client!, p.ReferentieAanbieder));
                Insert("aanvraag", FactTables.Aanvraag, aanvragen);
                break;
            case 317:
                Insert("aanvraag", FactTables.Aanvraag, [(0, client!, client!.Verzoek!.ReferentieAanbieder)]);
                break;
            case 319:
                Insert("antwoord", FactTables.Antwoord, [bericht.Antwoord!]);
                break;
            case 323:
                Insert("declaratie", FactTables.Declaratie, [bericht.Declaratie!]);
                Insert("prestatie", FactTables.Prestatie, LinesOf(bericht.Declaratie!, verdict));
                break;
            default:
                break;
        }
    }

    /// <summary>302, 320: our own message counts as never sent (D72), and of its allocations the version before it counts again.</summary>
    public void UndoOwn()
    {
        const string own = """
            standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder
                and nummer in (301, 319) and nummer = @own and identificatie = @identificatie and dagtekening = @dagtekening and in_force
            """;
        (string, object?)[] parameters =
        [
            .. ScopeParameters,
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

    private void StoreBericht()
    {
        if (database.Advance("volgorde") is { } advance)
            batch.Execute(advance);
        batch.Execute(
            $"""
            insert into bericht (id, volgorde, standaard, gemeente, aanbieder, nummer, identificatie, dagtekening)
            values (@id, ({database.Advanced("volgorde")}), @standaard, @gemeente, @aanbieder, @nummer, @identificatie, @dagtekening)
            """,
            [
                .. ScopeParameters,
                ("nummer", (long)bericht.Identity.Nummer),
                ("identificatie", bericht.Header.BerichtIdentificatie.Identificatie),
                ("dagtekening", bericht.Header.BerichtIdentificatie.Dagtekening),
            ]);
    }

    /// <summary>Deletions first, so that a corrected delivery in the same message stays.</summary>
    private void StoreLeveringen(List<LeveringRow> rows)
    {
        var deletions = rows.Where(r => r.StatusAanlevering == Codes.StatusAanlevering.Verwijderen).ToList();
        if (deletions.Count > 0)
            Delete(deletions);
        Insert("levering", FactTables.Levering, rows.Where(r => r.StatusAanlevering != Codes.StatusAanlevering.Verwijderen));
    }

    private void Delete(List<LeveringRow> deletions) =>
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
            [.. ScopeParameters, ("rows", FactTables.Levering.ToJson(deletions))]);

    private void Insert<T>(string table, RowSet<T> shape, IEnumerable<T> rows) => batch.Execute(
        $"""
        insert into {table} (bericht_id, standaard, gemeente, aanbieder, {shape.Names})
        select @id, @standaard, @gemeente, @aanbieder, {shape.Values} from {shape.From(database)}
        """,
        [.. ScopeParameters, ("rows", shape.ToJson(rows))]);

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

using MessageHub.Berichten.Model;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register;

/// <summary>Stores the facts of one message that counts: a fixed number of commands per message number, whatever its size.</summary>
internal sealed class FactWriter(Session session, Guid id, Bericht bericht, CancellationToken ct)
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
    public Task ForgetAsync() => session.ExecuteAsync("delete from bericht where id = @id", ct, ("id", id));

    /// <summary>The message and all it carries.</summary>
    public async Task StoreAsync(Verdict verdict)
    {
        await StoreBerichtAsync().ConfigureAwait(false);
        var client = bericht.Client;
        switch (bericht.Identity.Nummer)
        {
            case 301:
                var producten = (client?.ToegewezenProducten ?? []).Select((p, i) => (i, client!, p));
                await InsertAsync("toewijzing", FactTables.Toewijzing, producten).ConfigureAwait(false);
                break;
            case 305 or 307:
                await StoreLeveringenAsync(LeveringRow.Of(client!)).ConfigureAwait(false);
                break;
            case 315:
                var aanvragen = (client?.AangevraagdeProducten ?? []).Select((p, i) => (i, client!, p.ReferentieAanbieder));
                await InsertAsync("aanvraag", FactTables.Aanvraag, aanvragen).ConfigureAwait(false);
                break;
            case 317:
                await InsertAsync("aanvraag", FactTables.Aanvraag, [(0, client!, client!.Verzoek!.ReferentieAanbieder)]).ConfigureAwait(false);
                break;
            case 319:
                await InsertAsync("antwoord", FactTables.Antwoord, [bericht.Antwoord!]).ConfigureAwait(false);
                break;
            case 323:
                await InsertAsync("declaratie", FactTables.Declaratie, [bericht.Declaratie!]).ConfigureAwait(false);
                await InsertAsync("prestatie", FactTables.Prestatie, LinesOf(bericht.Declaratie!, verdict)).ConfigureAwait(false);
                break;
            default:
                break;
        }
    }

    /// <summary>302, 320: our own message counts as never sent (D72).</summary>
    public Task UndoOwnAsync() => session.ExecuteAsync(
        """
        update bericht set in_force = false, undone_by = @id
        where standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder
            and nummer in (301, 319) and nummer = @own and identificatie = @identificatie and dagtekening = @dagtekening and in_force
        """,
        ct,
        [
            .. ScopeParameters,
            ("own", bericht.Identity.Nummer - 1L),
            ("identificatie", bericht.Header.BerichtIdentificatie.Identificatie),
            ("dagtekening", bericht.Header.BerichtIdentificatie.Dagtekening),
        ]);

    private async Task StoreBerichtAsync()
    {
        var volgorde = await session
            .FirstAsync(session.Database.NextNumber("volgorde"), row => row.Number("number"), ct)
            .ConfigureAwait(false);
        await session.ExecuteAsync(
            """
            insert into bericht (id, volgorde, standaard, gemeente, aanbieder, nummer, identificatie, dagtekening)
            values (@id, @volgorde, @standaard, @gemeente, @aanbieder, @nummer, @identificatie, @dagtekening)
            """,
            ct,
            [
                .. ScopeParameters,
                ("volgorde", volgorde),
                ("nummer", (long)bericht.Identity.Nummer),
                ("identificatie", bericht.Header.BerichtIdentificatie.Identificatie),
                ("dagtekening", bericht.Header.BerichtIdentificatie.Dagtekening),
            ]).ConfigureAwait(false);
    }

    /// <summary>Deletions first, so that a corrected delivery in the same message stays.</summary>
    private async Task StoreLeveringenAsync(List<LeveringRow> rows)
    {
        var deletions = rows.Where(r => r.StatusAanlevering == Codes.StatusAanlevering.Verwijderen);
        await session.ExecuteAsync(
            $"""
            update levering set deleted_by = @id
            where standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder and deleted_by is null and exists (
                select 1 from {FactTables.Levering.From(session.Database)}
                where r.bsn = levering.bsn
                    and r.toewijzing_nummer is not distinct from levering.toewijzing_nummer
                    and r.categorie is not distinct from levering.categorie
                    and r.code is not distinct from levering.code
                    and r.begindatum = levering.begindatum
                    and r.reden_beeindiging is not distinct from levering.reden_beeindiging
                    and r.einddatum is not distinct from levering.einddatum)
            """,
            ct,
            [.. ScopeParameters, ("rows", FactTables.Levering.ToJson(deletions))]).ConfigureAwait(false);
        await InsertAsync("levering", FactTables.Levering, rows.Where(r => r.StatusAanlevering != Codes.StatusAanlevering.Verwijderen))
            .ConfigureAwait(false);
    }

    private Task<int> InsertAsync<T>(string table, RowSet<T> shape, IEnumerable<T> rows) => session.ExecuteAsync(
        $"""
        insert into {table} (bericht_id, standaard, gemeente, aanbieder, {shape.Names})
        select @id, @standaard, @gemeente, @aanbieder, {shape.Values} from {shape.From(session.Database)}
        """,
        ct,
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

using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Trace;

/// <summary>What a message left in the register.</summary>
internal static class RegisterChanges
{
    public static async Task<RegisterChange> OfAsync(Session session, Guid id, CancellationToken ct)
    {
        var change = (await session.FirstAsync(
            """
            select
                (select count(*) from toewijzing where bericht_id = @id) as versies,
                (select count(*) from levering where bericht_id = @id and reden_beeindiging is null) as starts,
                (select count(*) from levering where bericht_id = @id and reden_beeindiging is not null) as stops,
                (select count(*) from prestatie where bericht_id = @id and state = 'granted') as granted,
                (select count(*) from prestatie where bericht_id = @id and state = 'rejected') as rejected,
                (select count(*) from prestatie where bericht_id = @id and state = 'held') as held,
                b.in_force, b.undone_by
            from (select 1 as one) x left join bericht b on b.id = @id
            """,
            row => new RegisterChange
            {
                ToewijzingVersies = row.Number("versies"),
                Starts = row.Number("starts"),
                Stops = row.Number("stops"),
                LinesGranted = row.Number("granted"),
                LinesRejected = row.Number("rejected"),
                LinesHeld = row.Number("held"),
                InForce = row.Has("in_force") ? row.Get<bool>("in_force") : null,
                UndoneBy = row.Has("undone_by") ? row.Get<Guid>("undone_by") : null,
            },
            ct,
            ("id", id)).ConfigureAwait(false))!;
        // A message deletes deliveries of its own client only.
        var deleted = await session.FirstAsync(
            """
            select count(*) as number from bericht_client c
            join bericht_client o on o.gemeente = c.gemeente and o.bsn = c.bsn
            join levering l on l.bericht_id = o.bericht_id and l.bsn = c.bsn
            where c.bericht_id = @id and l.deleted_by = @id
                and exists (select 1 from verdict v where v.bericht_id = @id and v.nummer in (305, 307))
            """,
            row => row.Number("number"),
            ct,
            ("id", id)).ConfigureAwait(false);
        var undid = await session.FirstAsync(
            "select v.bericht_id from verdict v join bericht b on b.id = v.bericht_id where v.answered_by = @id and b.undone_by = @id",
            row => (Guid?)row.Get<Guid>("bericht_id"),
            ct,
            ("id", id)).ConfigureAwait(false);
        return change with
        {
            Deleted = deleted,
            Undid = undid,
            ToewijzingNummers = await session.QueryAsync(
                """
                select toewijzing_nummer from toewijzing where bericht_id = @id
                union select toewijzing_nummer from levering where bericht_id = @id and toewijzing_nummer is not null
                order by toewijzing_nummer
                """,
                row => row.Number("toewijzing_nummer"),
                ct,
                ("id", id)).ConfigureAwait(false),
            Referenties = await session.QueryAsync(
                """
                select referentie_aanbieder from aanvraag where bericht_id = @id
                union select referentie_aanbieder from antwoord where bericht_id = @id
                order by referentie_aanbieder
                """,
                row => row.Text("referentie_aanbieder"),
                ct,
                ("id", id)).ConfigureAwait(false),
        };
    }
}

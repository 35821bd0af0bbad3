using MessageHub.Register.Database;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Held;

/// <summary>The tables own_decision and consent: who decided what our messages say that were composed here.</summary>
internal static class OwnDecisions
{
    /// <summary>Adds who decided; false when the rejected message that it deals with has been dealt with.</summary>
    public static async Task<bool> SaveAsync(Session session, OwnDecision decision, CancellationToken ct)
    {
        // What was made instead of it and never left gives its place to what is made now.
        if (decision.Mends is { } mended)
        {
            await session.ExecuteAsync(
                """
                update own_decision set mends = null
                where mends = @mended and (select state from inbox where id = own_decision.bericht_id) = 'rejected'
                """,
                ct,
                ("mended", mended)).ConfigureAwait(false);
        }

        return await session.ExecuteAsync(
            """
            insert into own_decision (bericht_id, decided_by, decided_at, note, mends) values (@id, @by, @at, @note, @mends)
            on conflict do nothing
            """,
            ct,
            ("id", decision.BerichtId),
            ("by", decision.By),
            ("at", decision.At.ToUniversalTime()),
            ("note", decision.Note),
            ("mends", decision.Mends)).ConfigureAwait(false) > 0;
    }

    /// <summary>Records that an aanbieder agreed to versions; who said so last counts.</summary>
    public static Task SaveAsync(
        Session session,
        ExchangeScope scope,
        IEnumerable<ToewijzingVersie> versions,
        Consent consent,
        OwnDecision decision,
        CancellationToken ct) =>
        session.ExecuteEachAsync(
            """
            insert into consent (
                toewijzing_nummer, gemeente, standaard, aanbieder, toewijzingsdatum, toewijzingstijd,
                given_by, given_on, noted_by, noted_at)
            values (@nummer, @gemeente, @standaard, @aanbieder, @datum, @tijd, @given_by, @given_on, @by, @at)
            on conflict (toewijzing_nummer, gemeente, standaard, toewijzingsdatum, toewijzingstijd) do update set
                given_by = excluded.given_by, given_on = excluded.given_on, noted_by = excluded.noted_by, noted_at = excluded.noted_at
            """,
            [
                .. versions.Select(v => new (string, object?)[]
                {
                    ("nummer", v.ToewijzingNummer),
                    ("gemeente", scope.Gemeente),
                    ("standaard", Families.Of(scope.Standaard)),
                    ("aanbieder", scope.Aanbieder),
                    ("datum", v.Toewijzingsdatum),
                    ("tijd", v.Toewijzingstijd),
                    ("given_by", consent.GivenBy),
                    ("given_on", consent.GivenOn),
                    ("by", decision.By),
                    ("at", decision.At.ToUniversalTime()),
                }),
            ],
            ct);

    /// <summary>A message of ours that was rejected, while nobody has dealt with it; else null.</summary>
    public static Task<RejectedOwn?> FindAsync(Session session, Guid id, CancellationToken ct) =>
        session.FirstAsync($"{RejectedOwn.Select} where b.id = @id and {RejectedOwn.IsOpen}", RejectedOwn.Of, ct, ("id", id));
}

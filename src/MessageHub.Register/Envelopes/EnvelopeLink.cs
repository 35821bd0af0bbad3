using MessageHub.Register.Database;

namespace MessageHub.Register.Envelopes;

/// <summary>What an arriving Du01 or refusal is about.</summary>
/// <param name="State">The state it gets.</param>
/// <param name="Task">The task it leads to, or null.</param>
/// <param name="Subject">What the task is about; null is the arriving envelope itself.</param>
internal sealed record EnvelopeLink(EnvelopeState State, EnvelopeTaskKind? Task, Guid? Subject, string? Functie = null)
{
    private static readonly EnvelopeLink Nothing = new(EnvelopeState.Parked, EnvelopeTaskKind.AnswersNothing, null);

    /// <summary>Finds it and moves it on: answered by its first Du01, refused by any refusal.</summary>
    public static Task<EnvelopeLink> FindAsync(Session session, IncomingEnvelope envelope, CancellationToken ct) =>
        envelope.Kind == "Du01" ? AnswerAsync(session, envelope, ct) : RefuseAsync(session, envelope, ct);

    /// <summary>Only whom we asked may answer, or VECOZO for them.</summary>
    private static async Task<EnvelopeLink> AnswerAsync(Session session, IncomingEnvelope envelope, CancellationToken ct)
    {
        var (id, state) = await session.FirstAsync(
            $"""
            select id, state from envelope_out
            where referentienummer = @cross and kind = 'Di01' and sender = @receiver and (receiver = @sender or @sender = 'VECOZO')
            {session.Database.ForUpdate}
            """,
            row => (row.Get<Guid>("id"), row.Text("state")),
            ct,
            ("cross", envelope.CrossRefnummer),
            ("receiver", envelope.Receiver),
            ("sender", envelope.Sender)).ConfigureAwait(false);
        if (id == Guid.Empty)
            return Nothing;
        if (state == "answered")
            return new(EnvelopeState.Parked, EnvelopeTaskKind.SecondAnswer, null);
        await MoveAsync(session, id, "answered", envelope, ct).ConfigureAwait(false);
        return new(EnvelopeState.Received, null, null);
    }

    private static async Task<EnvelopeLink> RefuseAsync(Session session, IncomingEnvelope envelope, CancellationToken ct)
    {
        var (id, functie) = await session.FirstAsync(
            "select id, coalesce(functie, kind) as functie from envelope_out where referentienummer = @cross and sender = @receiver "
            + $"{session.Database.ForUpdate}",
            row => (row.Get<Guid>("id"), row.Text("functie")),
            ct,
            ("cross", envelope.CrossRefnummer),
            ("receiver", envelope.Receiver)).ConfigureAwait(false);
        if (id == Guid.Empty)
            return Nothing;
        await MoveAsync(session, id, "refused", envelope, ct).ConfigureAwait(false);
        return new(EnvelopeState.Settled, EnvelopeTaskKind.Refused, id, functie);
    }

    /// <summary>One that was sent again under another number stays where it is.</summary>
    private static Task<int> MoveAsync(Session session, Guid id, string state, IncomingEnvelope envelope, CancellationToken ct) =>
        session.ExecuteAsync(
        """
        update envelope_out set state = @state, code = @code, omschrijving = @omschrijving, settled_at = @at, holder = null
        where id = @id and state <> 'replaced'
        """,
        ct,
        ("id", id),
        ("state", state),
        ("code", envelope.Fout?.Code),
        ("omschrijving", envelope.Fout?.Omschrijving),
        ("at", envelope.ReceivedAt.ToUniversalTime()));
}

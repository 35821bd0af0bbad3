using System.Data.Common;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Messages;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Requests;

/// <summary>The table request_decision.</summary>
internal static class RequestDecisionTable
{
    private const string Select = """
        select d.*, o.display_name, i.state as told_state from request_decision d
        left join account o on o.id = d.decided_by_account left join inbox i on i.id = d.told_by
        """;

    /// <summary>What was decided and proposed on requests of a message, oldest first.</summary>
    public static BatchResult<List<(int Regel, TakenRequestDecision Decision)>> Of(QueryBatch batch, Guid berichtId) => batch.Query(
        $"{Select} where d.bericht_id = @id order by d.number", row => ((int)row.Number("regel"), TakenOf(row)), ("id", berichtId));

    /// <summary>
    /// Adds a decision; its number, or null when it is a proposal and the request has an open one: then nothing is added.
    /// </summary>
    /// <param name="session">The transaction, under the lock of the exchange.</param>
    /// <param name="row">The request.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="by">Who decides or proposes.</param>
    /// <param name="note">Why.</param>
    /// <param name="at">When.</param>
    /// <param name="toldBy">The message that says it; null for a proposal.</param>
    /// <param name="person">What was typed about the client; kept with a proposal only.</param>
    /// <param name="ct">Stops the work.</param>
    public static Task<long?> AddAsync(
        Session session,
        RequestRow row,
        RequestDecision decision,
        Decider by,
        string note,
        DateTimeOffset at,
        Guid? toldBy,
        TypedPerson? person,
        CancellationToken ct)
    {
        var otherwise = (decision as RequestDecision.Grant)?.Otherwise;
        var refuse = decision as RequestDecision.Refuse;
        return session.FirstAsync(
            $"""
            insert into request_decision (bericht_id, regel, decision, reden, andere_gemeente, is_otherwise, categorie, code, ingangsdatum,
                einddatum, volume, eenheid, frequentie, budget, person, note, decided_by, decided_by_account, decided_at, state, told_by)
            select @id, @regel, @decision, nullif(@reden, ''), nullif(@gemeente, ''), r.is_otherwise, r.categorie, r.code, r.ingangsdatum,
                r.einddatum,
                r.volume, r.eenheid, r.frequentie, r.budget, nullif(@person, ''), @note, @by, (select id from account where id = @account),
                @at, @state, (select id from inbox where id = @told_by)
            from {Otherwise.From(session.Database)}
            where true
            on conflict do nothing
            returning number
            """,
            inserted => (long?)inserted.Number("number"),
            ct,
            ("id", row.BerichtId),
            ("regel", row.Number.Line - 1L),
            ("decision", decision.Word),
            ("reden", refuse?.Reden ?? ""),
            ("gemeente", refuse?.Gemeente ?? ""),
            ("rows", Otherwise.ToJson([otherwise])),
            ("person", toldBy is null && person is not null ? person.ToJson() : ""),
            ("note", note),
            ("by", by.Name),
            ("account", by.AccountId ?? Guid.Empty),
            ("at", at.ToUniversalTime()),
            ("state", NameOf(toldBy is null ? RequestDecisionState.Open : RequestDecisionState.CarriedOut)),
            // No message has the empty id.
            ("told_by", toldBy ?? Guid.Empty));
    }

    /// <summary>Closes an open proposal; false when it is not open (any more).</summary>
    /// <param name="session">The transaction, under the lock of the exchange.</param>
    /// <param name="number">The number of the proposal.</param>
    /// <param name="by">Who confirms or withdraws it.</param>
    /// <param name="at">When.</param>
    /// <param name="toldBy">The message that says it; null when it is withdrawn.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<bool> CloseAsync(
        Session session, long number, string by, DateTimeOffset at, Guid? toldBy, CancellationToken ct) =>
        await session.ExecuteAsync(
            """
            update request_decision set state = @state, person = null, closed_by = @by, closed_at = @at,
                told_by = (select id from inbox where id = @told_by)
            where number = @number and state = 'open'
            """,
            ct,
            ("number", number),
            ("state", NameOf(toldBy is null ? RequestDecisionState.Withdrawn : RequestDecisionState.CarriedOut)),
            ("by", by),
            ("at", at.ToUniversalTime()),
            ("told_by", toldBy ?? Guid.Empty)).ConfigureAwait(false) > 0;

    /// <summary>Withdraws what is open on a request that is decided: none of it can be carried out any more.</summary>
    public static Task<int> WithdrawAsync(Session session, RequestRow row, string by, DateTimeOffset at, CancellationToken ct) =>
        session.ExecuteAsync(
            """
            update request_decision set state = @state, person = null, closed_by = @by, closed_at = @at
            where bericht_id = @id and regel = @regel and state = 'open'
            """,
            ct,
            ("id", row.BerichtId),
            ("regel", row.Number.Line - 1L),
            ("state", NameOf(RequestDecisionState.Withdrawn)),
            ("by", by),
            ("at", at.ToUniversalTime()));

    private static readonly RowSet<GevraagdProduct.Nieuw?> Otherwise = new(
        new("is_otherwise", ColumnType.Boolean, p => p is not null),
        new("categorie", ColumnType.Text, p => p?.Product?.Categorie),
        new("code", ColumnType.Text, p => p?.Product?.Code),
        new("ingangsdatum", ColumnType.Date, p => p?.Ingangsdatum),
        new("einddatum", ColumnType.Date, p => p?.Einddatum),
        new("volume", ColumnType.Number, p => p?.Omvang?.Volume),
        new("eenheid", ColumnType.Text, p => p?.Omvang?.Eenheid),
        new("frequentie", ColumnType.Text, p => p?.Omvang?.Frequentie),
        new("budget", ColumnType.Number, p => p?.Budget));

    private static TakenRequestDecision TakenOf(DbDataReader row) => new()
    {
        Number = row.Number("number"),
        Decision = row.Text("decision") switch
        {
            "grant" => new RequestDecision.Grant(row.Get<bool>("is_otherwise")
                ? new(
                    SnapshotRow.ProductOf(row),
                    row.Date("ingangsdatum"),
                    row.DateOrNull("einddatum"),
                    SnapshotRow.OmvangOf(row),
                    row.NumberOrNull("budget"))
                : null),
            "refuse" => new RequestDecision.Refuse(row.Text("reden"), row.TextOrNull("andere_gemeente")),
            _ => new RequestDecision.Research(),
        },
        By = new(row.GuidOrNull("decided_by_account"), row.Text("decided_by"), row.TextOrNull("display_name")),
        Person = row.TextOrNull("person") is { } json ? TypedPerson.Of(json) : null,
        Note = row.Text("note"),
        At = row.Instant("decided_at"),
        State = Enum.GetValues<RequestDecisionState>().Single(s => NameOf(s) == row.Text("state")),
        ClosedBy = row.TextOrNull("closed_by"),
        ClosedAt = row.InstantOrNull("closed_at"),
        ToldBy = row.GuidOrNull("told_by"),
        Told = row.TextOrNull("told_state") is { } state ? Inbox.StateOf(state) : null,
    };

    private static string NameOf(RequestDecisionState state) => state switch
    {
        RequestDecisionState.Open => "open",
        RequestDecisionState.CarriedOut => "carried out",
        RequestDecisionState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

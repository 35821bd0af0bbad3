using MessageHub.Register.Database;

namespace MessageHub.Register.Tests;

/// <summary>What was judged before the backoffice came is there for it too.</summary>
public abstract partial class RegisterContract
{
    /// <summary>Columns that only the message itself could fill.</summary>
    private const string KnownFindings =
        "select bericht_id, ordinal, arrival, received_on, standaard, gemeente, aanbieder, nummer, rule, retour_code, level, class, path "
        + "from finding";

    private const string KnownVerdicts = """
        select bericht_id, arrival, received_at, received_on, settled_on, state, standaard, gemeente, aanbieder, nummer, identificatie,
            level, submitted, granted, findings, answered_by, answered_on from verdict
        """;

    [Fact]
    public async Task Migration_fills_in_what_the_verdicts_would_have_left()
    {
        await FillAsync();
        await FillAsync(World.Elsewhere);
        // Of a claim that was stopped as a whole the lines are not known any more, nor whose they were.
        const string inRegister = "where bericht_id in (select id from bericht)";
        string[] known = [
            KnownVerdicts,
            $"select bericht_id, declaratie_nummer, dagtekening, lines, lines_rejected from verdict {inRegister}",
            KnownFindings,
            $"select * from claim_total {inRegister}",
            "select * from perceel_client",
            "select * from client_month",
            $"select * from bericht_client {inRegister}"
        ];
        var before = await RowsAsync(known);
        await ForgetAsync();

        await database.MigrateAsync(None);

        var after = await RowsAsync(known);
        for (var i = 0; i < known.Length; i++)
            Assert.Equal(before[i], after[i]);
    }

    /// <summary>The database as it was before the backoffice.</summary>
    private async Task ForgetAsync()
    {
        await using var session = await database.BeginAsync(None);
        await ForgetFiguresAsync(session);
        await ForgetPagesAsync(session);
        await ForgetPeopleAsync(session);
        await ForgetRequestsAsync(session);
        foreach (var table in new[]
        {
            "access_log", "key_ring", "account_session", "recovery_code", "account_gemeente", "account_role", "proposal", "account",
            "client_month", "perceel_client", "claim_total", "finding", "bericht_client", "verdict"
        })
            await session.ExecuteAsync($"drop table {table}", None);
        await session.ExecuteAsync("drop index inbox_parked", None);
        await session.ExecuteAsync("delete from schema_migration where number in (4, 25)", None);
        await session.CommitAsync(None);
    }

    /// <summary>What 0011 keeps of people; it is made again with the accounts that it refers to.</summary>
    private static async Task ForgetPeopleAsync(Session session)
    {
        if (session.Database.Dialect == "postgres")
            await session.ExecuteAsync("drop function account_change_stays() cascade", None);
        foreach (var table in new[] { "proposed_agreement", "sign_in_origin", "account_change", "decision_policy" })
            await session.ExecuteAsync($"drop table {table}", None);
        await session.ExecuteAsync("delete from schema_migration where number = 11", None);
    }

    /// <summary>What 0020 keeps of requests: who decided on them and who has them in hand are accounts.</summary>
    private static async Task ForgetRequestsAsync(Session session)
    {
        foreach (var table in new[] { "request_decision", "request_hand", "straight_through" })
            await session.ExecuteAsync($"drop table {table}", None);
        await session.ExecuteAsync("alter table aanvraag drop column verwijzer", None);
        await session.ExecuteAsync("delete from schema_migration where number = 20", None);
    }

    private async Task<List<List<string>>> RowsAsync(IEnumerable<string> queries)
    {
        await using var session = await database.OpenAsync(None);
        var rows = new List<List<string>>();
        foreach (var query in queries)
        {
            var found = await session.QueryAsync(
                query, row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "" : row.GetValue(i))),
                None);
            rows.Add([.. found.Order(StringComparer.Ordinal)]);
        }

        return rows;
    }
}

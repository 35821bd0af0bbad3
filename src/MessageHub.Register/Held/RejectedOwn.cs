using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Held;

/// <summary>A 301 or 319 of ours that the aanbieder rejected and that nobody has dealt with: it counts as never sent .</summary>
/// <param name="Id">Its id in the inbox.</param>
/// <param name="Scope">Domain, gemeente and aanbieder.</param>
/// <param name="Nummer">301 or 319.</param>
/// <param name="Identificatie">Its Identificatie.</param>
/// <param name="Dagtekening">Its Dagtekening.</param>
/// <param name="RejectedBy">The id of the 302 or 320.</param>
/// <param name="RejectedAt">When that arrived.</param>
public sealed record RejectedOwn(
    Guid Id, ExchangeScope Scope, int Nummer, string Identificatie, DateOnly Dagtekening, Guid RejectedBy, DateTimeOffset RejectedAt)
{
    /// <summary>
    /// Nobody said that it stays as it is, or sent it again; what was made instead and never left, because a person refused it, is nothing.
    /// </summary>
    internal const string IsOpen = """
        not b.in_force and b.undone_by is not null and not exists (
            select 1 from own_decision d join inbox m on m.id = d.bericht_id where d.mends = b.id and m.state <> 'rejected')
        """;

    internal const string Select = """
        select b.id, b.standaard, b.gemeente, b.aanbieder, b.nummer, b.identificatie, b.dagtekening, b.undone_by, i.received_at
        from bericht b join inbox i on i.id = b.undone_by
        """;

    internal static RejectedOwn Of(DbDataReader row) => new(
        row.Get<Guid>("id"),
        Inbox.ScopeOf(row)!,
        (int)row.Number("nummer"),
        row.Text("identificatie"),
        row.Date("dagtekening"),
        row.Get<Guid>("undone_by"),
        row.Instant("received_at"));
}

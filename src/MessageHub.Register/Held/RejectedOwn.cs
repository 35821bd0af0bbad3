using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Held;

/// <summary>
/// A 301 or 319 of ours that the aanbieder rejected and that nobody has dealt with: it counts as never sent. What it said was not
/// said again since, by us or by other software of the gemeente.
/// </summary>
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
    /// A later message than b answers the request with the reference of x: if that one is rejected too, it is in the list itself.
    /// </summary>
    private const string IsAnsweredLater = """
        (exists (select 1 from toewijzing n join bericht m on m.id = n.bericht_id
            where n.referentie_aanbieder = x.referentie_aanbieder and n.aanbieder = x.aanbieder and n.gemeente = x.gemeente
                and n.standaard = x.standaard and n.referentie_aanbieder is not null and m.volgorde > b.volgorde)
        or exists (select 1 from antwoord n join bericht m on m.id = n.bericht_id
            where n.referentie_aanbieder = x.referentie_aanbieder and n.aanbieder = x.aanbieder and n.gemeente = x.gemeente
                and n.standaard = x.standaard and m.volgorde > b.volgorde))
        """;

    /// <summary>
    /// Nobody sent it again or said that it stays as it is (what was made instead and never left, because a person refused it,
    /// is nothing); a version that it decided does not count and no later one does (IV013), or the
    /// request that it answered has no other answer.
    /// </summary>
    internal const string IsOpen = $"""
        not b.in_force and b.undone_by is not null and not exists (
            select 1 from own_decision d join inbox m on m.id = d.bericht_id where d.mends = b.id and m.state <> 'rejected')
        and (exists (select 1 from antwoord x where x.bericht_id = b.id and not {IsAnsweredLater})
            or exists (select 1 from toewijzing x where x.bericht_id = b.id and not {IsAnsweredLater} and not exists (
                select 1 from toewijzing n join bericht m on m.id = n.bericht_id
                where n.standaard = x.standaard and n.gemeente = x.gemeente and n.toewijzing_nummer = x.toewijzing_nummer and m.in_force
                    and (n.toewijzingsdatum, n.toewijzingstijd) >= (x.toewijzingsdatum, x.toewijzingstijd))))
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

/// <summary>A version of an allocation that came back rejected.</summary>
/// <param name="Decided">What we decided.</param>
/// <param name="InForce">What counts instead, as before; null when the allocation was new.</param>
public sealed record RejectedVersion(Toewijzing Decided, Toewijzing? InForce)
{
    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(RejectedVersion);
}

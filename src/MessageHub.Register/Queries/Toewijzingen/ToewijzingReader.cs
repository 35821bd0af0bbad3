using System.Data.Common;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>Reads one allocation with all that happened to it.</summary>
internal sealed class ToewijzingReader(Session session, ToewijzingKey key, CancellationToken ct)
{
    private readonly (string Name, object? Value)[] parameters =
        [("standaard", Families.Of(key.Standaard)), ("gemeente", key.Gemeente), ("nummer", key.Nummer)];

    public async Task<ToewijzingDetail?> ReadAsync(DateOnly today)
    {
        var versions = await session.QueryAsync(
            $"""
            select t.*, {SnapshotRow.Carrier("b")}, b.in_force, o.sent_at, a.received_at as answered_at
            from toewijzing t
            join bericht b on b.id = t.bericht_id
            left join outbox o on o.bericht_id = t.bericht_id
            left join verdict v on v.bericht_id = t.bericht_id
            left join verdict a on a.bericht_id = v.answered_by
            where t.standaard = @standaard and t.gemeente = @gemeente and t.toewijzing_nummer = @nummer
            order by {ToewijzingVersions.OldestFirst("t", "b")}
            """,
            row => (Version: VersionOf(row), Toewijzing: SnapshotRow.ToewijzingOf(row)),
            ct,
            parameters).ConfigureAwait(false);
        if (versions.Count == 0)
            return null;
        // In their order the last one in force is the current one; when all were undone it is none.
        var last = versions.FindLastIndex(v => v.Version.InForce);
        var current = versions.Where(v => v.Version.InForce).Select(v => v.Toewijzing).Aggregate((Toewijzing?)null, Toewijzing.Newest)
            ?? versions[^1].Toewijzing;
        var leveringen = await LeveringenAsync(current.Bsn).ConfigureAwait(false);
        var lines = await LinesAsync().ConfigureAwait(false);
        var agreed = (await AgreedAsync().ConfigureAwait(false)).ToDictionary(a => a.Moment, a => a.Agreed);
        return new()
        {
            Key = key,
            Aanbieder = current.Aanbieder,
            Bsn = current.Bsn,
            Perceel = await PerceelAsync(current).ConfigureAwait(false),
            Versions =
            [
                .. versions.Select((v, i) => v.Version with
                {
                    IsCurrent = i == last,
                    Agreed = agreed.GetValueOrDefault((v.Version.Toewijzingsdatum, v.Version.Toewijzingstijd)),
                }),
            ],
            Leveringen = leveringen,
            Lines = lines,
            Usage = last >= 0 ? UsageMeter.Measure(current, key.Standaard, lines, leveringen, today) : null,
        };
    }

    private async Task<string> PerceelAsync(Toewijzing toewijzing)
    {
        var (categorie, code) = (toewijzing.Product?.Categorie ?? "", toewijzing.Product?.Code ?? "");
        var agreements = await session.QueryAsync(
            """
            select * from agreement
            where standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder and product_code = @code
                and product_categorie = @categorie
            """,
            AgreementTable.AgreementOf,
            ct,
            [.. parameters, ("aanbieder", toewijzing.Aanbieder), ("code", code), ("categorie", categorie)]).ConfigureAwait(false);
        return new ContractData(agreements, productCodes: null).PerceelOf(categorie, code, toewijzing.Ingangsdatum);
    }

    /// <summary>To which versions the aanbieder agreed, by the moment at which each was decided.</summary>
    private Task<List<((DateOnly, TimeOnly) Moment, AgreedVersion Agreed)>> AgreedAsync() => session.QueryAsync(
        "select * from consent where toewijzing_nummer = @nummer and gemeente = @gemeente and standaard = @standaard",
        row => (
            (row.Date("toewijzingsdatum"), row.Get<TimeOnly>("toewijzingstijd")),
            new AgreedVersion(row.Text("given_by"), row.Date("given_on"), row.Text("noted_by"))),
        ct,
        parameters);

    /// <summary>Found by the client: the number of an allocation is in no index of deliveries.</summary>
    private async Task<IReadOnlyList<LeveringEvent>> LeveringenAsync(Bsn bsn) => await session.QueryAsync(
        """
        select l.*, i.received_at from bericht_client c
        join levering l on l.bericht_id = c.bericht_id and l.bsn = c.bsn
        join bericht b on b.id = l.bericht_id
        join inbox i on i.id = l.bericht_id
        where c.gemeente = @gemeente and c.bsn = @bsn and l.standaard = @standaard and l.gemeente = @gemeente
            and l.toewijzing_nummer = @nummer
        order by b.volgorde, l.regel
        """,
        row => new LeveringEvent(
            row.Get<Guid>("bericht_id"),
            row.Instant("received_at"),
            row.Date("begindatum"),
            row.TextOrNull("reden_beeindiging"),
            row.DateOrNull("einddatum"),
            row.Has("deleted_by") ? row.Get<Guid>("deleted_by") : null),
        ct,
        [.. parameters, ("bsn", bsn.Value)]).ConfigureAwait(false);

    private async Task<IReadOnlyList<ClaimedLine>> LinesAsync()
    {
        var lines = await session.QueryAsync(
            $"""
            select p.*, i.received_at,
                (select {session.Database.DistinctList("f.retour_code")} from finding f
                    where f.bericht_id = p.bericht_id and f.referentie = p.referentie_nummer) as retour_codes
            from prestatie p
            join bericht b on b.id = p.bericht_id
            join inbox i on i.id = p.bericht_id
            where p.standaard = @standaard and p.gemeente = @gemeente and p.toewijzing_nummer = @nummer and b.in_force
            order by p.begindatum, b.volgorde, p.regel
            """,
            LineOf,
            ct,
            parameters).ConfigureAwait(false);
        var credited = lines
            .Where(l => l is { IsDebit: false, State: PrestatieState.Granted })
            .Select(l => l.VorigReferentieNummer)
            .ToHashSet();
        return
        [
            .. lines.Select(
                l =>
                    l with { IsCredited = l is { IsDebit: true, State: PrestatieState.Granted } && credited.Contains(l.ReferentieNummer) }),
        ];
    }

    private static ToewijzingVersion VersionOf(DbDataReader row) => new()
    {
        BerichtId = row.Get<Guid>("bericht_id"),
        Toewijzingsdatum = row.Date("toewijzingsdatum"),
        Toewijzingstijd = row.Get<TimeOnly>("toewijzingstijd"),
        ReferentieAanbieder = row.TextOrNull("referentie_aanbieder"),
        ProductCategorie = row.TextOrNull("categorie"),
        ProductCode = row.TextOrNull("code"),
        Ingangsdatum = row.Date("ingangsdatum"),
        Einddatum = row.DateOrNull("einddatum"),
        RedenWijziging = row.TextOrNull("reden_wijziging"),
        Volume = row.NumberOrNull("volume"),
        Eenheid = row.TextOrNull("eenheid"),
        Frequentie = row.TextOrNull("frequentie"),
        Budget = row.NumberOrNull("budget"),
        SentAt = row.InstantOrNull("sent_at"),
        AnsweredAt = row.InstantOrNull("answered_at"),
        InForce = row.Get<bool>("in_force"),
        // Reported once all versions are read.
        IsCurrent = false,
    };

    private static ClaimedLine LineOf(DbDataReader row) => new()
    {
        BerichtId = row.Get<Guid>("bericht_id"),
        ReceivedAt = row.Instant("received_at"),
        ReferentieNummer = row.Text("referentie_nummer"),
        VorigReferentieNummer = row.TextOrNull("vorig_referentie_nummer"),
        ProductCode = row.Text("product_code"),
        Begindatum = row.Date("begindatum"),
        Einddatum = row.Date("einddatum"),
        GeleverdVolume = row.Number("geleverd_volume"),
        Eenheid = row.Text("eenheid"),
        ProductTarief = row.NumberOrNull("product_tarief"),
        Bedrag = row.Number("bedrag"),
        IsDebit = row.Get<bool>("is_debit"),
        State = SnapshotRow.StateOf(row),
        // Reported once all lines are read.
        IsCredited = false,
        RetourCodes = BerichtList.CodesOf(row.TextOrNull("retour_codes")),
    };
}

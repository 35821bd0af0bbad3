using System.Data.Common;
using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Monitoring;

/// <summary>Reads one allocation with all that happened to it.</summary>
internal sealed class ToewijzingReader(Session session, ToewijzingKey key, CancellationToken ct)
{
    private readonly (string Name, object? Value)[] parameters =
        [("standaard", Families.Of(key.Standaard)), ("gemeente", key.Gemeente), ("nummer", key.Nummer)];

    public async Task<ToewijzingDetail?> ReadAsync(DateOnly today)
    {
        var versions = await session.QueryAsync(
            $"""
            select t.*, b.in_force, b.identificatie, b.dagtekening, o.sent_at, a.received_at as answered_at,
                case when b.in_force then row_number() over (partition by b.in_force
                    order by t.toewijzingsdatum desc, t.toewijzingstijd desc, b.volgorde desc, t.regel desc) end as recency
            from toewijzing t
            join bericht b on b.id = t.bericht_id
            left join outbox o on o.bericht_id = t.bericht_id
            left join verdict v on v.bericht_id = t.bericht_id
            left join verdict a on a.bericht_id = v.answered_by
            where t.standaard = @standaard and t.gemeente = @gemeente and t.toewijzing_nummer = @nummer
            order by t.toewijzingsdatum, t.toewijzingstijd, b.volgorde, t.regel
            """,
            row => (Version: VersionOf(row), Toewijzing: ToewijzingOf(row)),
            ct,
            parameters).ConfigureAwait(false);
        if (versions.Count == 0)
            return null;
        var current = versions.Find(v => v.Version.IsCurrent).Toewijzing ?? versions[^1].Toewijzing;
        // Sent again at the same moment a version leaves its RedenWijziging empty: the first one stays.
        var sameMoment = versions.Where(v => v.Version.InForce && v.Toewijzing.Toewijzingsdatum == current.Toewijzingsdatum && v.Toewijzing.Toewijzingstijd == current.Toewijzingstijd);
        current = current with { RedenWijziging = sameMoment.Select(v => v.Version.RedenWijziging).FirstOrDefault(r => r is not null) };
        var leveringen = await LeveringenAsync(current.Bsn).ConfigureAwait(false);
        var lines = await LinesAsync().ConfigureAwait(false);
        return new()
        {
            Key = key,
            Aanbieder = current.Aanbieder,
            Bsn = current.Bsn,
            Perceel = await PerceelAsync(current).ConfigureAwait(false),
            Versions = [.. versions.Select(v => v.Version)],
            Leveringen = leveringen,
            Lines = lines,
            Usage = versions.Exists(v => v.Version.IsCurrent) ? UsageMeter.Measure(current, key.Standaard, lines, leveringen, today) : null,
        };
    }

    private async Task<string> PerceelAsync(Toewijzing toewijzing) => await session.FirstAsync(
        """
        select min(perceel) as perceel from agreement
        where standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder and product_code = @code
            and product_categorie = @categorie and geldig_van <= @day and (geldig_tot is null or geldig_tot >= @day)
        """,
        row => row.TextOrNull("perceel"),
        ct,
        [
            .. parameters,
            ("aanbieder", toewijzing.Aanbieder),
            ("code", toewijzing.Product?.Code ?? ""),
            ("categorie", toewijzing.Product?.Categorie ?? ""),
            ("day", toewijzing.Ingangsdatum),
        ]).ConfigureAwait(false) ?? "";

    /// <summary>Found by the client: the number of an allocation is in no index of deliveries.</summary>
    private async Task<IReadOnlyList<LeveringEvent>> LeveringenAsync(Bsn bsn) => await session.QueryAsync(
        """
        select l.*, i.received_at from bericht_client c
        join levering l on l.bericht_id = c.bericht_id and l.bsn = c.bsn
        join bericht b on b.id = l.bericht_id
        join inbox i on i.id = l.bericht_id
        where c.gemeente = @gemeente and c.bsn = @bsn and l.standaard = @standaard and l.gemeente = @gemeente and l.toewijzing_nummer = @nummer
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
                (select {session.Database.Different("f.retour_code")} from finding f
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
        var credited = lines.Where(l => l is { IsDebit: false, State: PrestatieState.Granted }).Select(l => l.VorigReferentieNummer).ToHashSet();
        return [.. lines.Select(l => l with { IsCredited = l is { IsDebit: true, State: PrestatieState.Granted } && credited.Contains(l.ReferentieNummer) })];
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
        IsCurrent = row.NumberOrNull("recency") == 1,
    };

    private static Toewijzing ToewijzingOf(DbDataReader row) => new()
    {
        Nummer = row.Number("toewijzing_nummer"),
        Bsn = new(row.Text("bsn")),
        Aanbieder = row.Text("aanbieder"),
        Product = row.TextOrNull("categorie") is { } categorie ? new() { Categorie = categorie, Code = row.TextOrNull("code") } : null,
        Toewijzingsdatum = row.Date("toewijzingsdatum"),
        Toewijzingstijd = row.Get<TimeOnly>("toewijzingstijd"),
        Ingangsdatum = row.Date("ingangsdatum"),
        Einddatum = row.DateOrNull("einddatum"),
        RedenWijziging = row.TextOrNull("reden_wijziging"),
        Omvang = row.TextOrNull("eenheid") is { } eenheid ? new() { Volume = row.Number("volume"), Eenheid = eenheid, Frequentie = row.Text("frequentie") } : null,
        Budget = row.NumberOrNull("budget"),
        Bericht = new(301, row.Text("identificatie"), row.Date("dagtekening")),
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
        State = row.Text("state") switch
        {
            "granted" => PrestatieState.Granted,
            "held" => PrestatieState.Held,
            _ => PrestatieState.Rejected,
        },
        // Told once all lines are read.
        IsCredited = false,
        RetourCodes = BerichtList.CodesOf(row.TextOrNull("retour_codes")),
    };
}

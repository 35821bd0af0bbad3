using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts;

/// <summary>
/// Loads what the register has to say to a message, or to several starts and stops: a fixed number of queries, whatever the size and the
/// number of the messages, because keys go in as lists.
/// </summary>
internal sealed class SnapshotLoader
{
    private const string InScope = "standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder";
    private const string InGemeente = "standaard = @standaard and gemeente = @gemeente";

    /// <summary>Our own message that a 302 or 320 is about, in force or not.</summary>
    internal const string Own = $"""
        with own as materialized (
            select * from bericht
            where {InScope} and nummer in (301, 319) and nummer = @own and identificatie = @own_identificatie
                and dagtekening = @dagtekening)
        select {Carrier} from own b order by b.volgorde desc limit 1
        """;

    private readonly RegisterDatabase database;
    private readonly QueryBatch batch;
    private readonly IReadOnlyList<RegisterKeys> all;
    private readonly RegisterKeys first;
    private readonly (string Name, object? Value)[] parameters;
    private readonly List<Func<RegisterSnapshot, RegisterKeys, RegisterSnapshot>> parts = [];
    private readonly BatchResult<List<(Guid Id, long Regel, Aanvraag Aanvraag)>>? aanvragen;

    /// <param name="database">Whose dialect to use.</param>
    /// <param name="batch">Gets the queries.</param>
    /// <param name="all">The keys of one message, or of several starts and stops of one scope.</param>
    /// <param name="except">The id of a message that is judged again: what it left does not count.</param>
    private SnapshotLoader(RegisterDatabase database, QueryBatch batch, IReadOnlyList<RegisterKeys> all, Guid? except)
    {
        (this.database, this.batch, this.all, first) = (database, batch, all, all[0]);
        parameters =
        [
            ("standaard", first.Identity.Family),
            ("gemeente", first.Scope.Gemeente),
            ("aanbieder", first.Scope.Aanbieder),
            ("identificaties", ListOf<string>(k => [k.Identificatie])),
            // No message has the empty id.
            ("except", except ?? Guid.Empty),
            ("bsns", ListOf(k => k.Bsns)),
            ("toewijzingen", ListOf(k => k.ToewijzingNummers)),
            ("aanbieder_referenties", ListOf(k => k.ReferentiesAanbieder)),
            ("referenties", ListOf(k => k.ReferentieNummers)),
            ("vorige", ListOf(k => k.VorigReferentieNummers)),
            ("bsns_without_nummer", ListOf(k => k.BsnsWithoutNummer)),
            ("deleted_starts", ListOf(k => k.DeletedStarts)),
        ];
        aanvragen = Ask();
    }

    /// <summary>
    /// What the register has to say to each message at this moment, in the same order. Starts and stops ask the same, so they ask together;
    /// any other message asks for itself.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="batch">What has to be done before; it is run together with the queries.</param>
    /// <param name="all">The keys of messages, all of one scope.</param>
    /// <param name="except">The id of a message that is judged again: what it left does not count.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<IReadOnlyList<RegisterSnapshot>> LoadAsync(
        Session session, QueryBatch batch, IReadOnlyList<RegisterKeys> all, Guid? except, CancellationToken ct)
    {
        var deliveries = all.Where(k => k.Identity.IsDelivery).ToList();
        var together = deliveries.Count > 0 ? new SnapshotLoader(session.Database, batch, deliveries, except) : null;
        var loaders = all.Select(k => k.Identity.IsDelivery ? together! : new(session.Database, batch, [k], except)).ToList();
        var agreed = loaders[0].Contract();
        await batch.RunAsync(ct).ConfigureAwait(false);
        var second = new QueryBatch(session);
        var answers = loaders.Select(l => l.AskForAnswers(second)).ToList();
        await second.RunAsync(ct).ConfigureAwait(false);
        var contract = agreed.Value;
        return [.. all.Select((keys, i) => loaders[i].SnapshotOf(keys) with { Aanvragen = answers[i]?.Value ?? [], Contract = contract })];
    }

    /// <summary>
    /// Adds the queries that the rules for these messages need. The requests that are found: their answers have to be asked for after them.
    /// </summary>
    private BatchResult<List<(Guid Id, long Regel, Aanvraag Aanvraag)>>? Ask()
    {
        var identity = first.Identity;
        if (identity.IsReturnOfOwn)
        {
            Add(OwnBericht(), (s, own, _) => s with { OwnBericht = own });
            return null;
        }

        Add(
            SameIdentificatie(),
            (s, same, keys) => s with { SameIdentificatie = same.GetValueOrDefault((keys.Identity.Nummer, keys.Identificatie)) });
        if (identity.Nummer is 301 || identity.IsDelivery || identity.IsRequest || identity.IsClaim)
        {
            Add(Toewijzingen(), (s, toewijzingen, keys) => s with { Toewijzingen = Of(keys, toewijzingen) });
            Add(ClientsWithToewijzing(), (s, clients, keys) => s with { ClientsWithToewijzing = Of(keys, clients) });
        }

        if (identity.IsOwn)
            Add(batch.Query(HeldOwnRow.Sql, HeldOwnRow.Of, parameters), (s, held, _) => s with { HeldOwn = held });
        if (identity.Nummer is 301)
        {
            Add(Versies(), (s, versies, _) => s with { Versies = versies });
            Add(Consents(), (s, consents, _) => s with { Consents = consents });
        }

        if (first.LooksAtDeliveries)
        {
            Add(Leveringen(), (s, leveringen, keys) => s with
            {
                Starts = [.. keys.Bsns.SelectMany(bsn => leveringen.Starts[bsn])],
                Stops = [.. keys.Bsns.SelectMany(bsn => leveringen.Stops[bsn])],
            });
        }

        if (identity.Nummer is 301 || identity.IsDelivery || identity.IsClaim)
            Add(Prestaties(), (s, prestaties, keys) => s with { Prestaties = Of(keys, prestaties) });
        if (identity.IsClaim)
        {
            Add(SameDeclaratieNummer(), (s, same, _) => s with { SameDeclaratieNummer = same });
            Add(LastDeclaratiePeriode(), (s, last, _) => s with { LastDeclaratiePeriode = last });
            Add(UsedReferentieNummers(), (s, used, _) => s with { UsedReferentieNummers = used });
        }

        return identity.IsOwn || identity.IsRequest ? Aanvragen() : null;
    }

    private void Add<T>(BatchResult<T> query, Func<RegisterSnapshot, T, RegisterKeys, RegisterSnapshot> put)
    {
        var loaded = new Lazy<T>(() => query.Value);
        parts.Add((s, keys) => put(s, loaded.Value, keys));
    }

    private RegisterSnapshot SnapshotOf(RegisterKeys keys) => parts.Aggregate(RegisterSnapshot.Empty, (s, part) => part(s, keys));

    /// <summary>What was loaded for several messages as if it had been loaded for one; for one it is that already.</summary>
    private IReadOnlyDictionary<long, Toewijzing> Of(RegisterKeys keys, IReadOnlyDictionary<long, Toewijzing> loaded) =>
        all.Count == 1 ? loaded : loaded.Values
            .Where(
                t => keys.ToewijzingNummers.Contains(t.Nummer) || keys.BsnsWithoutNummer.Contains(t.Bsn.Value)).ToDictionary(t => t.Nummer);

    private IReadOnlySet<Bsn> Of(RegisterKeys keys, IReadOnlySet<Bsn> loaded) =>
        all.Count == 1 ? loaded : keys.Bsns.Select(bsn => new Bsn(bsn)).Where(loaded.Contains).ToHashSet();

    private List<EarlierPrestatie> Of(RegisterKeys keys, List<EarlierPrestatie> loaded) =>
        all.Count == 1 || loaded.Count == 0 ? loaded : [.. loaded.Where(p => keys.DeletedStarts.Contains(p.ToewijzingNummer))];

    private object ListOf<T>(Func<RegisterKeys, IEnumerable<T>> keysOf) => database.ListOf(all.SelectMany(keysOf).Distinct());

    private BatchResult<Dictionary<(int Nummer, string Identificatie), EarlierBericht>> SameIdentificatie() => batch
        .Query(SameIdentificatie(database, all.Select(k => k.Identity.Nummer)), BerichtOf, parameters)
        .Select(rows => rows.ToDictionary(b => (b.Nummer, b.Identificatie)));

    /// <summary>
    /// Messages in force of these numbers, all ours or none. A gemeente numbers its messages of one type through, whichever aanbieder they
    /// go to. One that a 302 or 320 undid counts as never sent (R-072).
    /// </summary>
    internal static string SameIdentificatie(RegisterDatabase database, IEnumerable<int> nummers)
    {
        var wanted = nummers.Distinct().Order().ToList();
        // What is said twice says to the database which index serves.
        var ours = wanted.All(n => n is 301 or 319)
            ? $"{InGemeente} and b.nummer in (301, 319)"
            : $"{InScope} and b.nummer not in (301, 319)";
        return $"""
            select {Carrier} from bericht b
            where {ours} and b.nummer in ({string.Join(", ", wanted)}) and {database.IsIn("b.identificatie", "identificaties")}
                and b.id <> @except and b.in_force
            """;
    }

    private BatchResult<EarlierBericht?> OwnBericht() => batch.First(
        Own,
        BerichtOf,
        [
            .. parameters,
            ("own", first.Identity.Nummer - 1L),
            ("own_identificatie", first.Identificatie),
            ("dagtekening", first.Dagtekening),
        ]);

    private BatchResult<IReadOnlyDictionary<long, Toewijzing>> Toewijzingen()
    {
        // A number is unique in the gemeente, so a 301 looks beyond its own aanbieder (TR332).
        var area = first.Identity.Nummer is 301 ? InGemeente : InScope;
        // A start or stop without a number asks for those of its client as well: the list is empty for all others.
        var clients = first.LooksAtClient ? "bsns" : first.Identity.IsDelivery ? "bsns_without_nummer" : null;
        var ofClient = clients is null
            ? ""
            : $" union select * from toewijzing where {area} and toewijzing_nummer in (select toewijzing_nummer from toewijzing where "
                + $"{InScope} and {IsIn("bsn", clients)})";
        return batch.Query(
            $"""
            with t as materialized (select * from toewijzing where {area} and {IsIn("toewijzing_nummer", "toewijzingen")}{ofClient})
            select t.*, {Carrier} from t
            join bericht b on b.id = t.bericht_id
            where b.in_force and t.bericht_id <> @except
            order by b.volgorde, t.regel
            """,
            ToewijzingOf,
            parameters).Select(CurrentOf);
    }

    private static IReadOnlyDictionary<long, Toewijzing> CurrentOf(List<Toewijzing> versions)
    {
        var current = new Dictionary<long, Toewijzing>();
        foreach (var version in versions)
            current[version.Nummer] = Toewijzing.Newest(current.GetValueOrDefault(version.Nummer), version);
        return current;
    }

    private BatchResult<IReadOnlySet<ToewijzingVersie>> Versies()
    {
        return batch.Query(
            $"""
            with t as materialized (select * from toewijzing where {InScope} and {IsIn("toewijzing_nummer", "toewijzingen")})
            select distinct t.toewijzing_nummer, t.toewijzingsdatum, t.toewijzingstijd from t
            join bericht b on b.id = t.bericht_id
            where b.in_force and t.bericht_id <> @except
            """,
            VersieOf,
            parameters).Select(rows => (IReadOnlySet<ToewijzingVersie>)rows.ToHashSet());
    }

    private BatchResult<IReadOnlySet<ToewijzingVersie>> Consents() => batch.Query(
        $"select * from consent where {InScope} and {IsIn("toewijzing_nummer", "toewijzingen")}",
        VersieOf,
        parameters).Select(rows => (IReadOnlySet<ToewijzingVersie>)rows.ToHashSet());

    private BatchResult<IReadOnlySet<Bsn>> ClientsWithToewijzing()
    {
        return batch.Query(
            $"""
            with t as materialized (select * from toewijzing where {InScope} and {IsIn("bsn", "bsns")})
            select distinct t.bsn from t
            join bericht b on b.id = t.bericht_id
            where b.in_force and t.bericht_id <> @except
            """,
            row => new Bsn(row.Text("bsn")),
            parameters).Select(rows => (IReadOnlySet<Bsn>)rows.ToHashSet());
    }

    /// <summary>By Bsn.</summary>
    private BatchResult<(ILookup<string, Start> Starts, ILookup<string, Stop> Stops)> Leveringen()
    {
        var starts = new List<(string Bsn, Start Start)>();
        var stops = new List<(string Bsn, Stop Stop)>();
        return batch.Query(
            $"""
            with l as materialized (select * from levering where {InScope} and deleted_by is null and {IsIn("bsn", "bsns")})
            select l.*, {Carrier} from l
            join bericht b on b.id = l.bericht_id
            where b.in_force and l.bericht_id <> @except
            order by b.volgorde, l.regel
            """,
            row =>
            {
                var (bsn, nummer, regel) = (row.Text("bsn"), row.NumberOrNull("toewijzing_nummer"), (int)row.Number("regel"));
                if (row.TextOrNull("reden_beeindiging") is { } reden)
                {
                    var stop = new Stop(nummer, ProductOf(row), row.Date("begindatum"), reden, row.Date("einddatum"), BerichtOf(row));
                    stops.Add((bsn, stop with { Regel = regel }));
                }
                else
                {
                    starts.Add((bsn, new(nummer, ProductOf(row), row.Date("begindatum"), BerichtOf(row)) { Regel = regel }));
                }

                return true;
            },
            parameters).Select(_ => (starts.ToLookup(s => s.Bsn, s => s.Start), stops.ToLookup(s => s.Bsn, s => s.Stop)));
    }

    private BatchResult<List<(Guid Id, long Regel, Aanvraag Aanvraag)>> Aanvragen()
    {
        // By reference and by client: joined by union, because each has an index of its own.
        var requests = $"select * from aanvraag where {InScope} and bericht_id <> @except";
        var ofClient = first.LooksAtClient ? $"union {requests} and {IsIn("bsn", "bsns")}" : "";
        return batch.Query(
            $"""
            with a as materialized (
                {requests} and {IsIn("referentie_aanbieder", "aanbieder_referenties")}
                {ofClient})
            select a.*, {Carrier} from a
            join bericht b on b.id = a.bericht_id
            where b.in_force
            order by b.volgorde, a.regel
            """,
            row => (row.Get<Guid>("bericht_id"), row.Number("regel"), new Aanvraag
            {
                ReferentieAanbieder = row.Text("referentie_aanbieder"),
                Bsn = new(row.Text("bsn")),
                Bericht = BerichtOf(row),
                GezagsdragerBekend = row.Get<bool>("gezagsdrager_bekend"),
                Verwijzer = row.TextOrNull("verwijzer"),
            }),
            parameters);
    }

    /// <summary>Adds the queries for content and answers of the requests that were found; null when no requests were asked for.</summary>
    private BatchResult<IReadOnlyList<Aanvraag>>? AskForAnswers(QueryBatch second)
    {
        if (aanvragen is null)
            return null;
        (string, object?)[] found =
        [
            .. parameters,
            ("found", database.ListOf(aanvragen.Value.Select(a => a.Aanvraag.ReferentieAanbieder).Distinct())),
            ("requests", database.ListOf(aanvragen.Value.Select(a => a.Id).Distinct())),
        ];
        var gevraagd = second.Query(
            $"select * from gevraagd where {IsIn("bericht_id", "requests")} order by bericht_id, regel, volgnummer",
            row => (Id: row.Get<Guid>("bericht_id"), Regel: row.Number("regel"), Product: GevraagdRow.ProductOf(row)),
            found);
        var antwoorden = second.Query(
            $"""
            with a as materialized (select * from antwoord where {InScope} and {IsIn("referentie_aanbieder", "found")})
            select a.referentie_aanbieder, a.verzoek_antwoord from a
            join bericht b on b.id = a.bericht_id
            where b.in_force and a.bericht_id <> @except
            order by b.volgorde
            """,
            row => (Referentie: row.Text("referentie_aanbieder"), Antwoord: row.Text("verzoek_antwoord")),
            found);
        var versies = second.Query(
            $"""
            with t as materialized (select * from toewijzing
                where {InScope} and referentie_aanbieder is not null and {IsIn("referentie_aanbieder", "found")})
            select t.referentie_aanbieder, t.toewijzing_nummer, t.toewijzingsdatum, t.toewijzingstijd
            from t
            join bericht b on b.id = t.bericht_id
            where b.in_force and t.bericht_id <> @except
            order by b.volgorde, t.regel
            """,
            row => (Referentie: row.Text("referentie_aanbieder"), Versie: VersieOf(row)),
            found);
        return versies.Select(_ =>
        {
            var gevraagdOf = gevraagd.Value.ToLookup(g => (g.Id, g.Regel), g => g.Product);
            var antwoordenOf = antwoorden.Value.ToLookup(a => a.Referentie, a => a.Antwoord);
            var versiesOf = versies.Value.ToLookup(v => v.Referentie, v => v.Versie);
            return (IReadOnlyList<Aanvraag>)
            [
                .. aanvragen.Value.Select(a => a.Aanvraag with
                {
                    Gevraagd = [.. gevraagdOf[(a.Id, a.Regel)]],
                    Antwoorden = [.. antwoordenOf[a.Aanvraag.ReferentieAanbieder]],
                    Toewijzingen = [.. versiesOf[a.Aanvraag.ReferentieAanbieder]],
                }),
            ];
        });
    }

    private BatchResult<List<EarlierPrestatie>> Prestaties()
    {
        // Three look-ups joined by union instead of or: each has an index of its own.
        var lines = $"select * from prestatie where {InScope} and bericht_id <> @except";
        var wanted = first.Identity.Nummer switch
        {
            301 => $"{lines} and state = 'granted' and {IsIn("toewijzing_nummer", "toewijzingen")}",
            305 or 307 => $"{lines} and state = 'granted' and {IsIn("toewijzing_nummer", "deleted_starts")}",
            _ => $"""
                {lines} and state <> 'rejected' and {IsIn("toewijzing_nummer", "toewijzingen")}
                union {lines} and state <> 'rejected' and {IsIn("referentie_nummer", "vorige")}
                union {lines} and state <> 'rejected' and {IsIn("vorig_referentie_nummer", "vorige")}
                """,
        };
        return batch.Query(
            $"""
            with p as materialized ({wanted})
            select p.*, {Carrier} from p
            join bericht b on b.id = p.bericht_id
            where b.in_force
            order by b.volgorde, p.regel
            """,
            PrestatieOf,
            parameters);
    }

    private BatchResult<EarlierBericht?> SameDeclaratieNummer() => batch.First(
        $"""
        with d as materialized (select * from declaratie where {InScope} and declaratie_nummer = @declaratie_nummer)
        select {Carrier} from d
        join bericht b on b.id = d.bericht_id
        where d.bericht_id <> @except
        """,
        BerichtOf,
        [.. parameters, ("declaratie_nummer", first.DeclaratieNummer ?? "")]);

    private BatchResult<DateOnly?> LastDeclaratiePeriode() => batch.First(
        $"select max(begindatum) as begindatum from declaratie where {InScope} and bericht_id <> @except",
        row => row.DateOrNull("begindatum"),
        parameters);

    private BatchResult<IReadOnlyDictionary<string, EarlierBericht>> UsedReferentieNummers()
    {
        var used = new Dictionary<string, EarlierBericht>();
        return batch.Query(
            $"""
            with p as materialized (select * from prestatie where {InScope} and {IsIn("referentie_nummer", "referenties")})
            select p.referentie_nummer, {Carrier} from p
            join bericht b on b.id = p.bericht_id
            where p.bericht_id <> @except
            order by b.volgorde
            """,
            row => used.TryAdd(row.Text("referentie_nummer"), BerichtOf(row)),
            parameters).Select(_ => (IReadOnlyDictionary<string, EarlierBericht>)used);
    }

    private BatchResult<ContractData> Contract()
    {
        // The number of the last change comes along with the agreements that it left, so that it is of them whoever changes some meanwhile.
        var agreements = batch.Query(
            $"""
            select c.last_change, a.* from (select coalesce(max(number), 0) as last_change from agreement_change) c
            left join (select * from agreement where {InScope}) a on true
            order by a.source_row, a.geldig_van, a.eenheid
            """,
            row => (LastChange: row.Number("last_change"), Agreement: row.Has("product_code") ? AgreementTable.AgreementOf(row) : null),
            parameters);
        // The list that the gemeente keeps; where it keeps none, what it agreed with anybody (R-068).
        const string listed = "from listed_product where removed is null and gemeente = @gemeente and 'i' || domein = @standaard";
        var codes = batch.Query(
            $"""
            select productcategorie, productcode {listed}
            union select product_categorie, product_code from agreement where {InGemeente} and not exists (select 1 {listed})
            """,
            row => (row.Text("productcategorie"), row.Text("productcode")),
            parameters);
        return agreements.Select(rows => new ContractData(
            [.. rows.Select(r => r.Agreement).OfType<Agreement>()],
            codes.Value.Count == 0 ? null : codes.Value.ToHashSet(),
            rows[0].LastChange));
    }

    private string IsIn(string column, string parameter) => database.IsIn(column, parameter);
}

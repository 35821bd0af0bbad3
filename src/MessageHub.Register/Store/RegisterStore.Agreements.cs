using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;

namespace MessageHub.Register.Store;

/// <content>Agreements: imported, proposed, and what was granted by them.</content>
public sealed partial class RegisterStore
{
    /// <summary>
    /// Imports agreements, all or none, and keeps what became of each. A row with the same gemeente, aanbieder, standaard, product code,
    /// unit and first day replaces the earlier one; others are added and nothing is removed.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="origin">Who changes them, when, from what and why.</param>
    /// <param name="ct">Stops the work; then nothing is imported.</param>
    /// <exception cref="ArgumentException">Two rows of the import are the same agreement.</exception>
    public Task ImportAgreementsAsync(IReadOnlyList<AgreementRow> rows, AgreementOrigin origin, CancellationToken ct) =>
        WriteAsync(session => AgreementTable.WriteAsync(session, rows, origin, seen: null, ct), ct);

    /// <summary>
    /// The same, if the agreements beside the rows are still those that were seen: what <see cref="AgreementChange.HashOf"/> made of them.
    /// </summary>
    /// <returns>False when they are not; then nothing is imported.</returns>
    public Task<bool> ImportAgreementsAsync(IReadOnlyList<AgreementRow> rows, AgreementOrigin origin, string seen, CancellationToken ct) =>
        WriteAsync(session => AgreementTable.WriteAsync(session, rows, origin, seen, ct), ct);

    /// <summary>All agreements of the gemeenten and aanbieders of some rows: what those rows may replace or overlap with.</summary>
    public Task<IReadOnlyList<AgreementRow>> AgreementsBesideAsync(IReadOnlyCollection<AgreementRow> rows, CancellationToken ct) =>
        ReadAsync(session => AgreementTable.BesideAsync(session, rows, ct), ct);

    /// <summary>What was granted so far of the products of some rows, by month of delivery.</summary>
    public Task<IReadOnlyList<GrantedMonth>> GrantedAsync(IReadOnlyCollection<AgreementRow> rows, CancellationToken ct) =>
        database.ReadAsync(
            async session => (IReadOnlyList<GrantedMonth>)await session.QueryAsync(
                $"""
                select gemeente, aanbieder, standaard, product_code, delivered, cast(sum(lines - lines_rejected) as bigint) as lines,
                    cast(sum(granted - credited) as bigint) as amount
                from claim_total
                where {database.IsIn("gemeente", "gemeenten")} and {database.IsIn("aanbieder", "aanbieders")}
                    and {database.IsIn("product_code", "products")} and lines > lines_rejected
                group by gemeente, aanbieder, standaard, product_code, delivered
                """,
                row => new GrantedMonth(
                    row.Text("gemeente"),
                    row.Text("aanbieder"),
                    Families.Find(row.Text("standaard")),
                    row.Text("product_code"),
                    row.Date("delivered"),
                    row.Number("lines"),
                    row.Number("amount")),
                ct,
                ("gemeenten", database.ListOf(rows.Select(r => r.Gemeente).Distinct())),
                ("aanbieders", database.ListOf(rows.Select(r => r.Aanbieder).Distinct())),
                ("products", database.ListOf(rows.Select(r => r.Agreement.ProductCode).Distinct()))).ConfigureAwait(false),
            ct);

    /// <summary>
    /// Debits of the products of some rows that were granted and not credited, over months from a first one on: what an agreement of the
    /// past can touch. Found by the totals of claims, so that it costs as much as there is of them.
    /// </summary>
    public Task<IReadOnlyList<GrantedLine>> GrantedLinesAsync(
        IReadOnlyCollection<AgreementRow> rows, DateOnly from, CancellationToken ct) =>
        database.ReadAsync(
            async session => (IReadOnlyList<GrantedLine>)await session.QueryAsync(
                $"""
                select p.*, d.declaratie_nummer,
                    (select min(a.ingangsdatum) from toewijzing a
                        where a.standaard = p.standaard and a.gemeente = p.gemeente and a.toewijzing_nummer = p.toewijzing_nummer
                            and a.aanbieder = p.aanbieder and a.told_on is not null) as allocated
                from (
                    select distinct bericht_id, product_categorie, product_code from claim_total
                    where {database.IsIn("gemeente", "gemeenten")} and {database.IsIn("aanbieder", "aanbieders")}
                        and {database.IsIn("product_code", "products")} and delivered >= @from
                        and lines > lines_rejected) t
                join prestatie p on p.bericht_id = t.bericht_id and p.product_categorie = t.product_categorie
                    and p.product_code = t.product_code
                join declaratie d on d.bericht_id = p.bericht_id
                where p.state = 'granted' and p.is_debit and p.begindatum >= @from
                    and not exists (
                        select 1 from prestatie c
                        where c.standaard = p.standaard and c.gemeente = p.gemeente and c.aanbieder = p.aanbieder
                            and c.vorig_referentie_nummer = p.referentie_nummer and c.state = 'granted' and not c.is_debit)
                order by p.gemeente, p.aanbieder, p.standaard, p.product_code, p.begindatum, p.referentie_nummer
                """,
                row => new GrantedLine
                {
                    Gemeente = row.Text("gemeente"),
                    Aanbieder = row.Text("aanbieder"),
                    Standaard = Families.Find(row.Text("standaard")),
                    DeclaratieNummer = row.Text("declaratie_nummer"),
                    ReferentieNummer = row.Text("referentie_nummer"),
                    ProductCategorie = row.Text("product_categorie"),
                    ProductCode = row.Text("product_code"),
                    Begindatum = row.Date("begindatum"),
                    Einddatum = row.Date("einddatum"),
                    Allocated = row.DateOrNull("allocated"),
                    Volume = row.Number("geleverd_volume"),
                    Eenheid = row.Text("eenheid"),
                    Tarief = row.NumberOrNull("product_tarief"),
                    Bedrag = row.Number("bedrag"),
                },
                ct,
                ("gemeenten", database.ListOf(rows.Select(r => r.Gemeente).Distinct())),
                ("aanbieders", database.ListOf(rows.Select(r => r.Aanbieder).Distinct())),
                ("products", database.ListOf(rows.Select(r => r.Agreement.ProductCode).Distinct())),
                ("from", from)).ConfigureAwait(false),
            ct);

    /// <summary>All agreements, by gemeente, aanbieder, standaard, product code, unit and first day.</summary>
    public Task<IReadOnlyList<AgreementRow>> AgreementsAsync(CancellationToken ct) => AgreementsAsync(knownOn: null, ct);

    /// <summary>The same, as they were known at the end of a day; null is as they stand.</summary>
    public Task<IReadOnlyList<AgreementRow>> AgreementsAsync(DateOnly? knownOn, CancellationToken ct) => ReadAsync(
        async session => (IReadOnlyList<AgreementRow>)await session.QueryAsync(
            $"""
            select * from {(knownOn is null ? "agreement" : AgreementChangeTable.Known("{0}.known_from <= @known_on"))}
            order by gemeente, aanbieder, standaard, product_code, eenheid, geldig_van
            """,
            AgreementTable.RowOf,
            ct,
            ("known_on", knownOn ?? DateOnly.MaxValue)).ConfigureAwait(false),
        ct);

    /// <summary>Files of agreements that were proposed, of all gemeenten, newest first: for who works on the store itself.</summary>
    public Task<IReadOnlyList<AgreementProposalRow>> AgreementProposalsAsync(int max, CancellationToken ct) =>
        ReadAsync(session => AgreementStore.ListAsync(session, new Conditions(database), max, ct), ct);
}

using MessageHub.Register.Database;
using MessageHub.Register.Messages;

namespace MessageHub.Register.Queries.Berichten;

/// <summary>A filter as conditions on the alias v, which has the columns of the table verdict.</summary>
internal static class BerichtConditions
{
    /// <summary>Both domains, for an index that begins with them.</summary>
    private static string IsAnyStandaard(string column = "standaard") => $"{column} in ('ijw', 'iwmo')";

    public static Conditions Of(RegisterDatabase database, BerichtFilter filter)
    {
        var conditions = new Conditions(database)
            .AddScope("v", filter.Scope, filter.Gemeente)
            .AddEqual("v.standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null)
            .AddEqual("v.nummer", "nummer", (long?)filter.Nummer)
            .AddEqual("v.aanbieder", "aanbieder", filter.Aanbieder)
            .AddEqual("v.declaratie_nummer", "declaratie_nummer", filter.DeclaratieNummer)
            .AddEqual("v.identificatie", "identificatie", filter.Identificatie);
        if (filter.From is { } from)
            conditions.Add("v.received_on >= @from", ("from", from));
        if (filter.Until is { } until)
            conditions.Add("v.received_on <= @until", ("until", until));
        if (filter.IsOwn is { } own)
            conditions.Add(own ? "v.nummer in (301, 319)" : "coalesce(v.nummer, 0) not in (301, 319)");
        if (filter.States.Count > 0)
            conditions.Add(database.IsIn("v.state", "states"), ("states", database.ListOf(filter.States.Select(Inbox.NameOf))));
        var inScope = database.IsIn("gemeente", "gemeenten");
        if (filter.Bsn is { } bsn)
            conditions.Add($"v.bericht_id in (select bericht_id from bericht_client where {inScope} and bsn = @bsn)", ("bsn", bsn.Value));
        if (filter.ToewijzingNummer is { } nummer)
            conditions.Add(Toewijzing(inScope, database.IsIn("t.gemeente", "gemeenten")), ("toewijzing", nummer));
        if (filter.Referentie is { } referentie)
            conditions.Add(Referentie(inScope), ("referentie", referentie));
        return conditions;
    }

    /// <summary>What a filter asks of the findings of a message, for messages.</summary>
    public static Conditions AddFindings(this Conditions conditions, RegisterDatabase database, BerichtFilter filter)
    {
        var inScope = database.IsIn("gemeente", "gemeenten");
        var codes = new List<string>();
        if (filter.RetourCode is not null)
            codes.Add("retour_code = @retour_code");
        if (filter.Rule is not null)
            codes.Add("rule = @rule");
        if (codes.Count > 0)
        {
            conditions.Add(
                $"v.bericht_id in (select bericht_id from finding where {inScope} and {string.Join(" and ", codes)})",
                new (string, object?)[] { ("retour_code", filter.RetourCode), ("rule", filter.Rule) }.Where(p => p.Item2 is not null));
        }

        if (filter.Perceel is { } perceel)
        {
            // Two searches, so that a list can stop at the end of the page.
            conditions.Add(
                $"""
                (v.bericht_id in (select bericht_id from claim_total where {inScope} and {PerceelName.Is("perceel")} and is_first)
                    or v.bericht_id in (select bericht_id from finding where {inScope} and {PerceelName.Is("perceel")}))
                """,
                ("perceel", PerceelName.KeyOf(perceel)));
        }

        return filter.OnlyRepeated ? conditions.Add("v.attempt > 1") : conditions;
    }

    /// <summary>A start or stop is found by its client, because there is one index on those.</summary>
    private static string Toewijzing(string inScope, string tInScope) =>
        $"""
        v.bericht_id in (
            select bericht_id from toewijzing where {IsAnyStandaard()} and {inScope} and toewijzing_nummer = @toewijzing
            union all select bericht_id from prestatie where {IsAnyStandaard()} and {inScope} and toewijzing_nummer = @toewijzing
            union all select bericht_id from finding where {inScope} and toewijzing_nummer = @toewijzing
            union all select l.bericht_id from toewijzing t
                join bericht_client c on c.gemeente = t.gemeente and c.bsn = t.bsn
                join levering l on l.bericht_id = c.bericht_id and l.toewijzing_nummer = t.toewijzing_nummer and l.standaard = t.standaard
                where {IsAnyStandaard("t.standaard")} and {tInScope} and t.toewijzing_nummer = @toewijzing)
        """;

    private static string Referentie(string inScope) =>
        $"""
        v.bericht_id in (
            select bericht_id from prestatie where {IsAnyStandaard()} and {inScope} and referentie_nummer = @referentie
            union all select bericht_id from finding where {inScope} and referentie = @referentie
            union all select bericht_id from aanvraag where {inScope} and referentie_aanbieder = @referentie
            union all select bericht_id from antwoord where {inScope} and referentie_aanbieder = @referentie
            union all select bericht_id from toewijzing where {inScope} and referentie_aanbieder = @referentie)
        """;
}

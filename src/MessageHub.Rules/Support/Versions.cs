using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Support;

/// <summary>What one version of an allocation may be to the one before it.</summary>
internal static class Versions
{
    /// <summary>
    /// Under one ToewijzingNummer a Budget may change, and a Volume with Frequentie 6; Eenheid, Frequentie and the choice between volume
    /// and budget stay. Product and Ingangsdatum are what TR332 looks at. Source: OP033x1, IV066.
    /// </summary>
    public static bool MayChangeTo(Toewijzing version, Omvang? omvang, long? budget) =>
        (budget is null) == (version.Budget is null)
        && (omvang == version.Omvang
            || (version.Omvang is { Frequentie: Codes.Frequentie.Totaal } total && omvang is not null
                && omvang == total with { Volume = omvang.Volume }));

    /// <summary>
    /// The version that this product of a 301 replaces: the current one under its number, of the same client and aanbieder, decided before
    /// it. Null for a new number, for one that is sent again and for one that is older than what is in force (IV013).
    /// </summary>
    public static Toewijzing? ReplacedBy(this RuleContext context, ToegewezenProduct product) =>
        context.OwnToewijzing(product.ToewijzingNummer) is { } version
        && (product.Toewijzingsdatum, product.Toewijzingstijd).CompareTo((version.Toewijzingsdatum, version.Toewijzingstijd)) > 0
            ? version
            : null;

    /// <summary>301: the current version under a number, when it is of this client and aanbieder; null otherwise.</summary>
    public static Toewijzing? OwnToewijzing(this RuleContext context, long nummer) =>
        context.Toewijzing(nummer) is { } version && IsOwn(context, version) ? version : null;

    /// <summary>301: what is current for this client and aanbieder on the Dagtekening and not in the message, by number.</summary>
    public static IReadOnlyList<Toewijzing> CurrentBeside(this RuleContext context, IEnumerable<ToegewezenProduct> products)
    {
        var named = products.Select(p => p.ToewijzingNummer).ToHashSet();
        return
        [
            .. context.Register.Toewijzingen.Values
                .Where(t => !named.Contains(t.Nummer) && IsOwn(context, t) && t.IsActueelOn(context.Dagtekening))
                .OrderBy(t => t.Nummer),
        ];
    }

    /// <summary>Einddatum = Ingangsdatum with RedenWijziging 13 or the obsolete 01: the allocation counts as never sent.</summary>
    public static bool IsDeletion(this ToegewezenProduct product) =>
        product.Einddatum == product.Ingangsdatum
        && Toewijzing.IsDeletion(product.RedenWijziging, product.Ingangsdatum, product.Einddatum);

    private static bool IsOwn(RuleContext context, Toewijzing version) =>
        version.Bsn == context.Client?.Bsn && version.Aanbieder == context.Bericht.Header.Ontvanger;
}

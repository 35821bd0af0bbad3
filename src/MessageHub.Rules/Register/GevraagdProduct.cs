using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Register;

/// <summary>One product of a request (315, 317) as the aanbieder asked for it: what a decision is compared with (OP348).</summary>
public abstract record GevraagdProduct
{
    private GevraagdProduct()
    {
    }

    /// <summary>317: an allocation that has to stay as it is.</summary>
    public sealed record Ongewijzigd(long ToewijzingNummer) : GevraagdProduct;

    /// <summary>317: an allocation that has to change.</summary>
    /// <param name="ToewijzingNummer">The allocation.</param>
    /// <param name="GewensteIngangsdatum">First day of the change, inclusive.</param>
    /// <param name="Einddatum">Last day, inclusive; null is open-ended.</param>
    /// <param name="Omvang">Null leaves the volume as it is.</param>
    /// <param name="Budget">Whole eurocents; null leaves the budget as it is.</param>
    public sealed record TeWijzigen(
        long ToewijzingNummer, DateOnly GewensteIngangsdatum, DateOnly? Einddatum, Omvang? Omvang, long? Budget) : GevraagdProduct;

    /// <summary>315, and NieuwProduct of a 317.</summary>
    /// <param name="Product">Null is generic care.</param>
    /// <param name="Ingangsdatum">First day, inclusive.</param>
    /// <param name="Einddatum">Last day, inclusive; null is open-ended.</param>
    /// <param name="Omvang">Null beside a budget.</param>
    /// <param name="Budget">Whole eurocents.</param>
    public sealed record Nieuw(Product? Product, DateOnly Ingangsdatum, DateOnly? Einddatum, Omvang? Omvang, long? Budget)
        : GevraagdProduct;

    /// <summary>What a 315 asks for under one reference.</summary>
    public static Nieuw Of(AangevraagdProduct product) =>
        new(product.Product, product.ToewijzingIngangsdatum, product.ToewijzingEinddatum, product.Omvang, product.Budget);

    /// <summary>All that a 317 asks for, in the order of the message.</summary>
    public static IReadOnlyList<GevraagdProduct> Of(Verzoek verzoek) =>
    [
        .. (verzoek.OngewijzigdeProducten ?? []).Select(p => new Ongewijzigd(p.ToewijzingNummer)),
        .. (verzoek.TeWijzigenProducten ?? []).Select(
            p => new TeWijzigen(p.ToewijzingNummer, p.GewensteIngangsdatum, p.Einddatum, p.Omvang, p.Budget)),
        .. (verzoek.NieuweProducten ?? []).Select(p => new Nieuw(p.Product, p.GewensteIngangsdatum, p.Einddatum, p.Omvang, p.Budget)),
    ];
}

using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Composing;

/// <summary>
/// What granting a request comes down to, one to one as it was asked (OP348). Pure. Source: process.md §2.3 and §2.4, IV092, IV093,
/// IV094.
/// </summary>
public static class HonouredVerzoek
{
    /// <summary>A product of a 315 is a new allocation with the reference of that product (IV094).</summary>
    public static AllocationChange.Assign Grant(GevraagdProduct.Nieuw asked, string referentieAanbieder) =>
        Assign(asked) with { ReferentieAanbieder = referentieAanbieder };

    /// <summary>All products of a 317 at once: the changes, without those that stay as they are; or why it cannot be expressed.</summary>
    /// <param name="asked">The content of the 317.</param>
    /// <param name="current">Current versions by ToewijzingNummer.</param>
    /// <param name="asOf">The day of composing: what ended before it is followed by a new one (OP380).</param>
    public static HonouredChanges Grant(
        IEnumerable<GevraagdProduct> asked, IReadOnlyDictionary<long, Toewijzing> current, DateOnly asOf)
    {
        var changes = new List<AllocationChange>();
        foreach (var product in asked)
        {
            switch (product)
            {
                case GevraagdProduct.Nieuw added:
                    changes.Add(Assign(added));
                    break;
                case GevraagdProduct.TeWijzigen wanted:
                    if (current.GetValueOrDefault(wanted.ToewijzingNummer) is not { } version)
                        return new([], new(ComposeRefusalReason.UnknownAllocation, wanted.ToewijzingNummer));
                    if (Changes(wanted, version, asOf) is not { } expressed)
                        return new([], new(ComposeRefusalReason.NotExpressible, wanted.ToewijzingNummer));
                    changes.AddRange(expressed);
                    break;
                default:
                    break;
            }
        }

        return new(changes, null);
    }

    private static AllocationChange.Assign Assign(GevraagdProduct.Nieuw asked) =>
        new(asked.Product, asked.Ingangsdatum, asked.Einddatum, asked.Omvang, asked.Budget);

    /// <summary>The table of process.md §2.4 for one TeWijzigenProduct; null when no message can say it.</summary>
    private static List<AllocationChange>? Changes(GevraagdProduct.TeWijzigen wanted, Toewijzing version, DateOnly asOf)
    {
        // What the request leaves out stays as it is; who asks for a volume gives up a budget, and the other way round.
        var omvang = wanted.Omvang ?? (wanted.Budget is null ? version.Omvang : null);
        var budget = wanted.Budget ?? (wanted.Omvang is null ? version.Budget : null);
        if (Versions.MayChangeTo(version, omvang, budget))
        {
            if ((omvang, budget, wanted.Einddatum) == (version.Omvang, version.Budget, version.Einddatum))
                return [];
            return version.LastDay < asOf && (wanted.Einddatum ?? DateOnly.MaxValue) > version.LastDay && omvang == version.Omvang
                ? [new AllocationChange.Assign(version.Product, version.LastDay.AddDays(1), wanted.Einddatum, omvang, budget)]
                : [new AllocationChange.Alter(version.Nummer, wanted.Einddatum, omvang, budget, Codes.RedenWijziging.Aanbieder)];
        }

        if (wanted.GewensteIngangsdatum <= version.Ingangsdatum)
            return null;
        var lastDay = wanted.GewensteIngangsdatum.AddDays(-1);
        var successor = new AllocationChange.Assign(version.Product, wanted.GewensteIngangsdatum, wanted.Einddatum, omvang, budget);
        return version.LastDay <= lastDay
            ? [successor]
            : [new AllocationChange.Alter(version.Nummer, lastDay, version.Omvang, version.Budget, Codes.RedenWijziging.Aanbieder),
               successor];
    }
}

/// <summary>What a granted 317 changes, or why it cannot be granted as it was asked.</summary>
/// <param name="Changes">Empty when refused.</param>
/// <param name="Refusal">Null when it can be granted.</param>
public sealed record HonouredChanges(IReadOnlyList<AllocationChange> Changes, ComposeRefusal? Refusal);

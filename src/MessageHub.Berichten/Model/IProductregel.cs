namespace MessageHub.Berichten.Model;

/// <summary>
/// What the four classes that assign or ask for care have in common (ToegewezenProduct, AangevraagdProduct, TeWijzigenProduct,
/// NieuwProduct): the standard gives them the same conditions under different element names.
/// </summary>
public interface IProductregel
{
    /// <summary>Null for generic care; a TeWijzigenProduct never carries it.</summary>
    Product? Product { get; }

    /// <summary>How much, in a unit per frequency; null where a budget or nothing is said.</summary>
    Omvang? Omvang { get; }

    /// <summary>Whole eurocents.</summary>
    long? Budget { get; }

    /// <summary>First day: Ingangsdatum, ToewijzingIngangsdatum or GewensteIngangsdatum.</summary>
    DateOnly Begin { get; }

    /// <summary>Last day, inclusive, null when open-ended: Einddatum or ToewijzingEinddatum.</summary>
    DateOnly? Einde { get; }

    /// <summary>Name of the element that holds <see cref="Begin"/>.</summary>
    string BeginElement { get; }

    /// <summary>Name of the element that holds <see cref="Einde"/>.</summary>
    string EindeElement { get; }
}

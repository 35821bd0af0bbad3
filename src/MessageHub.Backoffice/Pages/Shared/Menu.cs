using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>The way through the pages: everybody is offered what he may see.</summary>
public static class Menu
{
    public static readonly Item Held = new("Wacht op besluit", "/wacht", v => v.SeesPersons);

    private static readonly Item Contracts = new("Contracten", "/contractmanagement", v => v.ManagesContracts);
    private static readonly Item Care = new("Zorg", "/zorg", v => v.SeesCare);
    private static readonly Item Percelen = new("Percelen", "/percelen", v => v.SeesFigures);

    private static readonly Item[] All =
    [
        new("Overzicht", "/overzicht", v => v.SeesFigures),
        Contracts,
        Care,
        new("Bedragen", "/bedragen", v => v.SeesFigures),
        Percelen,
        new("Afgekeurd", "/afgekeurd", v => v.SeesFigures),
        new("Gesprekken", "/gesprekken", v => v.ManagesContracts),
        Held,
        new("Teruggekomen", "/teruggekomen", v => v.SeesPersons),
        new("Verzoeken", "/verzoeken", v => v.SeesPersons),
        new("Termijnen", "/termijnen", v => v.SeesFigures),
        new("Zoeken", "/zoeken", v => v.SeesPersons),
        new("Tarieven", "/tarieven", v => v.KeepsAgreements),
        new("Lijsten", "/lijsten", v => v.KeepsAgreements),
        new("Toegang", "/toegang", v => v.Has(Role.Beheerder)),
        new("Toegangslog", "/toegangslog", v => v.SeesAccounts),
        new("Inzagelog", "/inzagelog", v => v.Has(Role.Privacy)),
    ];

    /// <summary>One page people go to.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Path">Where it is.</param>
    /// <param name="IsFor">Who is offered it; what guards the page is <see cref="PageRights"/>.</param>
    public sealed record Item(string Name, string Path, Func<Viewer, bool> IsFor);

    /// <summary>
    /// The page that somebody begins with: with several roles that of the first of these, else the first page he may see.
    /// </summary>
    public static Item? FirstOf(Viewer viewer) =>
        viewer.SeesPersons ? All[0]
        : viewer.Has(Role.Contractmanager) ? Contracts
        : viewer.Has(Role.Beleid) ? Percelen
        : viewer.Has(Role.Toegang) ? Care
        : Of(viewer).FirstOrDefault();

    public static IEnumerable<Item> Of(Viewer viewer) => All.Where(i => i.IsFor(viewer));

    public static bool IsHere(Item item, PathString path) => path.StartsWithSegments(item.Path, StringComparison.Ordinal);
}

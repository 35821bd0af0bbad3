using MessageHub.Register.Database;

namespace MessageHub.Register.Lists;

/// <summary>
/// A list that people keep with files: what its columns are is said here once, for reading, storing, showing and writing it. Days are
/// inclusive; a row without a last day goes on.
/// </summary>
public sealed record KeptList
{
    private const string From = "van";
    private const string Until = "tot";

    /// <summary>What it is called in addresses, files and on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for, in one sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>The columns, in the order of the file.</summary>
    public required IReadOnlyList<ListColumn> Columns { get; init; }

    /// <summary>The rows of other lists that a row names.</summary>
    public IReadOnlyList<ListReference> References { get; init; } = [];

    /// <summary>Periods begin on the first and end on the last day of a month, because claims are distinguished by month.</summary>
    public bool IsByMonth { get; init; }

    internal string Table { get; private init; } = "";

    /// <summary>Two rows that agree in all of the key but the first day have no day in common.</summary>
    public bool HasPeriod => Columns.Any(c => c.Name == From);

    /// <summary>The place of the first day.</summary>
    public int FromPlace => PlaceOf(From);

    /// <summary>The place of the last day.</summary>
    public int UntilPlace => PlaceOf(Until);

    /// <summary>The place of the gemeente whose row it is, or -1 when rows are of the whole installation.</summary>
    public int GemeentePlace =>
        Columns.TakeWhile(c => c.Kind is not ListColumnKind.Gemeente).Count() is var place && place < Columns.Count ? place : -1;

    /// <summary>
    /// Whether a row is of what somebody may see: a gemeente, and where the list has domains that domain of it. Of the whole installation
    /// is everybody's.
    /// </summary>
    /// <param name="scope">What may be seen; null is everything.</param>
    /// <param name="values">The row.</param>
    public bool IsOf(GemeenteScope? scope, IReadOnlyList<string?> values)
    {
        if (scope is null || GemeentePlace < 0 || values[GemeentePlace] is not { } gemeente)
            return true;
        return PlaceOf("domein") is var place && place < Columns.Count && Families.OfDomein(values[place]) is { } standaard
            ? scope.Contains(gemeente, standaard)
            : scope.Gemeenten.Contains(gemeente);
    }

    /// <summary>The place of a column, from 0.</summary>
    public int PlaceOf(string column) => Columns.TakeWhile(c => c.Name != column).Count();

    /// <summary>Names of aanbieders and how to reach them.</summary>
    public static readonly KeptList Aanbieders = new()
    {
        Name = "aanbieders",
        Title = "Aanbieders",
        Meaning = "Namen en gegevens om contact op te nemen. Een aanbieder die opging in een andere, noemt die als hoofd_agb.",
        Table = "listed_aanbieder",
        Columns =
        [
            new("agb", ListColumnKind.Agb) { IsKey = true, IsRequired = true },
            new("naam", ListColumnKind.Text) { IsRequired = true },
            new("hoofd_agb", ListColumnKind.Agb),
            new("telefoon", ListColumnKind.Phone),
            new("mail", ListColumnKind.Text),
            new(From, ListColumnKind.Day) { IsKey = true, IsRequired = true },
            new(Until, ListColumnKind.Day),
        ],
        References = [new(["hoofd_agb"], "aanbieders", ["agb"], "Deze hoofdaanbieder staat niet in de lijst aanbieders.")],
    };

    /// <summary>The percelen of an indeling.</summary>
    public static readonly KeptList Percelen = new()
    {
        Name = "percelen",
        Title = "Percelen",
        Meaning = "De percelen van een indeling, met hun volgorde. Een andere indeling kan dezelfde producten anders verdelen.",
        Table = "listed_perceel",
        Columns =
        [
            new("indeling", ListColumnKind.Text) { IsKey = true, IsRequired = true, Longest = 50 },
            new("domein", ListColumnKind.Domein) { IsKey = true, IsRequired = true },
            new("code", ListColumnKind.Text) { IsKey = true, IsRequired = true, Longest = 20 },
            new("naam", ListColumnKind.Text) { IsRequired = true },
            new("volgorde", ListColumnKind.Number),
            new("cluster", ListColumnKind.Text) { Longest = 50 },
            new("zwaarte", ListColumnKind.Number) { Range = (1, 9) },
            new("in_scope", ListColumnKind.YesNo),
            new("concentratie", ListColumnKind.YesNo),
            new(From, ListColumnKind.Day) { IsKey = true, IsRequired = true },
            new(Until, ListColumnKind.Day),
        ],
    };

    /// <summary>Which product belongs to which perceel of an indeling.</summary>
    public static readonly KeptList Perceelproducten = new()
    {
        Name = "perceelproducten",
        Title = "Producten van percelen",
        Meaning = "Bij welk perceel van een indeling een product hoort, vanaf de eerste dag van een maand.",
        Table = "listed_perceelproduct",
        IsByMonth = true,
        Columns =
        [
            new("indeling", ListColumnKind.Text) { IsKey = true, IsRequired = true, Longest = 50 },
            new("domein", ListColumnKind.Domein) { IsKey = true, IsRequired = true },
            new("productcode", ListColumnKind.Text) { IsKey = true, IsRequired = true, Longest = 5 },
            new("perceel", ListColumnKind.Text) { IsRequired = true, Longest = 20 },
            new(From, ListColumnKind.Day) { IsKey = true, IsRequired = true },
            new(Until, ListColumnKind.Day),
        ],
        References =
        [
            new(
                ["indeling", "domein", "perceel"],
                "percelen",
                ["indeling", "domein", "code"],
                "Dit perceel staat niet in de lijst percelen van deze indeling."),
            new(
                ["domein", "productcode"],
                "producten",
                ["domein", "productcode"],
                "Dit product staat niet in de lijst producten van dit domein.")
            {
                OnlyWhereFilled = true,
            },
        ],
    };

    /// <summary>The products that a gemeente knows.</summary>
    public static readonly KeptList Producten = new()
    {
        Name = "producten",
        Title = "Producten",
        Meaning = "De productcodes van een gemeente per wet, met namen. Is de lijst gevuld, dan wordt een andere productcode afgekeurd.",
        Table = "listed_product",
        Columns =
        [
            new("gemeente", ListColumnKind.Gemeente) { IsKey = true, IsRequired = true },
            new("domein", ListColumnKind.Domein) { IsKey = true, IsRequired = true },
            new("productcategorie", ListColumnKind.ProductCategorie) { IsKey = true, IsRequired = true },
            new("productcode", ListColumnKind.Text) { IsKey = true, IsRequired = true, Longest = 5 },
            new("naam", ListColumnKind.Text) { IsRequired = true },
            new("eenheid", ListColumnKind.Choice) { Choices = ["01", "04", "14", "16", "82", "83", "84"] },
            new(From, ListColumnKind.Day) { IsKey = true, IsRequired = true },
            new(Until, ListColumnKind.Day),
        ],
    };

    /// <summary>Who is contracted for what.</summary>
    public static readonly KeptList Contracten = new()
    {
        Name = "contracten",
        Title = "Contracten",
        Meaning = "Welke aanbieder voor welk perceel is ingeschreven, met klasse en aandacht.",
        Table = "listed_contract",
        Columns =
        [
            new("gemeente", ListColumnKind.Gemeente) { IsKey = true, IsRequired = true },
            new("agb", ListColumnKind.Agb) { IsKey = true, IsRequired = true },
            new("domein", ListColumnKind.Domein) { IsKey = true, IsRequired = true },
            new("perceel", ListColumnKind.Text) { IsKey = true, IsRequired = true, Longest = 20 },
            new("kenmerk", ListColumnKind.Text) { IsKey = true, Longest = 50 },
            new("soort", ListColumnKind.Choice) { Choices = ["raam", "maatwerk", "overbrugging", "pilot"] },
            new("variant", ListColumnKind.Choice) { Choices = ["inspanning", "output", "taak"] },
            new("klasse", ListColumnKind.Choice) { Choices = ["strategisch", "specialistisch", "overig"] },
            new("aandacht_reden", ListColumnKind.Text),
            new("aandacht_tot", ListColumnKind.Day),
            new("status", ListColumnKind.Choice) { Choices = ["concept", Active, "beëindigd", "geblokkeerd"], IsRequired = true },
            new(From, ListColumnKind.Day) { IsKey = true, IsRequired = true },
            new(Until, ListColumnKind.Day),
            new("max_bedrag_jaar", ListColumnKind.Amount),
            new("max_aanbieders", ListColumnKind.Number),
            new("open_voor_nieuw", ListColumnKind.YesNo),
        ],
        References =
        [
            new(["agb"], "aanbieders", ["agb"], "Deze aanbieder staat niet in de lijst aanbieders."),
            new(["domein", "perceel"], "percelen", ["domein", "code"], "Dit perceel staat niet in de lijst percelen van dit domein."),
        ],
    };

    /// <summary>How many people live in a gemeente.</summary>
    public static readonly KeptList Inwoners = new()
    {
        Name = "inwoners",
        Title = "Inwoners",
        Meaning = "Het aantal inwoners van een gemeente per jaar, en hoeveel van hen jeugd zijn.",
        Table = "listed_inwoners",
        Columns =
        [
            new("gemeente", ListColumnKind.Gemeente) { IsKey = true, IsRequired = true },
            new("jaar", ListColumnKind.Number) { IsKey = true, IsRequired = true, Range = (2015, 2100) },
            new("inwoners", ListColumnKind.Number) { IsRequired = true },
            new("jeugd", ListColumnKind.Number),
        ],
    };

    /// <summary>All of them, each after those that it names.</summary>
    public static IReadOnlyList<KeptList> All { get; } = [Aanbieders, Percelen, Producten, Perceelproducten, Contracten, Inwoners];

    /// <summary>The status of a contract that counts.</summary>
    public const string Active = "actief";

    /// <summary>The list of this name, or null.</summary>
    public static KeptList? Find(string? name) => All.FirstOrDefault(l => l.Name == name);
}

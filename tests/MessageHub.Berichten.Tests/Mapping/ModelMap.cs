using MessageHub.Berichten.Model;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Mapping;

/// <summary>Which record of the model stands for which class or composite type of the tables.</summary>
internal static class ModelMap
{
    public static readonly IReadOnlyDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["Root"] = typeof(Bericht),
        ["Header"] = typeof(Header),
        ["Client"] = typeof(Client),
        ["Relatie"] = typeof(Relatie),
        ["Contact"] = typeof(Contact),
        ["ToegewezenProduct"] = typeof(ToegewezenProduct),
        ["StartProduct"] = typeof(StartProduct),
        ["StopProduct"] = typeof(StopProduct),
        ["AangevraagdProduct"] = typeof(AangevraagdProduct),
        ["Verzoek"] = typeof(Verzoek),
        ["OngewijzigdProduct"] = typeof(OngewijzigdProduct),
        ["TeWijzigenProduct"] = typeof(TeWijzigenProduct),
        ["NieuwProduct"] = typeof(NieuwProduct),
        ["Antwoord"] = typeof(Antwoord),
        ["Woonplaatsbeginsel"] = typeof(Woonplaatsbeginsel),
        ["Declaratie"] = typeof(Declaratie),
        ["DeclaratieAntwoord"] = typeof(DeclaratieAntwoord),
        ["Prestatie"] = typeof(Prestatie),
        ["CDT_Achternaam"] = typeof(Familienaam),
        ["CDT_Adres"] = typeof(Adres),
        ["CDT_BedragMetDC"] = typeof(BedragMetDC),
        ["CDT_BerichtIdentificatie"] = typeof(BerichtIdentificatie),
        ["CDT_Communicatie"] = typeof(Communicatie),
        ["CDT_Geboortedatum"] = typeof(Geboortedatum),
        ["CDT_GeslotenPeriode"] = typeof(GeslotenPeriode),
        ["CDT_Huis"] = typeof(Huis),
        ["CDT_Omvang"] = typeof(Omvang),
        ["CDT_OpenPeriode"] = typeof(OpenPeriode),
        ["CDT_Product"] = typeof(Product),
        ["CDT_Referentie"] = typeof(Referentie),
        ["CDT_Telefoon"] = typeof(Telefoon),
        ["CDT_Telefoonnummers"] = typeof(Telefoonnummers),
        ["CDT_TotaalBedragMetDC"] = typeof(TotaalBedragMetDC),
        ["CDT_VerkorteNaam"] = typeof(Naam),
        ["CDT_Verwijzer"] = typeof(Verwijzer),
        ["CDT_VolledigeNaam"] = typeof(Naam),
        ["CDT_XsdVersie"] = typeof(XsdVersie),
    };

    /// <summary>All records of the model, also those that the map might forget.</summary>
    public static readonly IReadOnlyList<Type> Records =
        [
            .. typeof(Bericht)
                .Assembly.GetTypes()
                .Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(Klasse)) || t.IsSubclassOf(typeof(Samenstelling))))
        ];

    /// <summary>The one row of a class that only wraps a repeated element (Prestaties, RetourCodes), or <c>null</c>.</summary>
    public static ElementRow? ItemOf(MessageTable table, string type) =>
        table.RowsOf(type) is [{ Max: null } item] ? item : null;

    /// <summary>The type that a property must have for an element, without its being optional.</summary>
    public static Type PropertyType(MessageTable table, ElementRow row)
    {
        if (ItemOf(table, row.Type) is { } item)
            return typeof(IReadOnlyList<>).MakeGenericType(PropertyType(table, item));
        if (table.RowsOf(row.Type) is not null)
            return Types[row.Type];
        if (row.Type == "LDT_BurgerServicenummer")
            return typeof(Bsn);
        return table.DataTypes[row.Type].Base switch
        {
            "xs:string" => typeof(string),
            "xs:integer" => typeof(long),
            "xs:date" => typeof(DateOnly),
            "xs:time" => typeof(TimeOnly),
            var other => throw new InvalidDataException($"No property type known for {other}"),
        };
    }
}

using System.Text.RegularExpressions;
using MessageHub.Berichten;
using MessageHub.Processing.Tables;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing.Agreements;

/// <summary>Reads the rows of an agreements file, one after the other. Not for use by several threads.</summary>
/// <param name="own">What may be written for; null for everything.</param>
internal sealed partial class AgreementsRowReader(GemeenteScope? own)
{
    public const string TariefOp = "tarief_op";
    public const string GebrokenMaand = "gebroken_maand";
    public const string Frequenties = "frequenties";
    public const string Withdrawn = "vervallen";
    private const string Herkomst = "herkomst";
    private const string Index = "index";

    /// <summary>Columns that a file may lack.</summary>
    public static readonly IReadOnlyList<string> Optional = [TariefOp, GebrokenMaand, Frequenties, Herkomst, Index, Withdrawn];

    /// <summary>Columns that the file that was read lacks.</summary>
    public IReadOnlySet<string> Lacking => lacking;

    private readonly HashSet<string> lacking = [];

    /// <summary>What the figures are kept by has to fit in an index, and on a page.</summary>
    private const int MaxPerceelLength = 100;

    /// <summary>No tariff is a million euro.</summary>
    private const int TariefDigits = 6;

    private static readonly string[] Inspanning =
    [
        Codes.Eenheid.Minuut, Codes.Eenheid.Uur, Codes.Eenheid.Etmaal, Codes.Eenheid.Dagdeel, Codes.Eenheid.StuksInspanning,
    ];

    private static readonly string[] Output = [Codes.Eenheid.StuksOutput, Codes.Eenheid.Euro];
    private static readonly string[] Eenheden = [.. Inspanning, .. Output];

    private static readonly string[] NotByDay =
        [Codes.Eenheid.Etmaal, Codes.Eenheid.Dagdeel, Codes.Eenheid.Euro, Codes.Eenheid.StuksInspanning];

    /// <summary>One row, or null when something is wrong with it.</summary>
    public AgreementRow? Read(TableFields fields)
    {
        if (lacking.Count == 0)
            lacking.UnionWith(Optional.Where(c => !fields.Has(c)));
        var gemeente = fields.Digits("gemeente", 4, shortest: 1);
        // One that does not exist is reported as one of another: the difference is nobody's to know.
        if (!fields.IsBad && own?.Gemeenten.Contains(gemeente) is false)
            fields.Bad("gemeente", $"U mag geen afspraken vastleggen voor gemeente {gemeente}.");
        // Of another's agreements nothing else is reported, not even whether they could be right.
        if (fields.IsBad)
            return null;
        var aanbieder = fields.Digits("agb", 8, shortest: 7);
        var domein = fields.OneOf("domein", ["jw", "wmo"], fields.Lower("domein"));
        if (Families.OfDomein(domein) is { } standaard && own?.Contains(gemeente, standaard) is false)
        {
            fields.Bad("domein", $"U mag van gemeente {gemeente} geen afspraken vastleggen voor {domein}.");
            return null;
        }

        var categorie = fields.Digits("productcategorie", 2, shortest: 1);
        var code = fields.Text("productcode", 1, 5);
        var eenheid = fields.OneOf("eenheid", Eenheden, fields.Field("eenheid").PadLeft(2, '0'));
        var variant = fields.OneOf("variant", ["inspanning", "output", "taak"], fields.Lower("variant"));
        var tarief = Tarief(fields, eenheid);
        var van = fields.Date("geldig_van", required: true);
        var tot = fields.Date("geldig_tot", required: false);
        var minuten = fields.OneOf("minuten_toegestaan", ["ja", "nee"], fields.Lower("minuten_toegestaan"));
        var perceel = fields.Text("perceel", 0, MaxPerceelLength);
        if (BsnText.IsIn(perceel))
            fields.Bad("perceel", BsnText.Problem);
        if (variant == "inspanning" && Output.Contains(eenheid) || variant == "output" && Inspanning.Contains(eenheid))
            fields.Bad("eenheid", $"Eenheid {eenheid} past niet bij variant {variant}.");
        if (tot < van)
            fields.Bad("geldig_tot", "De laatste dag ligt voor de eerste dag.");
        var tariefOp = Meaning(fields, TariefOp, AgreementWords.TariefOp);
        if (tariefOp is Rules.Tariffs.TariefOp.Toewijzing && eenheid != Codes.Eenheid.StuksOutput)
            fields.Bad(TariefOp, "Het tarief van de toewijzing geldt alleen voor output in stuks: eenheid 82.", fields.Field(TariefOp));
        var gebrokenMaand = Meaning(fields, GebrokenMaand, AgreementWords.GebrokenMaand);
        if (gebrokenMaand is not Rules.Tariffs.GebrokenMaand.Vol && !Output.Contains(eenheid))
            fields.Bad(GebrokenMaand, "Een deel van een maand bestaat alleen bij output: eenheid 82 en 83.", fields.Field(GebrokenMaand));
        var frequenties = FrequentiesOf(fields, eenheid);
        var herkomst = fields.Field(Herkomst).Length == 0
            ? Agreement.Basis
            : fields.OneOf(Herkomst, AgreementWords.Herkomst, fields.Lower(Herkomst));
        var index = Percentage(fields, herkomst);
        var isWithdrawn = fields.Field(Withdrawn).Length > 0 && fields.OneOf(Withdrawn, ["ja", "nee"], fields.Lower(Withdrawn)) == "ja";
        return fields.IsBad ? null : new(gemeente, aanbieder, domein == "jw" ? Standaard.Ijw : Standaard.Iwmo, new Agreement
        {
            Row = fields.Number,
            ProductCategorie = categorie,
            ProductCode = code,
            Eenheid = eenheid,
            Tarief = tarief,
            GeldigVan = van!.Value,
            GeldigTot = tot,
            MinutenToegestaan = minuten == "ja",
            Perceel = perceel,
            Variant = variant,
            TariefOp = tariefOp,
            GebrokenMaand = gebrokenMaand,
            Frequenties = frequenties,
            Herkomst = herkomst,
            Index = index,
        })
        {
            IsWithdrawn = isWithdrawn,
        };
    }

    /// <summary>What a word means; a field that is empty is the first of them.</summary>
    private static T Meaning<T>(TableFields fields, string column, IReadOnlyDictionary<T, string> words)
        where T : struct, Enum
    {
        var word = fields.Lower(column);
        return word.Length == 0 ? default
            : words.Values.Contains(fields.OneOf(column, [.. words.Values], word)) ? AgreementWords.Meaning(words, word)
            : default;
    }

    /// <summary>
    /// The frequencies, in order. A message cannot assign a unit of a whole day or more, or euros, by the day (CS338, CS343).
    /// </summary>
    private static string FrequentiesOf(TableFields fields, string eenheid)
    {
        var field = fields.Field(Frequenties);
        if (!Separated().IsMatch(field))
        {
            fields.Bad(Frequenties, "Hier moeten frequenties staan: 1 (dag), 2 (week), 4 (maand) of 6 (totaal), bijvoorbeeld 2 4.", field);
            return "";
        }

        var codes = field.Where(char.IsAsciiDigit).Distinct().Order().ToList();
        if (codes.Contains(Codes.Frequentie.Dag[0]) && NotByDay.Contains(eenheid))
            fields.Bad(Frequenties, $"Frequentie 1 (dag) kan een bericht niet zeggen bij eenheid {eenheid}.", field);
        return string.Join(' ', codes);
    }

    private static decimal? Percentage(TableFields fields, string herkomst)
    {
        var field = fields.Field(Index);
        if (field.Length == 0)
            return null;
        if (herkomst != Agreement.Indexering)
            fields.Bad(Index, "Een percentage hoort bij herkomst indexering.", field);
        if (Indexation.PercentageOf(field) is { } percentage)
            return percentage;
        fields.Bad(Index, Indexation.PercentageProblem, field);
        return null;
    }

    [GeneratedRegex(@"\A([1246]([ ,./+]+|\z))*\z")]
    private static partial Regex Separated();

    /// <summary>Empty for unit 83 and only there.</summary>
    private static long? Tarief(TableFields fields, string eenheid)
    {
        if (eenheid != Codes.Eenheid.Euro)
            return fields.Cents("tarief", TariefDigits);
        if (fields.Field("tarief") is { Length: > 0 } value)
            fields.Bad("tarief", "Bij eenheid 83 hoort geen tarief.", value);
        return null;
    }
}

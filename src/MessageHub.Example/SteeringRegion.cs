namespace MessageHub.Example;

/// <summary>
/// A region whose figures of 2025 are those of a document about steering (sap.md §6): granted amounts, registered aanbieders, clients and
/// shares. Aanbieders and persons are invented.
/// </summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="Gemeenten">CBS codes, with how many of its persons live there.</param>
/// <param name="Percelen">In the order of the table.</param>
public sealed record SteeringRegion(
    string Name, IReadOnlyList<(string Code, int Weight)> Gemeenten, IReadOnlyList<SteeringPerceel> Percelen)
{
    /// <summary>Where its table is shown.</summary>
    public const string Table = "/percelen?jaar=2025";

    /// <summary>The printed table of document 003: 13 rows, n.v.t. where a share is null.</summary>
    public static readonly SteeringRegion Rivierenland = new(
        "rivierenland",
        [("0214", 13), ("0216", 14), ("1740", 12), ("0281", 30), ("1960", 21), ("0668", 10)],
        [
            new("wmo", "W1", "Persoonlijke verzorging", 52875, 27, 16, null, null, "03", "03A01"),
            new("wmo", "W2", "Individuele begeleiding", 8802420, 130, 1656, 3246, 6489, "02", "02A01"),
            new("wmo", "W3", "Begeleiding (groep)/Dagbesteding", 4038870, 83, 775, 3931, 6747, "07", "07A01"),
            new("wmo", "W4", "Kortdurend verblijf", 37972, 28, 10, null, null, "04", "04A01"),
            new("jw", "J1", "Persoonlijke verzorging", 172391, 16, 43, null, null, "40", "40A01") { Cents = LessInEach },
            new("jw", "J2", "Ambulante begeleiding", 7049016, 140, 1452, 3416, 5396, "45", "45A01") { Cents = LessInEach },
            new("jw", "J3", "Ambulante behandeling", 16511447, 115, 5686, 4026, 6616, "54", "54A01") { Cents = LessInEach },
            new("jw", "J4", "Logeren", 560158, 36, 110, 3759, 7643, "44", "44A01") { Cents = LessInEach },
            new("jw", "J5", "Wonen zonder behandeling", 3718607, 28, 262, 6610, 9105, "44", "44A02") { Cents = LessInEach },
            new("jw", "J6", "Behandeling met verblijf", 7568379, 34, 160, 6772, 8599, "43", "43A01") { Cents = LessInEach },
            new("jw", "J7", "Gecertificeerde instelling", 3172637, 3, 539, null, null, "48", "48A01", IsInScope: false),
            new(
                "jw", "J8", "Landelijk ingekochte zorg", 2753885, 34, 148, null, null, "55", "55A01", IsInScope: false,
                HasConcentration: false),
            new("jw", "J9", "Jeugdzorg plus", 455461, 3, 9, null, null, "43", "43A02", IsInScope: false),
        ]);

    /// <summary>Document 001: of the Wmo 53/47 of the euros and 62/38 of the clients, of the Jeugdwet 54/41/5 and 31/62/7.</summary>
    public static readonly SteeringRegion Bommelerwaard = new(
        "bommelerwaard",
        [("0297", 55), ("0263", 45)],
        [
            new("wmo", "W1", "Ondersteuning thuis", 530_000, 24, 124, null, null, "02", "02A01"),
            new("wmo", "W2", "Dagbesteding", 470_000, 18, 76, null, null, "07", "07A01"),
            new("jw", "J1", "Wonen en verblijf", 1_620_000, 14, 62, null, null, "44", "44A01"),
            new("jw", "J2", "Ambulant", 1_230_000, 40, 124, null, null, "45", "45A01"),
            new("jw", "J3", "Crisis", 150_000, 4, 14, null, null, "46", "46A01"),
        ]);

    /// <summary>Document 002: twelve groups that round to 98.673.331, with a total of 98.673.332.</summary>
    public static readonly SteeringRegion Mijov = new(
        "mijov",
        [("0200", 44), ("0213", 6), ("0232", 9), ("0244", 4), ("0246", 6), ("0262", 10), ("0285", 8), ("0301", 13)],
        [
            new("wmo", "W1", "Begeleiding individueel", 15_210_404, 60, 480, null, null, "02", "02A01") { Cents = 33 },
            new("wmo", "W2", "Begeleiding groep", 9_481_233, 48, 310, null, null, "07", "07A01") { Cents = 33 },
            new("wmo", "W3", "Kortdurend verblijf", 402_118, 12, 24, null, null, "04", "04A01"),
            new("wmo", "W4", "Beschermd wonen", 12_904_771, 26, 150, null, null, "15", "15A01"),
            new("jw", "J1", "Begeleiding", 11_362_905, 52, 340, null, null, "45", "45A01"),
            new("jw", "J2", "Behandeling", 17_893_640, 64, 620, null, null, "54", "54A01"),
            new("jw", "J3", "Dyslexie", 2_214_508, 18, 180, null, null, "54", "54A02"),
            new("jw", "J4", "Logeren", 1_106_327, 20, 60, null, null, "44", "44A01"),
            new("jw", "J5", "Gezinshuis", 6_587_219, 16, 70, null, null, "44", "44A02"),
            new("jw", "J6", "Verblijf met behandeling", 14_730_086, 22, 120, null, null, "43", "43A01"),
            new("jw", "J7", "Crisis", 1_958_462, 9, 48, null, null, "46", "46A01"),
            new("jw", "J8", "Jeugdbescherming en jeugdreclassering", 4_821_658, 3, 160, null, null, "48", "48A01"),
        ]);

    /// <summary>Document 004: 36 tariffs for a profile at an intensity, one of them above 25.000 euro.</summary>
    public static readonly SteeringRegion Ijsselland = new(
        "ijsselland",
        [
            ("0148", 6), ("0150", 20), ("0160", 11), ("0166", 10), ("0175", 4), ("0177", 7),
            ("0180", 4), ("1708", 9), ("1773", 4), ("1896", 5), ("0193", 20),
        ],
        [
            .. from profile in Enumerable.Range(1, 12)
               from intensity in Enumerable.Range(1, 3)
               let isHighest = profile == 12 && intensity == 3
               select new SteeringPerceel(
                   "jw", $"P{profile}", $"Profiel {profile}", 0, 4 + profile % 3, 4 - intensity + profile % 4, null, null, "54",
                   $"54{(char)('A' + profile - 1)}0{intensity}")
               {
                   Tarief = isHighest ? 2_650_000 : (120_000 + profile * 35_000L) * intensity,
               },
        ]);

    /// <summary>Document 000: aanbieders of four classes, with one of whom a talk is due tomorrow.</summary>
    public static readonly SteeringRegion CapelleKrimpen = new(
        "capelle-krimpen",
        [("0502", 70), ("0542", 30)],
        [
            new("wmo", "W1", "Hulp bij het huishouden", 410_000, 6, 120, null, null, "01", "01A01"),
            new("wmo", "W2", "Begeleiding", 655_000, 14, 88, null, null, "02", "02A01"),
            new("wmo", "W3", "Dagbesteding", 290_500, 9, 41, null, null, "07", "07A01"),
            new("jw", "J1", "Ambulant", 870_300, 16, 104, null, null, "45", "45A01"),
            new("jw", "J2", "Behandeling", 1_204_700, 12, 96, null, null, "54", "54A01"),
            new("jw", "J3", "Verblijf", 640_900, 5, 12, null, null, "44", "44A01"),
        ]);

    /// <summary>All of them, in the order of their documents' size.</summary>
    public static IReadOnlyList<SteeringRegion> All { get; } = [Rivierenland, Bommelerwaard, Mijov, Ijsselland, CapelleKrimpen];

    /// <summary>So much less in each of six rows that the rows still round to what is printed, and their total too.</summary>
    private const int LessInEach = -20;

    /// <summary>The region of this name, or null.</summary>
    public static SteeringRegion? Find(string? name) => All.FirstOrDefault(r => r.Name == name);
}

using System.Text.RegularExpressions;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;
using MessageHub.Rules;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Scenarios.Tests.Rehearsal;

/// <summary>
/// An invented release 3.3 of iJw, made as docs/how-to/add-a-release.md says: a row with its days, schemas, and rules as values. It differs
/// from 3.2 in its namespaces, one new element (Commentaar of the Client in a 305), one code that is dropped (RedenBeeindiging 36), one
/// rule that is changed (TR335) and one that is new (TR901). The program itself does not know it. The nullable property that a new element
/// needs is there already, because a 315 has it; in a 305 of 3.2 the schema forbids it.
/// </summary>
internal static partial class RehearsalRelease
{
    /// <summary>The code that 3.3 has no more.</summary>
    public const string DroppedReden = "36";

    public static readonly ReleaseName Old = new(3, 2);

    public static readonly ReleaseName Name = new(3, 3);

    /// <summary>The releases of the program, and this one beside them.</summary>
    public static readonly Releases Both = new([.. Releases.BuiltIn.All, new(Name, new(2026, 7, 1), null, "3.0.0")]);

    /// <summary>The rules of the program of which one ends with 3.2, and the two of 3.3.</summary>
    public static readonly RuleSet Rules = new(
        RuleCatalogue.All.Rules.Select(r => r.Code == "TR335" ? EndedWith(Old, r) : r).Concat([Tr335Changed(), Tr901New()]),
        RuleCatalogue.All.Signals);

    /// <summary>Makes the schemas of 3.3 beside those of 3.2.</summary>
    public static SchemaLibrary WriteSchemas(string folder)
    {
        var old = Path.Combine(AppContext.BaseDirectory, "schemas", "ijw", Old.ToString());
        foreach (var release in new[] { Old, Name })
        {
            var to = Directory.CreateDirectory(Path.Combine(folder, "ijw", release.ToString())).FullName;
            foreach (var file in Directory.EnumerateFiles(old, "*.xsd"))
            {
                var text = File.ReadAllText(file);
                File.WriteAllText(Path.Combine(to, Path.GetFileName(file)), release == Old ? text : Renewed(text, Path.GetFileName(file)));
            }
        }

        return new(folder);
    }

    private static string Renewed(string schema, string file)
    {
        var renewed = Subversie().Replace(schema, "${1}3${2}")
            .Replace("/3_2/", "/3_3/", StringComparison.Ordinal)
            .Replace("1.0.0", "1.1.0", StringComparison.Ordinal);
        return file switch
        {
            "JW305.xsd" or "JW306.xsd" => Changed(
                renewed,
                """<xs:element name="Naam" type="ijw:CDT_VerkorteNaam"/>""",
                """
                <xs:element name="Naam" type="ijw:CDT_VerkorteNaam"/>
                <xs:element name="Commentaar" type="ijw:LDT_Commentaar" minOccurs="0"/>
                """),
            "basisschema.xsd" => Reden().Replace(renewed, r => Changed(r.Value, $"""<xs:enumeration value="{DroppedReden}"/>""", "")),
            _ => renewed,
        };
    }

    private static string Changed(string text, string from, string to) => text.Contains(from, StringComparison.Ordinal)
        ? text.Replace(from, to, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The schema has no {from}.");

    /// <summary>In the file of the rule this is one word: UpTo.</summary>
    private static Rule EndedWith(ReleaseName last, Rule rule) => new()
    {
        Code = rule.Code,
        Name = rule.Name,
        Level = rule.Level,
        RetourCode = rule.RetourCode,
        AppliesTo = rule.AppliesTo.UpTo(last),
        Definitie = rule.Definitie,
        Checks = rule.Checks,
        Needs = rule.Needs,
        ListId = rule.ListId,
    };

    private static Rule Tr335Changed() => new()
    {
        Code = "TR335",
        Name = "ProductPeriodNotOlderThan2Months",
        Level = Level.Content,
        RetourCode = "0001",
        AppliesTo = Scope.In(323).From(Name),
        Definitie = "Een productperiode is hoogstens twee maanden vóór de dagtekening van de declaratie geëindigd.",
        Checks =
        [
            Check.Each<Prestatie>((p, context) =>
                p.ProductPeriode.Einddatum >= context.Bericht.Declaratie!.DeclaratieDagtekening.AddMonths(-2)
                    ? null
                    : new("Declareer deze productperiode niet meer.", ComparedValue.Here("Einddatum", p.ProductPeriode.Einddatum))),
        ],
    };

    private static Rule Tr901New() => new()
    {
        Code = "TR901",
        Name = "StartCommentIsShort",
        Level = Level.AcrossMessages,
        RetourCode = "8001",
        AppliesTo = Scope.In(305).Only(Standaard.Ijw).From(Name),
        Definitie = "Het commentaar bij een start heeft hoogstens twintig tekens.",
        Checks =
        [
            Check.Each<Client>((c, _) => c.Commentaar is not { Length: > 20 and var length }
                ? null
                : new("Gebruik hoogstens twintig tekens.", ComparedValue.Here("aantal tekens van Commentaar", length))),
        ],
    };

    [GeneratedRegex("""(base="ijw:LDT_BerichtSubversie">\s*<xs:pattern value=")2("/>)""")]
    private static partial Regex Subversie();

    [GeneratedRegex("""<xs:simpleType name="LDT_RedenBeeindiging">.*?</xs:simpleType>""", RegexOptions.Singleline)]
    private static partial Regex Reden();
}

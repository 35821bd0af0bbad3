using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageHub.Scenarios.Tests;

/// <summary>The laws every answer obeys, read from its XML alone, without the model that wrote it.</summary>
internal static partial class Answer
{
    private static readonly string[] Classes =
    [
        "Client", "Prestatie", "StartProduct", "StopProduct", "AangevraagdProduct", "OngewijzigdProduct", "TeWijzigenProduct",
        "NieuwProduct", "Header",
        "DeclaratieAntwoord", "Verzoek",
    ];

    /// <summary>Codes per class instance, named as in scenario.json; a Header without codes is left out.</summary>
    public static SortedDictionary<string, string[]> Codes(XElement root)
    {
        var instances = root.DescendantsAndSelf()
            .Where(e => Classes.Contains(e.Name.LocalName))
            .Select(e => (Element: e, Key: KeyOf(e)))
            .ToList();
        var result = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (element, key) in instances)
        {
            var name = element.Name.LocalName;
            var label = key is null ? name : $"{name}[{key}]";
            if (name is "StartProduct" or "StopProduct" && instances.Count(i => i.Element.Name == element.Name && i.Key == key) > 1)
                label = $"{name}[{key}/{Text(element, "StatusAanlevering")}]";
            var codes = CodesOf(element);
            Assert.Equal(codes.Distinct(), codes);
            if (name != "Header" || codes.Length > 0)
                result.Add(label, [.. codes.Order(StringComparer.Ordinal)]);
        }

        return result;
    }

    public static string[] CodesOf(XElement element) =>
        [.. Children(element, "RetourCodes").SelectMany(r => Children(r, "RetourCode")).Select(c => c.Value)];

    /// <summary>OP192 and RS033.</summary>
    public static void CheckBytes(byte[] content, XElement root)
    {
        Assert.False(content.AsSpan().StartsWith(Encoding.UTF8.Preamble), "the answer starts with a byte order mark");
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        Assert.DoesNotMatch(BareLineFeed(), text);
        Assert.DoesNotContain(root.DescendantsAndSelf(), e => !e.HasElements && string.IsNullOrWhiteSpace(e.Value));
    }

    /// <summary>returns.md §3 and §5.1; returns our own identification.</summary>
    public static string CheckHeader(XElement sent, XElement answer, string message, DateOnly today)
    {
        var (from, to) = (Child(sent, "Header")!, Child(answer, "Header")!);
        Assert.Equal(Text(from, "BerichtVersie"), Text(to, "BerichtVersie"));
        Assert.Equal(Text(from, "BerichtSubversie"), Text(to, "BerichtSubversie"));
        var isClaimAnswer = message.EndsWith("325", StringComparison.Ordinal);
        var (sender, receiver) = isClaimAnswer ? ("Ontvanger", "Afzender") : ("Afzender", "Ontvanger");
        Assert.Equal(Text(from, sender), Text(to, "Afzender"));
        Assert.Equal(Text(from, receiver), Text(to, "Ontvanger"));
        AssertSame(Child(from, "BerichtIdentificatie"), Child(to, isClaimAnswer ? "DeclaratieIdentificatie" : "BerichtIdentificatie"));
        AssertSame(Child(from, "XsdVersie"), Child(to, isClaimAnswer ? "XsdVersieDeclaratie" : "XsdVersie"));
        var date = isClaimAnswer ? Text(to, "BerichtIdentificatie", "Dagtekening") : Text(to, "DagtekeningRetour");
        Assert.Equal(today.ToString("yyyy-MM-dd"), date);
        if (!isClaimAnswer)
            Assert.NotNull(Child(to, "XsdVersieRetour"));
        if (CodesOf(to) is ["0001"])
            Assert.Matches(@"^\d+\.\d+\.\d+$", Text(to, "XsltVersie"));
        if (CodesOf(to) is not ["0200"])
            Assert.Single(answer.Elements());
        var own = (isClaimAnswer ? Text(to, "BerichtIdentificatie", "Identificatie") : Text(to, "IdentificatieRetour"))!;
        Assert.InRange(own.Length, 1, 12);
        return own;
    }

    /// <summary>What comes back is what was sent.</summary>
    public static void CheckEcho(XElement sent, XElement answer)
    {
        if (Child(answer, "DeclaratieAntwoord") is not { } claimAnswer)
        {
            if (Child(answer, "Client") is { } client)
                AssertSame(Child(sent, "Client"), client);
            return;
        }

        var lines = sent.Descendants().Where(e => e.Name.LocalName == "Prestatie").ToLookup(LineKey, Shape);
        foreach (var line in claimAnswer.Descendants().Where(e => e.Name.LocalName == "Prestatie"))
            Assert.Contains(Shape(line), lines[LineKey(line)]);
        static string LineKey(XElement line) =>
            $"{Text(line.Parent!.Parent!, "Bsn")} {Text(line, "ProductReferentie", "ReferentieNummer")}";
    }

    /// <summary>returns.md §5.3: returned = submitted − granted, in signed cents.</summary>
    public static void CheckAmounts(XElement sent, XElement answer, long? submitted, long? granted)
    {
        if (Child(answer, "DeclaratieAntwoord") is not { } claimAnswer)
            return;
        var declaratie = Child(sent, "Declaratie")!;
        Assert.Equal(Text(declaratie, "DeclaratieNummer"), Text(claimAnswer, "DeclaratieNummer"));
        AssertSame(Child(declaratie, "TotaalIngediendBedrag"), Child(claimAnswer, "TotaalIngediendBedrag"));
        Assert.Equal(submitted, Signed(Child(claimAnswer, "TotaalIngediendBedrag")!, "TotaalBedrag"));
        Assert.Equal(granted, Signed(Child(claimAnswer, "TotaalToegekendBedrag")!, "TotaalBedrag"));
        var returned = claimAnswer.Descendants()
            .Where(e => e.Name.LocalName == "Prestatie")
            .Select(p => Signed(Child(p, "IngediendBedrag")!, "Bedrag"))
            .ToList();
        if (CodesOf(claimAnswer).Except(["0200", "8001"]).Any())
        {
            Assert.Equal(0, granted);
            Assert.Empty(returned);
        }
        else
        {
            Assert.Equal(submitted - granted, returned.Sum());
            Assert.Equal(returned.Count == 0, CodesOf(claimAnswer) is ["8001"]);
        }
    }

    public static XElement? Child(XElement element, string name) => Children(element, name).FirstOrDefault();

    public static string? Text(XElement element, params string[] path)
    {
        XElement? at = element;
        foreach (var name in path)
            at = at is null ? null : Child(at, name);
        return at?.Value.Trim();
    }

    private static long Signed(XElement element, string amount)
    {
        var value = long.Parse(Text(element, amount)!);
        var isDebit = Text(element, "DebetCredit") == "D";
        Assert.False(value == 0 && !isDebit, "an amount of 0 is written as C");
        return isDebit ? value : -value;
    }

    private static IEnumerable<XElement> Children(XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    private static string? KeyOf(XElement e) => e.Name.LocalName switch
    {
        "Client" => Text(e, "Bsn"),
        "Prestatie" => Text(e, "ProductReferentie", "ReferentieNummer"),
        "StartProduct" or "StopProduct" => Text(e, "ToewijzingNummer") ?? ProductOf(e),
        "AangevraagdProduct" => Text(e, "ReferentieAanbieder"),
        "OngewijzigdProduct" or "TeWijzigenProduct" => Text(e, "ToewijzingNummer"),
        "NieuwProduct" => $"{ProductOf(e)}/{Text(e, "GewensteIngangsdatum")}",
        _ => null,
    };

    private static string ProductOf(XElement e) =>
        string.Join('/', new[] { Text(e, "Product", "Categorie"), Text(e, "Product", "Code") }.Where(t => !string.IsNullOrEmpty(t)));

    private static void AssertSame(XElement? expected, XElement? actual)
    {
        Assert.NotNull(expected);
        Assert.NotNull(actual);
        Assert.Equal(ChildShapes(expected), ChildShapes(actual));
    }

    /// <summary>An element as text, without namespaces, layout and return codes.</summary>
    private static string Shape(XElement e) =>
        e.HasElements ? $"{e.Name.LocalName}({ChildShapes(e)})" : $"{e.Name.LocalName}={e.Value.Trim()}";

    private static string ChildShapes(XElement e) =>
        string.Join(';', e.Elements().Where(c => c.Name.LocalName != "RetourCodes").Select(Shape));

    [GeneratedRegex("(?<!\r)\n")]
    private static partial Regex BareLineFeed();
}

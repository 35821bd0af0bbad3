using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Tests.Ggk;

/// <summary>Our tables say what the published rows say: the same elements in the same order, as often, of the same length.</summary>
public class ElementTableTests
{
    private static readonly string[] Rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ggk-elements.csv")).Skip(1)];

    public static TheoryData<string> Kinds => ["Di01", "Du01", "Bv03", "Fo03", "Fo01"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_table_of_a_kind_is_the_published_one(string kind)
    {
        var published = Rows.Where(r => r.StartsWith($"{kind},", StringComparison.Ordinal))
            .Select(r => r.Split(','))
            .Select(c => $"{c[1]} {c[2]} {c[3]}");
        var envelope = new[] { EnvelopeKind.Di01, EnvelopeKind.Du01, EnvelopeKind.Bv03, EnvelopeKind.Fo03, EnvelopeKind.Fo01 }.Single(
            k => k.Berichtcode == kind);

        Assert.Equal(published, RowsOf(EnvelopeTables.Of(envelope), "", isChoice: false));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lengths_are_the_published_ones(string kind)
    {
        var published = Rows.Where(
            r => r.StartsWith($"{kind},", StringComparison.Ordinal) && r.Contains("maxLength ", StringComparison.Ordinal))
            .ToDictionary(
                r => r.Split(',')[1],
                r =>
                    int.Parse(new string([.. r[(r.IndexOf("maxLength ", StringComparison.Ordinal) + 10)..].TakeWhile(char.IsAsciiDigit)])));
        var envelope = new[] { EnvelopeKind.Di01, EnvelopeKind.Du01, EnvelopeKind.Bv03, EnvelopeKind.Fo03, EnvelopeKind.Fo01 }.Single(
            k => k.Berichtcode == kind);
        var ours = Leaves(EnvelopeTables.Of(envelope), "").ToDictionary();

        foreach (var (path, max) in published.Where(p => !p.Key.Contains('@', StringComparison.Ordinal)))
            Assert.True(ours[path].Max == max || ours[path] == TextForm.Uuid, path);
        Assert.True(published.Count > 8);
    }

    private static IEnumerable<string> RowsOf(ElementModel model, string parent, bool isChoice)
    {
        var path = $"{parent}/{(model.Namespace == GgkNames.Ggk ? "GGK" : "StUF")}:{model.Name}";
        return
        [
            $"{path} {model.Namespace} {(model.IsRequired && !isChoice ? 1 : 0)}",
            .. model.Attribute is { } attribute ? [$"{path}/@{attribute} (none) 1"] : Array.Empty<string>(),
            .. model.Children.SelectMany(c => RowsOf(c, path, model.Content is ElementContent.Choice)),
        ];
    }

    private static IEnumerable<KeyValuePair<string, TextForm>> Leaves(ElementModel model, string parent)
    {
        var path = $"{parent}/{(model.Namespace == GgkNames.Ggk ? "GGK" : "StUF")}:{model.Name}";
        return [
            .. model.Text is { } text ? [new(path, text)] : Array.Empty<KeyValuePair<string, TextForm>>(),
            .. model.Children.SelectMany(c => Leaves(c, path))
        ];
    }
}

using System.Text.RegularExpressions;

namespace MessageHub.House.Tests;

/// <summary>
/// Which folder of a project may name which: docs/rooms.md, from the bottom to the top (docs/adr/0011-rooms-with-arrows-one-way.md). Read
/// from the code itself. Not read: the markup of pages, which belongs to the class beside it, and Program, which starts the whole.
/// </summary>
public partial class RoomTests
{
    private const string Root = "(root)";

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<(string Folder, string[] Names)>> Allowed = Read();

    private static IEnumerable<string> Names => Repository.Files("src", "*.csproj").Select(p => Path.GetFileNameWithoutExtension(p)!);

    public static TheoryData<string> Projects => [.. Names.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_project_has_its_folders_in_the_list() => Assert.Equal(
        Names.Order(StringComparer.Ordinal), Allowed.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_is_in_the_list_once(string project) => Assert.Equal(
        FilesOf(project).Select(f => f.Folder).Distinct().Order(StringComparer.Ordinal),
        Allowed[project].Select(r => r.Folder).Order(StringComparer.Ordinal));

    /// <summary>So no two name each other, not by way of others either.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_may_name_only_those_that_stand_above_it_in_the_list(string project)
    {
        var above = new HashSet<string>();
        foreach (var (folder, names) in Allowed[project])
        {
            Assert.Subset(above, names.ToHashSet());
            above.Add(folder);
        }
    }

    /// <summary>Nothing that is not allowed, and nothing allowed that is not needed: the list is true.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_names_what_the_list_says(string project)
    {
        var allowed = Allowed[project].SelectMany(r => r.Names.Select(n => (r.Folder, Named: n))).ToHashSet();
        var found = ArrowsOf(FilesOf(project));
        var wrong = found.Where(a => !allowed.Contains((a.From, a.To))).Select(a => $"{a.From} names {a.To}: {a.File} names {a.Name}")
            .Concat(allowed.Except(found.Select(a => (Folder: a.From, Named: a.To))).Select(a => $"{a.Folder} need not name {a.Named}"))
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_namespace_follows_its_folder(string project) => Assert.All(
        FilesOf(project),
        file => Assert.Equal(file.Folder == Root ? project : $"{project}.{file.Folder.Replace('/', '.')}", file.Namespace));

    [Theory]
    [InlineData("return new Cut();", true)]
    [InlineData("Cut Make(string text) => Find(text);", true)]
    [InlineData("List<Cut> cuts = [];", true)]
    [InlineData("var one = $\"of {Cut.First} and more\";", true)]
    [InlineData("var one = $\"\"\"of {(yes ? $\"{Cut.First}\" : \"\")}\"\"\";", true)]
    [InlineData("if (one is Cut) return;", true)]
    [InlineData("One.Low.Cut made = Find();", true)]
    [InlineData("var c = one.Half();", true)]
    [InlineData("// new Cut()", false)]
    [InlineData("/* Cut */ var c = '\"'; /* Cut */", false)]
    [InlineData("var text = \"new Cut() \\\" Cut\";", false)]
    [InlineData("var text = \"\"\"new Cut() \"quoted\" Cut\"\"\";", false)]
    [InlineData("public long Cut { get; init; }", false)]
    [InlineData("return one.Cut;", false)]
    [InlineData("return new Two { Cut = 1 };", false)]
    public void A_type_is_named_where_code_uses_it(string line, bool isNamed)
    {
        var below = new SourceFile(
            "Low", "Cut.cs", "namespace One.Low;\npublic static class Cut { public static int Half(this int n) => n / 2; }");
        var above = new SourceFile(
            "High", "Two.cs", $"using One.Low;\n\nnamespace One.High;\n\npublic class Two {{ void Do() {{ {line} }} }}");
        Assert.Equal(isNamed, above.NameOf(below) is not null);
        Assert.Equal(isNamed, ArrowsOf([below, above]).Count == 1);
    }

    private static List<(string From, string To, string File, string Name)> ArrowsOf(IReadOnlyList<SourceFile> files) =>
    [
        .. from file in files
           from other in files
           where file.Folder != other.Folder
           let name = file.NameOf(other)
           where name is not null
           select (file.Folder, other.Folder, file.Name, name),
    ];

    private static List<SourceFile> FilesOf(string project)
    {
        var root = Repository.PathOf("src", project);
        return
        [
            .. Repository.Files(Path.Combine("src", project), "*.cs")
                .Where(path => Path.GetRelativePath(root, path) != "Program.cs")
                .Select(path => new SourceFile(FolderOf(Path.GetRelativePath(root, path)), Path.GetFileName(path), File.ReadAllText(path))),
        ];
    }

    private static string FolderOf(string path) =>
        Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder.Replace(Path.DirectorySeparatorChar, '/') : Root;

    private static Dictionary<string, IReadOnlyList<(string Folder, string[] Names)>> Read()
    {
        var rooms = new Dictionary<string, List<(string, string[])>>();
        List<(string, string[])>? project = null;
        foreach (var line in File.ReadLines(Repository.PathOf("docs", "rooms.md")))
        {
            if (Heading().Match(line) is { Success: true } heading)
                rooms[heading.Groups[1].Value] = project = [];
            else if (Row().Match(line) is { Success: true } row)
                project!.Add((row.Groups[1].Value, [.. Name().Matches(row.Groups[2].Value).Select(m => m.Groups[1].Value)]));
        }

        return rooms.ToDictionary(r => r.Key, r => (IReadOnlyList<(string, string[])>)r.Value);
    }

    [GeneratedRegex(@"^## (MessageHub\.\w+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| `([^`]+)` \| ([^|]*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}

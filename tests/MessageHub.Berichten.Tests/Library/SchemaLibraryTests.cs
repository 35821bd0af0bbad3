using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Berichten.Tests.Reading;
using MessageHub.Berichten.Tests.RoundTrip;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Library;

/// <summary>An operator may bring the officially published schemas, in a folder and under file names that are not ours.</summary>
public sealed class SchemaLibraryTests : IDisposable
{
    private static readonly BerichtIdentity Jw301 = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 301);

    private readonly string _folder = Directory.CreateTempSubdirectory("schemas ü#%20+").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_copy_of_our_schemas_works_the_same()
    {
        foreach (var file in Directory.EnumerateFiles(SchemaFolder.Root, "*.xsd", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(SchemaFolder.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        AssertWorksForAll();
    }

    [Theory]
    [InlineData("basisschema.xsd", "basisschema.xsd", "as it is published")]
    [InlineData("gegevens.xsd", "http://localhost:1/elsewhere.xsd", "a schemaLocation that is not followed, and another file name")]
    [InlineData("zz.xsd", "missing.xsd", "a schemaLocation of a file that does not exist")]
    public void A_flat_folder_for_each_family_works_the_same(string basisschema, string location, string reason)
    {
        foreach (var family in new[] { "ijw", "iwmo" })
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "set", $"{family} {reason}")).FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(SchemaFolder.Root, family, "3.2")))
            {
                var name = Path.GetFileName(file);
                Write(
                    Path.Combine(folder, name == "basisschema.xsd" ? basisschema : name.ToLowerInvariant()),
                    File.ReadAllText(file)
                        .Replace("schemaLocation=\"basisschema.xsd\"", $"schemaLocation=\"{location}\"", StringComparison.Ordinal));
            }
        }

        AssertWorksForAll();
    }

    [Fact]
    public void One_flat_folder_for_both_families_works_the_same()
    {
        foreach (var family in new[] { "ijw", "iwmo" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(SchemaFolder.Root, family, "3.2")))
                File.Copy(file,
                    Path.Combine(
                        _folder, Path.GetFileName(file).Replace("basisschema", $"basisschema_{family}", StringComparison.Ordinal)));
        }

        AssertWorksForAll();
    }

    public static TheoryData<string, string?, string, string> Unusable => new()
    {
        { "JW301.xsd", null, "JW301.xsd", "the schema is missing" },
        { "basisschema.xsd", null, "basisschema", "the basisschema is missing" },
        { "JW301.xsd", "", "JW301.xsd", "an empty file" },
        { "JW301.xsd", "<xs:schema", "JW301.xsd", "not XML" },
        { "basisschema.xsd", "<xs:schema", "basisschema.xsd", "a basisschema that is not XML" },
        { "JW301.xsd", "<!DOCTYPE x><x/>", "JW301.xsd", "a DTD" },
        { "JW301.xsd", "<x/>", "JW301.xsd", "not a schema" },
        {
            "JW301.xsd",
            "<x targetNamespace='http://www.istandaarden.nl/ijw/3_2/jw301/schema'/>",
            "JW301.xsd",
            "not a schema, in the right namespace"
        },
        { "JW301.xsd", "JW302", "JW301.xsd", "the schema of another message" },
        { "JW301.xsd", "/3_1/", "JW301.xsd", "the schema of another release" },
        { "basisschema.xsd", "/3_1/", "basisschema", "the basisschema of another release" },
        { "JW301.xsd", "ijw:LDT_Kanarie", "JW301.xsd", "a type that does not exist" },
        { "basisschema.xsd", "[0-9", "basisschema.xsd", "a pattern that is not one" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_folder_that_cannot_be_used_says_which_file(string file, string? content, string named, string reason)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "ijw", "3.2")).FullName;
        foreach (var name in new[] { "JW301.xsd", "basisschema.xsd" }.Where(name => name != file || content is not null))
        {
            var original = File.ReadAllText(SchemaFolder.PathOf("ijw", Path.GetFileNameWithoutExtension(name)));
            Write(Path.Combine(folder, name), name != file ? original : content switch
            {
                "JW302" => File.ReadAllText(SchemaFolder.PathOf("ijw", "JW302")),
                "/3_1/" => original.Replace("/3_2/", "/3_1/", StringComparison.Ordinal),
                "ijw:LDT_Kanarie" => original.Replace("type=\"ijw:LDT_Geslacht\"", $"type=\"{content}\"", StringComparison.Ordinal),
                "[0-9" => original.Replace("value=\"[0-9]{9}\"", $"value=\"{content}\"", StringComparison.Ordinal),
                _ => content!,
            });
        }

        var library = new SchemaLibrary(_folder);
        var fault = Assert.Throws<SchemaNotUsableException>(() => library.Of(Jw301));
        Assert.True(fault.Message.Contains(named, StringComparison.Ordinal), $"{reason}: {fault.Message}");
        // A fault of the installation is never the verdict on a message.
        Assert.Throws<SchemaNotUsableException>(() => new BerichtReader(library).Read(Sample301.Bytes));
    }

    [Fact]
    public void A_folder_that_does_not_exist_says_which_file()
    {
        var fault = Assert.Throws<SchemaNotUsableException>(() => new SchemaLibrary(Path.Combine(_folder, "nothing")).Of(Jw301));
        Assert.Contains("JW301.xsd", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_asked_for_may_be_broken()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "ijw", "3.2")).FullName;
        File.Copy(SchemaFolder.PathOf("ijw", "JW301"), Path.Combine(folder, "JW301.xsd"));
        File.Copy(SchemaFolder.PathOf("ijw", "basisschema"), Path.Combine(folder, "gegevens.xsd"));
        Write(Path.Combine(folder, "JW302.xsd"), "<broken");
        Write(Path.Combine(folder, "a.xsd"), "<broken");
        Assert.Equal("1.0.0", new SchemaLibrary(_folder).Of(Jw301).BasisschemaVersie);
    }

    [Fact]
    public void A_schema_may_allow_more_than_the_model_holds_but_then_the_message_is_not_read()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "ijw", "3.2")).FullName;
        File.Copy(SchemaFolder.PathOf("ijw", "JW301"), Path.Combine(folder, "JW301.xsd"));
        var basis = File.ReadAllText(SchemaFolder.PathOf("ijw", "basisschema"));
        Write(
            Path.Combine(folder, "basisschema.xsd"), basis.Replace("<xs:maxInclusive value=\"999999999\"/>", "", StringComparison.Ordinal));
        var message = Sample301.With(">17<", ">99991112099991112099<");
        var refused = Assert.IsType<ReadResult.Refused>(
            new BerichtReader(new SchemaLibrary(_folder)).Read(Encoding.UTF8.GetBytes(message)));
        Sample301.AssertSaysNothing(refused);
        var complaint = Assert.Single(refused.Complaints);
        Assert.Equal("/Bericht/Client[1]/ToegewezenProducten[1]/ToegewezenProduct[1]/ToewijzingNummer[1]", complaint.Path);
        Assert.Equal("De waarde van ToewijzingNummer kan niet worden gelezen.", complaint.Text);
    }

    [Fact]
    public void Versions_are_those_that_the_schemas_declare()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "ijw", "3.2")).FullName;
        var message = File.ReadAllText(SchemaFolder.PathOf("ijw", "JW301"));
        var basis = File.ReadAllText(SchemaFolder.PathOf("ijw", "basisschema"));
        Write(
            Path.Combine(folder, "JW301.xsd"),
            message.Replace("BerichtXsdVersie>1.0.0<", "BerichtXsdVersie> 1.2.3 <", StringComparison.Ordinal));
        Write(
            Path.Combine(folder, "basisschema.xsd"),
            basis.Replace("BasisschemaXsdVersie>1.0.0<", "BasisschemaXsdVersie>4.5.6<", StringComparison.Ordinal));
        var schema = new SchemaLibrary(_folder).Of(Jw301);
        Assert.Equal(("4.5.6", "1.2.3"), (schema.BasisschemaVersie, schema.BerichtVersie));
    }

    [Fact]
    public void A_set_with_several_releases_in_folders_of_any_name_gives_each_its_own()
    {
        foreach (var (name, release) in new[] { ("a", "3_3"), ("b", "3_2") })
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
            foreach (var file in new[] { "JW301", "basisschema" })
                Write(
                    Path.Combine(folder, $"{file}.xsd"),
                    File.ReadAllText(SchemaFolder.PathOf("ijw", file)).Replace("/3_2/", $"/{release}/", StringComparison.Ordinal));
        }

        var library = new SchemaLibrary(_folder);
        foreach (var minor in new[] { 2, 3 })
        {
            var identity = BerichtIdentity.Of(new(3, minor), Standaard.Ijw, 301);
            Assert.Contains(
                library.Of(identity).Set.GlobalElements.Names.Cast<System.Xml.XmlQualifiedName>(), n => n.Namespace == identity.Namespace);
        }

        var fault = Assert.Throws<SchemaNotUsableException>(() => library.Of(BerichtIdentity.Of(new(3, 4), Standaard.Ijw, 301)));
        Assert.Contains("JW301.xsd of release 3.4", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_is_compiled_once_for_all_who_ask()
    {
        var library = new SchemaLibrary(SchemaFolder.Root);
        using var start = new ManualResetEventSlim();
        var callers = Enumerable.Range(0, 100).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                return library.Of(Jw301);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        start.Set();
        Assert.Single((await Task.WhenAll(callers)).Distinct());
        Assert.NotSame(library.Of(Jw301), library.Of(BerichtIdentity.Of(new(3, 2), Standaard.Iwmo, 301)));
    }

    [Fact]
    public async Task Many_messages_are_read_at_once_with_one_schema()
    {
        var reader = new BerichtReader(new SchemaLibrary(SchemaFolder.Root));
        var bad = Encoding.UTF8.GetBytes(Sample301.With("<m:Geslacht>2", "<m:Geslacht>3"));
        var results = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Task.Run(() => reader.Read(i % 2 == 0 ? Sample301.Bytes : bad))));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i % 2 == 0), results.Select(r => r is ReadResult.Read));
    }

    private static void Write(string path, string content) => File.WriteAllText(path, content);

    private void AssertWorksForAll()
    {
        var reader = new BerichtReader(new SchemaLibrary(_folder));
        foreach (var identity in Releases.BuiltIn.Berichten)
        {
            var bericht = new ModelGenerator(StructureTables.Of(identity.Name), seed: 11).Next();
            var result = Assert.IsType<ReadResult.Read>(reader.Read(BerichtWriter.Write(bericht)));
            Assert.Null(ModelComparer.Difference(bericht, result.Bericht));
            var broken = BerichtWriter.Write(bericht with { Header = bericht.Header with { BerichtVersie = 9 } });
            var ours = Assert.IsType<ReadResult.Refused>(Sample301.Reader.Read(broken));
            Assert.Equal(ours.Complaints, Assert.IsType<ReadResult.Refused>(reader.Read(broken)).Complaints);
        }
    }
}

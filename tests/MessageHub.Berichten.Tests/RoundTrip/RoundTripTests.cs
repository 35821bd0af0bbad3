using System.Collections;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.RoundTrip;

/// <summary>What is read is written again, and what is written is read again, in the form that the chain asks for.</summary>
public class RoundTripTests(XmlLint xmlLint) : IClassFixture<XmlLint>
{
    private const int MessagesEach = 40;

    private static readonly BerichtReader Reader = new(SchemaLibrary.BuiltIn);

    public static TheoryData<string> Messages => new(StructureTables.Messages.Keys);

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_read_is_written_again(string message)
    {
        var table = StructureTables.Of(message);
        var generator = new MessageGenerator(table, seed: int.Parse(table.BerichtCode) * 7);
        var written = Enumerable.Range(1, MessagesEach)
            .Select(generator.Valid)
            .Concat(generator.Mutated().Where(sample => sample.Valid))
            .Select(sample =>
            {
                var first = Read(sample.Message, sample.What);
                var bytes = BerichtWriter.Write(first);
                Assert.True(MessageContent.Values(table, sample.Message).SequenceEqual(MessageContent.Values(table, bytes)), sample.What);
                AssertSame(Normal(first), Read(bytes, sample.What), sample.What);
                return bytes;
            })
            .ToList();
        AssertForm(table, written);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_written_is_read_again(string message)
    {
        var table = StructureTables.Of(message);
        var generator = new ModelGenerator(table, seed: int.Parse(table.BerichtCode));
        var written = Enumerable.Range(1, MessagesEach)
            .Select(number =>
            {
                var what = $"message {number} of {message}";
                var bericht = generator.Next(full: number == 1);
                var bytes = BerichtWriter.Write(bericht);
                AssertSame(bericht, Read(bytes, what), what);
                return bytes;
            })
            .ToList();
        AssertForm(table, written);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_comparison_sees_each_property_that_is_lost(string message)
    {
        var table = StructureTables.Of(message);
        var one = new ModelGenerator(table, seed: 1).Next(full: true);
        var other = new ModelGenerator(table, seed: 1).Next(full: true);
        Assert.Null(ModelComparer.Difference(one, other));
        var changes = 0;
        foreach (var (record, property) in Places(other).ToList())
        {
            var value = property.GetValue(record)!;
            foreach (var change in Changes(value))
            {
                property.SetValue(record, change);
                Assert.True(ModelComparer.Difference(one, other)?.Contains(property.Name, StringComparison.Ordinal), property.Name);
                changes++;
            }

            property.SetValue(record, value);
        }

        Assert.Null(ModelComparer.Difference(one, other));
        Assert.True(changes > 10);
    }

    [Fact]
    public void What_has_no_content_is_not_written()
    {
        var full = new ModelGenerator(StructureTables.Of("JW301"), seed: 1).Next(full: true);
        var bericht = full with
        {
            Client = full.Client! with
            {
                Bsn = default,
                Commentaar = "",
                Naam = new Naam(),
                Relaties = [],
                RetourCodes = [],
                Contactgegevens = [full.Client.Contactgegevens![0] with { Periode = new OpenPeriode(), Adres = new Adres() }],
            },
        };
        var client = MessageContent.Load(BerichtWriter.Write(bericht)).Root!.Elements().Last();
        Assert.DoesNotContain(client.DescendantsAndSelf(), e => e.Value.Length == 0);
        Assert.Equal(
            [
                "Geboortedatum", "Geslacht", "Communicatie", "JuridischeStatus", "WettelijkeVertegenwoordiging", "Contactgegevens",
                "ToegewezenProducten"
            ],
            client.Elements().Select(e => e.Name.LocalName));
        Assert.DoesNotContain(client.Descendants(), e => e.Name.LocalName is "Periode" or "Adres");
    }

    private static Bericht Read(byte[] message, string what)
    {
        var result = Reader.Read(message);
        var refused = result as ReadResult.Refused;
        Assert.True(refused is null, $"{what}: {refused?.Text} {string.Join(", ", refused?.Complaints ?? [])}");
        return ((ReadResult.Read)result).Bericht;
    }

    private static void AssertSame(Bericht expected, Bericht actual, string what)
    {
        var difference = ModelComparer.Difference(expected, actual);
        Assert.True(difference is null, $"{what}: {difference}");
    }

    /// <summary>The tables and libxml2 both accept what was written, and it has the form of the chain.</summary>
    private void AssertForm(MessageTable table, IReadOnlyList<byte[]> written)
    {
        Assert.All(written, bytes =>
        {
            MessageContent.AssertForm(table, bytes);
            Assert.True(TableOracle.IsValid(table, bytes));
        });
        Assert.All(xmlLint.Validate(SchemaFolder.PathOf(table), written), Assert.True);
    }

    /// <summary>A period and an address are the two things the schema lets be empty and the standard does not (RS033).</summary>
    private static Bericht Normal(Bericht bericht)
    {
        return bericht.Client is not { } client ? bericht : bericht with
        {
            Client = client with
            {
                Contactgegevens = client.Contactgegevens?.Select(WithoutEmpty).ToList(),
                Relaties = client.Relaties?.Select(r => r with { Contact = WithoutEmpty(r.Contact) }).ToList(),
            },
        };

        static Contact WithoutEmpty(Contact contact) => contact with
        {
            Periode = ModelComparer.IsEmpty(contact.Periode) ? null : contact.Periode,
            Adres = ModelComparer.IsEmpty(contact.Adres) ? null : contact.Adres,
        };
    }

    private static IEnumerable<(object Record, System.Reflection.PropertyInfo Property)> Places(object record)
    {
        foreach (var property in ModelComparer.Properties(record.GetType()))
        {
            if (property.GetValue(record) is not { } value)
                continue;
            yield return (record, property);
            var below = value is IList list ? list.Cast<object>() : [value];
            foreach (var place in below.Where(v => v is Klasse or Samenstelling).SelectMany(Places))
                yield return place;
        }
    }

    private static IEnumerable<object?> Changes(object value) => value switch
    {
        string text => [null, text + "x"],
        long number => [number + 1],
        DateOnly date => [DateOnly.FromDayNumber(date.DayNumber == 0 ? 1 : date.DayNumber - 1)],
        TimeOnly time => [time.Add(TimeSpan.FromTicks(1))],
        Bsn bsn => [new Bsn(bsn.Value + "0")],
        BerichtIdentity identity => [Releases.BuiltIn.Berichten.First(i => i != identity)],
        IReadOnlyList<string> codes => [null, codes.Append("0001").ToList(), codes.Skip(1).ToList()],
        IList => [null],
        _ => [null],
    };
}

using MessageHub.Berichten.Model;
using MessageHub.Berichten.Tests.RoundTrip;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Mapping;

/// <summary>Records print all they hold unless reported otherwise, and what these hold is care data.</summary>
public class NothingShownTests
{
    public static TheoryData<string> Records => new(ModelMap.Records.Select(t => t.Name));

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_prints_its_name_and_nothing_else(string name)
    {
        var type = ModelMap.Records.Single(t => t.Name == name);
        var instances = StructureTables.Messages.Values
            .Select(table => new ModelGenerator(table, seed: 3).Next(full: true))
            .SelectMany(Below)
            .Where(o => o.GetType() == type)
            .Append(Activator.CreateInstance(type)!)
            .ToList();
        Assert.True(instances.Count > 1, "Never filled");
        Assert.All(instances, instance =>
        {
            Assert.Equal(name, instance.ToString());
            Assert.Equal(name, $"{instance}");
        });
    }

    [Theory]
    [InlineData("999911120")]
    [InlineData("")]
    [InlineData(null)]
    public void A_Bsn_prints_itself_masked(string? value)
    {
        var bsn = value is null ? default : new Bsn(value);
        Assert.Equal("*********", bsn.ToString());
        Assert.Equal("BSN *********", $"BSN {bsn}");
    }

    [Fact]
    public void A_message_that_was_read_prints_nothing_of_it()
    {
        var bericht = new ModelGenerator(StructureTables.Of("JW301"), seed: 3).Next(full: true);
        Assert.Equal("Read { Bericht = Bericht }", new ReadResult.Read(bericht).ToString());
    }

    private static IEnumerable<object> Below(object record) =>
        ModelComparer.Properties(record.GetType())
            .Select(p => p.GetValue(record))
            .SelectMany(v => v is System.Collections.IList list ? list.Cast<object>() : v is null ? [] : [v])
            .Where(v => v is Klasse or Samenstelling)
            .SelectMany(Below)
            .Prepend(record);
}

using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What a snapshot holds, per message number.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Allocation_of_a_301_is_found_by_the_messages_that_name_it()
    {
        await RecordAsync(B301("A1", Toegewezen()));

        foreach (var bericht in new[] { B305("L1", Start()), B307("L1", Stop()), B323("L1", "DN1", Prestatie("R1")), B301("A2", Toegewezen()) })
        {
            var snapshot = await LoadAsync(bericht);
            var toewijzing = Assert.Single(snapshot.Toewijzingen).Value;
            Assert.Equal(
                new Toewijzing
                {
                    Nummer = Nummer,
                    Bsn = Bsn,
                    Aanbieder = Aanbieder,
                    Product = Product,
                    Toewijzingsdatum = new(2025, 12, 15),
                    Toewijzingstijd = new(10, 30, 5),
                    Ingangsdatum = new(2026, 1, 1),
                    Einddatum = new(2026, 12, 31),
                    Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
                    Bericht = new(301, "A1", Dagtekening),
                },
                toewijzing);
            Assert.Equal([Bsn], snapshot.ClientsWithToewijzing);
        }
    }
}

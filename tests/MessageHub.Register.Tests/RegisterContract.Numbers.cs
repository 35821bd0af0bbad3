using MessageHub.Berichten;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Giving out ToewijzingNummers.</summary>
public abstract partial class RegisterContract
{
    private static readonly NumberRange Range = new(10_070, 10_079);

    [Fact]
    public async Task Numbers_are_given_out_once_in_each_domain_of_a_gemeente()
    {
        Assert.Equal([10_070, 10_071], await TakeAsync(2));
        // Of both domains a number may be the same (TR332).
        Assert.Equal([10_070], await TakeAsync(1, scope: new(Standaard.Iwmo, Gemeente, Aanbieder)));
        Assert.Equal([10_072, 10_073], await TakeAsync(2, scope: new(Standaard.Ijw, Gemeente, OtherAanbieder)));
        Assert.Empty(await TakeAsync(0));
    }

    [Fact]
    public async Task A_number_that_an_allocation_has_is_passed_over_also_when_it_was_undone()
    {
        await RecordAsync(B301("A1", Toegewezen(10_070)));
        await RecordAsync(B301("A2", Toegewezen(10_072)));
        await RecordAsync(B302("A2", "9332"));

        Assert.Equal([10_071, 10_073, 10_074], await TakeAsync(3));
    }

    [Fact]
    public async Task A_range_ends_and_another_begins_where_it_begins()
    {
        Assert.Equal(10, (await TakeAsync(11)).Count);
        Assert.Empty(await TakeAsync(1));
        Assert.Equal([20_000], await TakeAsync(1, new(20_000, 20_001)));
        Assert.Empty(await TakeAsync(1));
    }

    [Fact]
    public async Task A_number_of_a_transaction_that_is_undone_is_given_out_again()
    {
        Assert.Equal([10_070], await Store.RehearseAsync(new(Standaard.Ijw, Gemeente, Aanbieder), t =>
            t.TakeToewijzingNummersAsync(Range, 1), None));
        Assert.Equal([10_070], await TakeAsync(1));
    }

    private Task<IReadOnlyList<long>> TakeAsync(int count, NumberRange? range = null, ExchangeScope? scope = null) =>
        Store.InTransactionAsync(
        scope ?? new(Standaard.Ijw, Gemeente, Aanbieder), t => t.TakeToewijzingNummersAsync(range ?? Range, count), None);
}

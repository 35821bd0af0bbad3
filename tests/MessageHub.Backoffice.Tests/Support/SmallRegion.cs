using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>A little traffic of one gemeente, with what most tests look for in it.</summary>
internal static class SmallRegion
{
    /// <summary>
    /// An accepted 301 with allocations 10072 (45A04), 10073 (45A53, 3 hours a week) and 10074 (45A99); claim D2605 with R0501 granted and
    /// R0502 rejected (its id comes back), and claim D2606 that waits for a tariff (its number comes back).
    /// </summary>
    public static async Task<(Guid Claim, long Held)> FillAsync(TestSite site, string gemeente)
    {
        await site.ProcessAsync(
            Messages.Allocations("A1", [new(10072), new(10073, "45A53", 3, "2"), new(10074, "45A99")], gemeente), BerichtState.Accepted);
        var claim = await site.ProcessAsync(
            Messages.Claim("D1", "D2605", [new("R0501", 10072, 12, 8500), new("R0502", 10073, 20, 9000, "45A53")], gemeente),
            BerichtState.Partly);
        await site.ProcessAsync(Messages.Claim("D2", "D2606", [new("R0601", 10074, 4, 7000, "45A99")], gemeente), BerichtState.Held);
        return (claim, (await site.Store.HeldAsync(CancellationToken.None)).Single(h => h.Ontvanger == gemeente).Number);
    }
}

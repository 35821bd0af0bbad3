namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>What the indicators of an aanbieder are on its sheet.</summary>
public static class AanbiederIndicators
{
    /// <summary>The value in hundredths (of a percent, of a day, of a euro), or null when there is none.</summary>
    public static long? Of(AanbiederIndicator indicator, AanbiederSheet sheet, AanbiederFacts.Messaging messages) => indicator switch
    {
        AanbiederIndicator.FirstTimeRight => Percentage(messages.Accepted, messages.Judged),
        AanbiederIndicator.Wait => Days(sheet.Wait),
        AanbiederIndicator.Duration => Days(sheet.Duration),
        AanbiederIndicator.Dropout => Percentage(sheet.Dropout.Early, sheet.Dropout.All),
        AanbiederIndicator.PerClient => sheet.Clients == 0 ? null : Rounded(sheet.Net / (decimal)sheet.Clients),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static long? Percentage(long part, long whole) => whole == 0 ? null : Rounded(part * 10_000m / whole);

    private static long? Days(Spread spread) => spread.Median is { } median ? Rounded(median * 100) : null;

    private static long Rounded(decimal value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);
}

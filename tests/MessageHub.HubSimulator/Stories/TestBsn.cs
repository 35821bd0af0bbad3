using System.Globalization;
using MessageHub.Berichten;

namespace MessageHub.HubSimulator.Stories;

/// <summary>Numbers for persons who do not exist: from the range 9999xxxxx, which is never given out.</summary>
public static class TestBsn
{
    private const int First = 999_900_000;

    /// <summary>The <paramref name="index"/>th number (from 0) of the range that passes the eleven test.</summary>
    public static Bsn At(int index)
    {
        // In each ten consecutive numbers at most one passes, in eleven tens ten do.
        for (var tens = First / 10; ; tens++)
        {
            var rest = Weighed(tens) % 11;
            if (rest == 10)
                continue;
            if (index-- == 0)
                return new(((tens * 10) + rest).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static int Weighed(int tens)
    {
        var sum = 0;
        for (var weight = 2; weight <= 9; weight++, tens /= 10)
            sum += weight * (tens % 10);
        return sum;
    }
}

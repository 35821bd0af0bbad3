namespace MessageHub.Berichten;

/// <summary>
/// A citizen service number (BurgerServicenummer), nine digits. Prints itself masked, so that it cannot reach a log,
/// an exception text or a test report by accident; <see cref="Value"/> is for writing messages and for the register only.
/// </summary>
public readonly record struct Bsn(string Value)
{
    /// <summary>
    /// Nine digits pass the test of eleven when 9·d1 + 8·d2 + … + 2·d8 − d9 is divisible by 11. Nine zeros pass.
    /// </summary>
    /// <param name="digits">Nine digits.</param>
    public static bool PassesElevenTest(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var weight = digits.Length - i;
            sum += (weight == 1 ? -1 : weight) * (digits[i] - '0');
        }

        return sum % 11 == 0;
    }

    /// <summary>Stars: a number never reaches a log this way.</summary>
    public override string ToString() => "*********";
}

namespace MessageHub.Rules.Composing;

/// <summary>
/// ToewijzingNummers that are given out here for a gemeente, in each domain: another system of the gemeente that also assigns has others,
/// so that each number is unique (TR332, OP275).
/// </summary>
/// <param name="First">The first, inclusive.</param>
/// <param name="Last">The last, inclusive.</param>
public sealed record NumberRange(long First, long Last)
{
    /// <summary>The largest number that the schema takes (LDT_Nummer).</summary>
    public const long Largest = 999_999_999;

    /// <summary>Whether a number is one of these.</summary>
    public bool Has(long number) => number >= First && number <= Last;
}

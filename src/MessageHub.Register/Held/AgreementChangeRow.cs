using MessageHub.Register.Facts;

namespace MessageHub.Register.Held;

/// <summary>What became of an agreement, with who did it.</summary>
/// <param name="Number">Its number, in order of writing.</param>
/// <param name="Change">What it was and what it became.</param>
/// <param name="Origin">Who, when, from what and why.</param>
public sealed record AgreementChangeRow(long Number, AgreementChange Change, AgreementOrigin Origin)
{
    /// <summary>It says what stood before changes were kept: who recorded it, and when, nobody knows.</summary>
    public bool IsFromBefore => Number < 1;
}

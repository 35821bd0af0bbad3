namespace MessageHub.Rules.Tests;

/// <summary>What a rule says to a case.</summary>
public enum Ruling
{
    /// <summary>The rule holds, or does not apply.</summary>
    Accepts,

    /// <summary>The rule has a finding.</summary>
    Rejects,
}

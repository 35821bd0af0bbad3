using MessageHub.Hosting;

namespace MessageHub.Backoffice;

/// <summary>
/// The settings of a backoffice. What it shares with the other hosts stands in the section <c>MessageHub</c> under the same names, its own
/// in the section <c>Backoffice</c>. Without any it runs embedded, for this machine only.
/// </summary>
public sealed class BackofficeSettings : JudgingSettings
{
    /// <summary>What only this host has.</summary>
    [Section(BackofficeSection.Section)]
    public BackofficeSection Own { get; } = new();
}

namespace MessageHub.Processing;

/// <summary>What an operator can set about judging and answering.</summary>
public sealed record ProcessingSettings
{
    /// <summary>CBS codes of the gemeenten this installation serves; empty serves all.</summary>
    public IReadOnlyCollection<string> Gemeenten { get; init; } = [];

    /// <summary>The release of the published level 2 rules that ours mirror; sent beside 0001 (IV033).</summary>
    public string XsltVersie { get; init; } = "2.10.5";
}

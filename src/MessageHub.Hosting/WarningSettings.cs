using MessageHub.Hosting.Forms;
using MessageHub.Rules;
using MessageHub.Rules.Language;

namespace MessageHub.Hosting;

/// <summary>
/// What happens to a message of our own that has a warning, settings <c>MessageHub:Warnings:0:…</c>: the most precise counts
/// (<see cref="WarningPolicy"/>).
/// </summary>
public sealed class WarningSettings : ICheckedSettings
{
    /// <summary>CBS code of the gemeente it holds for; empty is all.</summary>
    public string Gemeente { get; set; } = "";

    /// <summary>Code of the warning, as W005; empty is all on messages of our own.</summary>
    public string Code { get; set; } = "";

    /// <summary>Show: the message leaves and the warning is shown. Hold: the message waits until a person lets it go.</summary>
    public WarningAction Action { get; set; } = WarningAction.Show;

    /// <summary>The choice as rules take it.</summary>
    internal WarningChoice Choice =>
        new(Gemeente.Length > 0 ? Gemeente : null, Code.Length > 0 ? Code : null, Action is WarningAction.Hold);

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Problems()
    {
        if (Gemeente.Length > 0 && !GemeenteCodeAttribute.IsCode(Gemeente))
            yield return new(nameof(Gemeente), "a CBS code has four digits");
        if (Code.Length > 0 && !SignalCatalogue.OwnCodes.Contains(Code))
            yield return new(nameof(Code), "the code of a warning on 301 or 319 is needed, as W005");
    }
}

/// <summary>What a warning on a message of our own does.</summary>
public enum WarningAction
{
    /// <summary>It is shown to people; the message leaves.</summary>
    Show,

    /// <summary>The message is held for a person.</summary>
    Hold,
}

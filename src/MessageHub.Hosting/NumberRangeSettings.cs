using MessageHub.Hosting.Forms;
using MessageHub.Rules.Composing;

namespace MessageHub.Hosting;

/// <summary>The ToewijzingNummers that are given out here for one gemeente.</summary>
public sealed class NumberRangeSettings : ICheckedSettings
{
    /// <summary>CBS code of the gemeente.</summary>
    [GemeenteCode]
    public string Gemeente { get; set; } = "";

    /// <summary>The first number, inclusive.</summary>
    [Within(0, NumberRange.Largest)]
    public long First { get; set; }

    /// <summary>The last number, inclusive.</summary>
    [Within(0, NumberRange.Largest)]
    public long Last { get; set; } = NumberRange.Largest;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Problems()
    {
        if (Last < First)
            yield return new(nameof(Last), "not smaller than First");
    }
}

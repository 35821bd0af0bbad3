using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Hosting.Forms;
using MessageHub.Processing;

namespace MessageHub.Hosting;

/// <summary>
/// The settings of who judges: worker, backoffice and command line. They have to be the same for all that work on one store, because a
/// decision makes the answer that the worker would have made.
/// </summary>
public class JudgingSettings : HostingSettings
{
    /// <summary>What can be held in memory in one piece: <see cref="Array.MaxLength"/>, which is no constant.</summary>
    private const long MaxArrayBytes = 0x7FFFFFC7;

    /// <summary>
    /// File with the periods of gemeenten that came or went (TR378), for those that the built-in list does not know yet; empty uses the
    /// built-in list.
    /// </summary>
    public string Gemeentelijst { get; set; } = "";

    /// <summary>CBS codes of the gemeenten this installation serves; empty serves all.</summary>
    [GemeenteCode]
    public string[] Gemeenten { get; set; } = [];

    /// <summary>A message with more bytes than this is refused unread; inclusive.</summary>
    [Within(1, MaxArrayBytes)]
    public long MaximumBytes { get; set; } = BerichtReader.DefaultMaxBytes;

    /// <summary>
    /// Version of the published level 2 rules, sent beside 0001 (IV033) in answers of every release; empty for that of the release.
    /// </summary>
    public string XsltVersie { get; set; } = "";

    /// <summary>
    /// The largest answer that reaches an aanbieder, in bytes; 0 is any. The verdict on what has a larger one says what to do.
    /// </summary>
    [Within(0, long.MaxValue)]
    public long MaximumAnswerBytes { get; set; } = ProcessingSettings.DefaultMaxAnswerBytes;

    /// <summary>
    /// The ToewijzingNummers of allocations that are composed here, a range for each gemeente; another system of the gemeente that assigns
    /// has others. A gemeente without a range composes no new allocations here.
    /// </summary>
    public NumberRangeSettings[] ToewijzingNummers { get; set; } = [];

    /// <summary>Which warnings hold messages of the gemeente itself; without any all are only shown.</summary>
    public WarningSettings[] Warnings { get; set; } = [];

    /// <summary>
    /// Facts are written as events for other systems of the gemeente; workers send them to the exchange messagehub.events, or on folders
    /// write them to the folder events.
    /// </summary>
    public bool Events { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (ToewijzingNummers.DistinctBy(r => r.Gemeente).Count() < ToewijzingNummers.Length)
            yield return new(nameof(ToewijzingNummers), "a gemeente has one range");
        if (Gemeentelijst.Length > 0 && GemeenteList.ComplaintOf(Gemeentelijst) is { } complaint)
            yield return new(nameof(Gemeentelijst), complaint);
        if (XsltVersie.Length > 0 && (XsltVersie.Split('.') is not { Length: 3 } numbers || !numbers.All(IsNumber)))
            yield return new(nameof(XsltVersie), "three numbers with points between them are needed, as in 2.10.5");
        foreach (var (index, warning) in Warnings.Index().Where(w => Warnings.Take(w.Index).Any(earlier => IsSame(earlier, w.Item))))
            yield return new($"{nameof(Warnings)}:{index}", "this gemeente and code stand in an earlier one");
    }

    private static bool IsSame(WarningSettings one, WarningSettings other) => (one.Gemeente, one.Code) == (other.Gemeente, other.Code);

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');
}

namespace MessageHub.HubSimulator.Checks;

/// <summary>The codes that the parties of the chain raise in a Fo01, and who raises them (ggk.md §11).</summary>
public static class ChainCodes
{
    /// <summary>Code and organisatie of the one that raises it: the list of 2025, and what of 2018 may still come.</summary>
    public static readonly IReadOnlyList<(string Code, string Sender)> All =
    [
        .. Codes("IB", "IB001", "IB002", "IB003", "IB004", "IB005", "IB006", "IB007"),
        .. Codes(
            "VECOZO", "IB008", "IB009", "IB010", "IB011", "IB012", "IB013", "IB014", "IB015", "IB016", "IB017", "IB018", "IB019", "IB020",
            "IB021", "IB022"),
        .. Codes("IB", "IB023"),
        .. Codes("VECOZO", "IB901", "IB902", "IB903", "IB904", "IB905"),
        .. Codes("IB", "StUF055", "IB101", "IB102", "IB103", "IB210", "IB213", "IB216", "IB234", "IB240", "IB798", "IB899"),
        .. Codes("RINIS", "RIN001"),
        .. Codes("VECOZO", "BRS01", "BRS02", "BRS03", "BRS04", "BRS05", "BRS06", "CC02", "CC03", "CC04", "CC05", "CC06", "CC08", "CC11"),
    ];

    /// <summary>Who raises a code; VECOZO for one that no list has.</summary>
    public static string SenderOf(string code) => All.FirstOrDefault(c => c.Code == code).Sender ?? "VECOZO";

    private static IEnumerable<(string, string)> Codes(string sender, params string[] codes) => codes.Select(c => (c, sender));
}

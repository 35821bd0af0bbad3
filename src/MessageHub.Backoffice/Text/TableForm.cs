namespace MessageHub.Backoffice.Text;

/// <summary>As what a table is saved: a part of its address, whichever page it is on.</summary>
public static class TableForm
{
    public const string Parameter = "vorm";

    /// <summary>What an address means that does not say it.</summary>
    public const string Csv = "csv";

    public const string Xlsx = "xlsx";
}

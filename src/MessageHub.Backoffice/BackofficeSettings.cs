using System.ComponentModel.DataAnnotations;
using MessageHub.Berichten.CodeLists;
using MessageHub.Berichten;
using MessageHub.Hosting;
using MessageHub.Processing;
using MessageHub.Register;

namespace MessageHub.Backoffice;

/// <summary>
/// The settings of a backoffice. What it shares with the other hosts stands in the section <c>MessageHub</c> under the same names, its own
/// in the section <c>Backoffice</c>. Without any it runs embedded, for this machine only.
/// </summary>
public sealed class BackofficeSettings : HostingSettings
{
    /// <summary>Folder of the SQLite store; the same as that of the worker.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Connection string of PostgreSQL 15; empty uses SQLite in <see cref="Data"/>.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Folder of XSDs to use instead of the built-in set; empty uses the built-in set.</summary>
    public string Schemas { get; set; } = "";

    /// <summary>
    /// File with the periods of gemeenten that came or went (TR378), for those that the built-in list does not know yet; empty uses the
    /// built-in list.
    /// </summary>
    public string Gemeentelijst { get; set; } = "";

    /// <summary>CBS codes of the gemeenten this installation serves; empty serves all.</summary>
    public string[] Gemeenten { get; set; } = [];

    /// <summary>A message with more bytes than this is refused unread; inclusive.</summary>
    public long MaximumBytes { get; set; } = BerichtReader.DefaultMaximumBytes;

    /// <summary>As that of the worker (IV033): a decision can make an answer.</summary>
    public string XsltVersie { get; set; } = "";

    /// <summary>The largest answer that reaches an aanbieder; 0 is any. The verdict on what has a larger one tells what to do.</summary>
    public long MaximumAnswerBytes { get; set; } = ProcessingSettings.DefaultMaximumAnswerBytes;

    /// <summary>The SQLite store: that of the worker beside it.</summary>
    internal string Store => Path.GetFullPath(Path.Combine(Data, "messagehub.db"));

    /// <summary>What only this host has.</summary>
    public OwnSettings Own { get; private set; } = new();

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="ValidationException">Some are wrong; the text names every one.</exception>
    public static BackofficeSettings From(IConfiguration configuration)
    {
        var problems = new List<string>();
        var settings = SettingsReader.Read<BackofficeSettings>(configuration, Section, problems);
        settings.Own = SettingsReader.Read<OwnSettings>(configuration, OwnSettings.Section, problems);
        return problems.Count == 0 ? settings : throw new ValidationException(string.Join(Environment.NewLine, problems));
    }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var problem in base.Validate(validationContext))
            yield return problem;
        if (Data.Length == 0)
            yield return Wrong(nameof(Data), "a folder is needed");
        if (Postgres.Length > 0 && !PostgresDatabase.IsConnectionString(Postgres))
            yield return Wrong(nameof(Postgres), "this is not a connection string of PostgreSQL");
        if (Schemas.Length > 0 && !Directory.Exists(Schemas))
            yield return Wrong(nameof(Schemas), "there is no such folder");
        if (GemeenteList.ComplaintOf(Gemeentelijst) is { } complaint)
            yield return Wrong(nameof(Gemeentelijst), complaint);
        if (!Gemeenten.All(g => g.Length == 4 && g.All(char.IsAsciiDigit)))
            yield return Wrong(nameof(Gemeenten), "a CBS code has four digits");
        if (MaximumBytes < 1 || MaximumBytes > Array.MaxLength)
            yield return Wrong(nameof(MaximumBytes), $"from 1 to {Array.MaxLength}");
        if (MaximumAnswerBytes < 0)
            yield return Wrong(nameof(MaximumAnswerBytes), "0 or more");
        if (XsltVersie.Length > 0 && (!Version.TryParse(XsltVersie, out var version) || version is not { Build: >= 0, Revision: -1 }))
            yield return Wrong(nameof(XsltVersie), "three numbers with points between them are needed, as in 2.10.5");
    }
}

using System.ComponentModel.DataAnnotations;

namespace MessageHub.Backoffice;

/// <summary>
/// The settings of a backoffice. What it shares with the other hosts stands in the section <c>MessageHub</c> under the same names, its own
/// in the section <c>Backoffice</c>. Without any it runs embedded, for this machine only.
/// </summary>
public sealed class BackofficeSettings
{
    public const string SharedSection = "MessageHub";
    public const string OwnSection = "Backoffice";

    /// <summary>The shortest secret that is taken, in characters.</summary>
    public const int ShortestSecret = 32;

    public SharedSettings Shared { get; private init; } = new();

    public OwnSettings Own { get; private init; } = new();

    /// <summary>Settings under names that other hosts use too.</summary>
    public sealed class SharedSettings
    {
        /// <summary>Folder of the SQLite store; the same as that of the worker.</summary>
        public string Data { get; set; } = "data";

        /// <summary>Connection string of PostgreSQL 15; empty uses SQLite in <see cref="Data"/>.</summary>
        public string Postgres { get; set; } = "";

        /// <summary>Folder of XSDs to use instead of the built-in set; empty uses the built-in set.</summary>
        public string Schemas { get; set; } = "";

        /// <summary>CBS codes of the gemeenten this installation serves; empty serves all.</summary>
        public string[] Gemeenten { get; set; } = [];

        /// <summary>The release of the published level 2 rules that ours mirror (IV033): a decision can make an answer.</summary>
        public string XsltVersie { get; set; } = "1.0.0";
    }

    /// <summary>Settings of this host alone.</summary>
    public sealed class OwnSettings
    {
        /// <summary>Where the pages are served: http://127.0.0.1:8090.</summary>
        public string Url { get; set; } = "http://127.0.0.1:8090";

        /// <summary>A proxy in front of this host ends TLS: plain http on an address others can reach is what is meant.</summary>
        public bool TlsEndsAtProxy { get; set; }

        /// <summary>
        /// What a reverse proxy sends in the header <c>X-MessageHub-Proxy</c> to be believed when it says who signed in; empty believes nobody.
        /// </summary>
        public string ProxySecret { get; set; } = "";

        /// <summary>The header in which the proxy names the account.</summary>
        public string ProxyUserHeader { get; set; } = "X-Forwarded-User";

        /// <summary>Folder of the keys that seal cookies and make pseudonyms; empty is <c>backoffice-keys</c> below the data folder. Several hosts share it.</summary>
        public string Keys { get; set; } = "";

        /// <summary>A decision on what waits is made by one person and confirmed by another.</summary>
        public bool FourEyes { get; set; }

        /// <summary>Local accounts need a code of an authenticator app.</summary>
        public bool RequireApp { get; set; } = true;

        /// <summary>A session without a request ends after this time.</summary>
        public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

        /// <summary>A session ends after this time, whatever happens in it.</summary>
        public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(10);

        /// <summary>Attempts to sign in from one address in a minute; more get no answer but "later".</summary>
        public int SignInsPerMinute { get; set; } = 30;
    }

    public string KeysFolder => Own.Keys.Length > 0 ? Own.Keys : Path.Combine(Shared.Data, "backoffice-keys");

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="ValidationException">Some are wrong; the text names every one.</exception>
    public static BackofficeSettings From(IConfiguration configuration)
    {
        var wrong = new List<string>();
        var settings = new BackofficeSettings
        {
            // Other hosts have settings in this section that mean nothing here.
            Shared = Bind<SharedSettings>(configuration.GetSection(SharedSection), isAlone: false, wrong),
            Own = Bind<OwnSettings>(configuration.GetSection(OwnSection), isAlone: true, wrong),
        };
        wrong.AddRange(settings.Problems());
        return wrong.Count == 0 ? settings : throw new ValidationException(string.Join(Environment.NewLine, wrong));
    }

    private static T Bind<T>(IConfigurationSection section, bool isAlone, List<string> wrong)
        where T : class, new()
    {
        var result = new T();
        var known = typeof(T).GetProperties().ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!known.TryGetValue(child.Key, out var property))
            {
                if (isAlone)
                    wrong.Add($"{section.Key}:{child.Key}: there is no such setting.");
                continue;
            }

            try
            {
                if (child.Get(property.PropertyType) is { } value)
                    property.SetValue(result, value);
            }
            catch (InvalidOperationException)
            {
                // The text of the exception quotes the value, and that can be a secret.
                wrong.Add($"{section.Key}:{child.Key}: this is no {property.PropertyType.Name}.");
            }
        }

        return result;
    }

    private IEnumerable<string> Problems()
    {
        if (Shared.Data.Length == 0)
            yield return $"{SharedSection}:{nameof(Shared.Data)}: a folder is needed.";
        if (Shared.Schemas.Length > 0 && !Directory.Exists(Shared.Schemas))
            yield return $"{SharedSection}:{nameof(Shared.Schemas)}: there is no such folder.";
        if (!Shared.Gemeenten.All(g => g.Length == 4 && g.All(char.IsAsciiDigit)))
            yield return $"{SharedSection}:{nameof(Shared.Gemeenten)}: a CBS code has four digits.";
        if (!Version.TryParse(Shared.XsltVersie, out var version) || version is not { Build: >= 0, Revision: -1 })
            yield return $"{SharedSection}:{nameof(Shared.XsltVersie)}: three numbers with points between them are needed, as in 1.0.0.";
        if (!Uri.TryCreate(Own.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return $"{OwnSection}:{nameof(Own.Url)}: an address is needed, as in http://127.0.0.1:8090.";
        else if (url is { Scheme: "http", IsLoopback: false } && !Own.TlsEndsAtProxy)
            yield return $"{OwnSection}:{nameof(Own.Url)}: plain http is for this machine only. Say {OwnSection}:{nameof(Own.TlsEndsAtProxy)}=true when a proxy in front speaks https.";
        if (Own.ProxySecret.Length is > 0 and < ShortestSecret)
            yield return $"{OwnSection}:{nameof(Own.ProxySecret)}: at least {ShortestSecret} characters are needed.";
        if (Own.ProxyUserHeader.Length == 0)
            yield return $"{OwnSection}:{nameof(Own.ProxyUserHeader)}: the name of a header is needed.";
        if (!IsBetween(Own.SessionIdle, TimeSpan.FromMinutes(1), TimeSpan.FromHours(12)))
            yield return $"{OwnSection}:{nameof(Own.SessionIdle)}: from a minute to twelve hours.";
        if (!IsBetween(Own.SessionLength, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)))
            yield return $"{OwnSection}:{nameof(Own.SessionLength)}: from a minute to a day.";
        if (Own.SignInsPerMinute is < 1 or > 10_000)
            yield return $"{OwnSection}:{nameof(Own.SignInsPerMinute)}: from 1 to 10000.";
    }

    private static bool IsBetween(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;
}

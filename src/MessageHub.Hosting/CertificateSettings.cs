using MessageHub.Hosting.Forms;

namespace MessageHub.Hosting;

/// <summary>A certificate with its key, in files; <see cref="CertificateContent"/> opens them.</summary>
public sealed class CertificateSettings
{
    private const string Needed = "a certificate is needed";

    /// <summary>PEM with the certificate and those above it, or PKCS #12 (.pfx, .p12).</summary>
    [ExistingFile(Needed)]
    public string File { get; set; } = "";

    /// <summary>PEM with the key; empty when it stands in <see cref="File"/>.</summary>
    [ExistingFile]
    public string Key { get; set; } = "";

    /// <summary>File with the password of the key or of the PKCS #12; empty without.</summary>
    [ExistingFile]
    public string PasswordFile { get; set; } = "";

    /// <summary>Whether anything is filled in.</summary>
    public bool IsGiven => File.Length > 0 || Key.Length > 0 || PasswordFile.Length > 0;

    /// <summary>Whether all that is filled in is there, and a certificate is among it.</summary>
    public bool IsThere => File.Length > 0 && new[] { File, Key, PasswordFile }.All(f => f.Length == 0 || System.IO.File.Exists(f));

    /// <summary>What who needs a certificate says when there is none.</summary>
    public static SettingProblem Missing { get; } = new(nameof(File), Needed);
}

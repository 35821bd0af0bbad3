namespace MessageHub.Hosting;

/// <summary>A certificate with its key, in files; <see cref="CertificateContent"/> opens them.</summary>
public sealed class CertificateSettings
{
    /// <summary>PEM with the certificate and those above it, or PKCS #12 (.pfx, .p12).</summary>
    public string File { get; set; } = "";

    /// <summary>PEM with the key; empty when it stands in <see cref="File"/>.</summary>
    public string Key { get; set; } = "";

    /// <summary>File with the password of the key or of the PKCS #12; empty without.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>Whether anything is filled in.</summary>
    public bool IsGiven => File.Length > 0 || Key.Length > 0 || PasswordFile.Length > 0;

    /// <summary>Files that are not there, each with the name of its setting.</summary>
    public IEnumerable<string> Complaints()
    {
        if (!System.IO.File.Exists(File))
            yield return $"{nameof(File)}: a certificate is needed.";
        if (Key.Length > 0 && !System.IO.File.Exists(Key))
            yield return $"{nameof(Key)}: there is no such file.";
        if (PasswordFile.Length > 0 && !System.IO.File.Exists(PasswordFile))
            yield return $"{nameof(PasswordFile)}: there is no such file.";
    }
}

using System.Security.Cryptography.X509Certificates;
using MessageHub.Hosting;

namespace MessageHub.Backoffice.Access;

/// <summary>The certificate that protects the keys in the store, settings <c>Backoffice:Keys:…</c>.</summary>
public sealed class KeySettings : ICheckedSettings
{
    /// <summary>Keys are kept under this one; without it they lie in the store as they are.</summary>
    public CertificateSettings Certificate { get; set; } = new();

    /// <summary>Certificates that keys in the store may still be under: those that were <see cref="Certificate"/> before.</summary>
    public CertificateSettings[] Earlier { get; set; } = [];

    /// <summary>The certificates, the present one first; empty when keys are not protected.</summary>
    internal IReadOnlyList<X509Certificate2> Open() => [.. Given.Select(g => CertificateContent.Of(g.Certificate).Open().Own)];

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Problems() => Given.Select(g => ProblemOf(g.Certificate)?.In(g.Name)).OfType<SettingProblem>();

    /// <summary>What is filled in, with its name; the present one also when only an earlier one is.</summary>
    private IEnumerable<(string Name, CertificateSettings Certificate)> Given
    {
        get
        {
            var earlier = Earlier.Select((c, i) => ($"{nameof(Earlier)}:{i}", c)).Where(e => e.c.IsGiven).ToList();
            return Certificate.IsGiven || earlier.Count > 0 ? [(nameof(Certificate), Certificate), .. earlier] : [];
        }
    }

    /// <summary>A file that is not there is reported by the form of its setting.</summary>
    private static SettingProblem? ProblemOf(CertificateSettings settings)
    {
        if (settings.File.Length == 0)
            return CertificateSettings.Missing;
        if (!settings.IsThere)
            return null;
        try
        {
            using var own = CertificateContent.Of(settings).Open().Own;
            using var key = own.GetRSAPrivateKey();
            return key is null ? new(nameof(CertificateSettings.File), "a certificate with an RSA key is needed") : null;
        }
        catch (Exception e) when (CertificateContent.IsUnusable(e))
        {
            // Without the text of the exception: it is the framework's, and may quote what it read.
            return new(nameof(CertificateSettings.File), "no certificate can be read there with its key and password");
        }
    }
}

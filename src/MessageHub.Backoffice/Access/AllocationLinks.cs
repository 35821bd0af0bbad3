using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Register.Queries.Toewijzingen;
using Microsoft.AspNetCore.DataProtection;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Addresses of allocations. The number of an allocation leads to a person, so it does not stand in an address, where proxies and
/// browsers keep it: the key is sealed. Who has an address still sees only what is of his gemeenten.
/// </summary>
public sealed class AllocationLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("MessageHub.Backoffice.Allocation");

    /// <summary>Where it is shown.</summary>
    public string To(ToewijzingKey key) => $"/toewijzing/{Sealed(key)}";

    /// <summary>Where it is changed.</summary>
    public string ToChange(ToewijzingKey key) => $"/wijzigen/{Sealed(key)}";

    /// <summary>The key in an address, or null when we did not make it.</summary>
    public ToewijzingKey? Find(string sealedKey)
    {
        try
        {
            var parts = protector.Unprotect(sealedKey).Split('|');
            return new(Enum.Parse<Standaard>(parts[0]), parts[1], long.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    private string Sealed(ToewijzingKey key) =>
        protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{key.Standaard}|{key.Gemeente}|{key.Nummer}"));
}

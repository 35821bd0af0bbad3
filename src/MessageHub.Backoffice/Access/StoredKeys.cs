using System.Xml.Linq;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace MessageHub.Backoffice.Access;

/// <summary>Keeps the keys that seal cookies and secrets in the register, so that all hosts on one database have the same.</summary>
public sealed class StoredKeys(KeyStore keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(key => XElement.Parse(key.Key))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Store(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}

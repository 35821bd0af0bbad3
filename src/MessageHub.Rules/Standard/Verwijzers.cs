using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Standard;

/// <summary>What rules ask of who referred the client.</summary>
public static class Verwijzers
{
    /// <summary>A type of referrer (COD327) that is known by ZorgverlenerCode or by Naam, never by both and never by neither.</summary>
    public static bool IsKnownByCodeOrName(this Verwijzer verwijzer) => verwijzer.Type is "02" or "03" or "04" or "05";
}

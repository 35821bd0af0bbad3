
namespace MessageHub.Register.Queries.Percelen;

/// <summary>Among whom different persons are counted.</summary>
public enum ClientsOf
{
    /// <summary>A perceel, over all gemeenten together.</summary>
    Perceel,

    /// <summary>A perceel in one gemeente.</summary>
    PerceelInGemeente,

    /// <summary>The percelen of a domain within the scope, or those outside.</summary>
    Scope,

    /// <summary>A domain.</summary>
    Domain,

    /// <summary>A domain in one gemeente.</summary>
    DomainInGemeente,

    /// <summary>Everything.</summary>
    All,
}

using MessageHub.Register.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Who may open which page: it follows from the folder the page stands in, so that a new page is guarded before anybody thinks of it. A
/// page outside these folders is for everybody who signed in.
/// </summary>
public static class PageRights
{
    private const string Persons = "persons";
    private const string Care = "care";
    private const string Contracts = "contracts";
    private const string Figures = "figures";
    private const string Agreements = "agreements";
    private const string Accounts = "accounts";
    private const string Log = "log";
    private const string Oversight = "oversight";

    /// <summary>Folder below Pages, the policy that guards it.</summary>
    private static readonly (string Folder, string Policy)[] Folders =
    [
        ("/Cijfers", Figures),
        ("/Afspraken", Agreements),
        ("/Contracten", Contracts),
        ("/Personen", Persons),
        ("/Zorg", Care),
        ("/Beheer", Accounts),
        ("/Privacy", Log),
        ("/Toezicht", Oversight),
    ];

    public static void Set(AuthorizationOptions options)
    {
        options.AddPolicy(Figures, p => p.RequireAuthenticatedUser().RequireAssertion(c => new Viewer(c.User).SeesFigures));
        options.AddPolicy(Persons, p => p.RequireAuthenticatedUser().RequireAssertion(c => new Viewer(c.User).SeesPersons));
        options.AddPolicy(Care, p => p.RequireAuthenticatedUser().RequireAssertion(c => new Viewer(c.User).SeesCare));
        options.AddPolicy(Contracts, p => p.RequireAuthenticatedUser().RequireAssertion(c => new Viewer(c.User).ManagesContracts));
        options.AddPolicy(Agreements, p => p.RequireAuthenticatedUser().RequireAssertion(c => new Viewer(c.User).KeepsAgreements));
        options.AddPolicy(Accounts, p => p.RequireAuthenticatedUser().RequireAssertion(c => new Viewer(c.User).Has(Role.Beheerder)));
        options.AddPolicy(Log, p => p.RequireAuthenticatedUser().RequireAssertion(c => new Viewer(c.User).Has(Role.Privacy)));
        options.AddPolicy(Oversight, p => p.RequireAuthenticatedUser().RequireAssertion(c => new Viewer(c.User).SeesAccounts));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }

    public static void Set(RazorPagesOptions options)
    {
        foreach (var (folder, policy) in Folders)
            options.Conventions.AuthorizeFolder(folder, policy);
        options.Conventions.AllowAnonymousToFolder("/Aanmelden");
    }
}

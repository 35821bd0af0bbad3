using MessageHub.Berichten;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Access;

/// <summary>Writes in the access log who is about to see whose data. Called before the data is shown: no log, no look.</summary>
public sealed class Looks(AccessLog log, KeyStore keys, Viewer viewer, TimeProvider clock)
{
    /// <summary>Name of the key of the pseudonyms in the key ring.</summary>
    public const string PseudonymKey = "client-pseudonym";

    public const string Search = "search";
    public const string Request = "request";
    public const string Message = "message";
    public const string Original = "original";
    public const string Answer = "answer";
    public const string Allocation = "allocation";
    public const string Export = "export";

    /// <summary>Adds a look in one gemeente.</summary>
    /// <param name="what">One of the words above.</param>
    /// <param name="why">Why, as the person gave it or as the page implies it.</param>
    /// <param name="gemeente">Whose data it is.</param>
    /// <param name="clients">The persons; none is one look at a message about many, or at nothing.</param>
    /// <param name="berichtId">The message, if any.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task AddAsync(
        string what, string why, string gemeente, IReadOnlyCollection<Bsn> clients, Guid? berichtId, CancellationToken ct)
    {
        var pseudonym = await PseudonymAsync(ct);
        await log.AddAsync(
            [
                .. clients.Select(b => (string?)pseudonym.Of(b)).Distinct().DefaultIfEmpty(null).Select(client => new Look
                {
                    At = clock.GetUtcNow(),
                    AccountId = viewer.AccountId,
                    AccountName = viewer.Login,
                    Gemeente = gemeente,
                    Client = client,
                    BerichtId = berichtId,
                    What = what,
                    Why = why,
                }),
            ],
            ct);
    }

    /// <summary>The pseudonym of a person, to find the looks at it.</summary>
    public async Task<string> OfAsync(Bsn bsn, CancellationToken ct) => (await PseudonymAsync(ct)).Of(bsn);

    private async Task<ClientPseudonym> PseudonymAsync(CancellationToken ct) => new(Convert.FromHexString(await keys.SecretAsync(
        PseudonymKey, () => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)), ct)));
}

using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>
/// Loads what the register has to say to a message, or to several starts and stops: a fixed number of queries, whatever the size and the
/// number of the messages, because keys go in as lists. Each question is a file beside this one.
/// </summary>
internal sealed class SnapshotLoader
{
    private readonly SnapshotKeys keys;
    private readonly List<Func<RegisterSnapshot, RegisterKeys, RegisterSnapshot>> parts = [];
    private readonly BatchResult<List<(Guid Id, long Regel, Aanvraag Aanvraag)>>? aanvragen;

    private SnapshotLoader(SnapshotKeys keys)
    {
        this.keys = keys;
        aanvragen = Ask();
    }

    /// <summary>
    /// What the register has to say to each message at this moment, in the same order. Starts and stops ask the same, so they ask together;
    /// any other message asks for itself.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="batch">What has to be done before; it is run together with the queries.</param>
    /// <param name="all">The keys of messages, all of one scope.</param>
    /// <param name="except">The id of a message that is judged again: what it left does not count.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<IReadOnlyList<RegisterSnapshot>> LoadAsync(
        Session session, QueryBatch batch, IReadOnlyList<RegisterKeys> all, Guid? except, CancellationToken ct)
    {
        SnapshotLoader LoaderOf(IReadOnlyList<RegisterKeys> together) => new(new(session.Database, batch, together, except));

        var deliveries = all.Where(k => k.Identity.IsDelivery).ToList();
        var ofDeliveries = deliveries.Count > 0 ? LoaderOf(deliveries) : null;
        var loaders = all.Select(k => k.Identity.IsDelivery ? ofDeliveries! : LoaderOf([k])).ToList();
        var agreed = loaders[0].AskForContract();
        await batch.RunAsync(ct).ConfigureAwait(false);
        var second = new QueryBatch(session);
        var answers = loaders.Select(l => l.AskForAnswers(second)).ToList();
        await second.RunAsync(ct).ConfigureAwait(false);
        var contract = agreed.Value;
        return [.. all.Select((k, i) => loaders[i].SnapshotOf(k) with { Aanvragen = answers[i]?.Value ?? [], Contract = contract })];
    }

    /// <summary>
    /// Asks what the rules for these messages need. The requests that are found: their answers have to be asked for after them.
    /// </summary>
    private BatchResult<List<(Guid Id, long Regel, Aanvraag Aanvraag)>>? Ask()
    {
        var identity = keys.First.Identity;
        if (identity.IsReturnOfOwn)
        {
            Add(OwnBericht.Ask(keys), (s, own, _) => s with { OwnBericht = own });
            return null;
        }

        Add(SameIdentificatie.Ask(keys), (s, same, k) => s with
        {
            SameIdentificatie = same.GetValueOrDefault((k.Identity.Nummer, k.Identificatie)),
        });
        if (identity.Nummer is 301 || identity.IsDelivery || identity.IsRequest || identity.IsClaim)
        {
            Add(CurrentToewijzingen.Ask(keys), (s, toewijzingen, k) => s with { Toewijzingen = Of(k, toewijzingen) });
            Add(ClientsWithToewijzing.Ask(keys), (s, clients, k) => s with { ClientsWithToewijzing = Of(k, clients) });
        }

        if (identity.IsOwn)
            Add(HeldOwnBerichten.Ask(keys), (s, held, _) => s with { HeldOwn = held });
        if (identity.Nummer is 301)
        {
            Add(ToewijzingVersies.Ask(keys), (s, versies, _) => s with { Versies = versies });
            Add(Consents.Ask(keys), (s, consents, _) => s with { Consents = consents });
        }

        if (keys.First.LooksAtDeliveries)
        {
            Add(Leveringen.Ask(keys), (s, leveringen, k) => s with
            {
                Starts = [.. k.Bsns.SelectMany(bsn => leveringen.Starts[bsn])],
                Stops = [.. k.Bsns.SelectMany(bsn => leveringen.Stops[bsn])],
            });
        }

        if (identity.Nummer is 301 || identity.IsDelivery || identity.IsClaim)
            Add(EarlierPrestaties.Ask(keys), (s, prestaties, k) => s with { Prestaties = Of(k, prestaties) });
        if (identity.IsClaim)
        {
            Add(SameDeclaratieNummer.Ask(keys), (s, same, _) => s with { SameDeclaratieNummer = same });
            Add(LastDeclaratiePeriode.Ask(keys), (s, last, _) => s with { LastDeclaratiePeriode = last });
            Add(UsedReferentieNummers.Ask(keys), (s, used, _) => s with { UsedReferentieNummers = used });
        }

        return identity.IsOwn || identity.IsRequest ? Aanvragen.Ask(keys) : null;
    }

    /// <summary>Asks for content and answers of the requests that were found; null when no requests were asked for.</summary>
    private BatchResult<IReadOnlyList<Aanvraag>>? AskForAnswers(QueryBatch second) =>
        aanvragen is null ? null : AanvraagAnswers.Ask(keys, second, aanvragen.Value);

    private BatchResult<ContractData> AskForContract()
    {
        var agreements = Agreements.Ask(keys);
        var codes = ListedProductCodes.Ask(keys);
        return agreements.Select(rows => new ContractData(
            [.. rows.Select(r => r.Agreement).OfType<Agreement>()],
            codes.Value.Count == 0 ? null : codes.Value.ToHashSet(),
            rows[0].LastChange));
    }

    private void Add<T>(BatchResult<T> query, Func<RegisterSnapshot, T, RegisterKeys, RegisterSnapshot> put)
    {
        var loaded = new Lazy<T>(() => query.Value);
        parts.Add((s, k) => put(s, loaded.Value, k));
    }

    private RegisterSnapshot SnapshotOf(RegisterKeys one) => parts.Aggregate(RegisterSnapshot.Empty, (s, part) => part(s, one));

    /// <summary>What was loaded for several messages as if it had been loaded for one; for one it is that already.</summary>
    private IReadOnlyDictionary<long, Toewijzing> Of(RegisterKeys one, IReadOnlyDictionary<long, Toewijzing> loaded) =>
        keys.All.Count == 1 ? loaded : loaded.Values
            .Where(t => one.ToewijzingNummers.Contains(t.Nummer) || one.BsnsWithoutNummer.Contains(t.Bsn.Value))
            .ToDictionary(t => t.Nummer);

    private IReadOnlySet<Bsn> Of(RegisterKeys one, IReadOnlySet<Bsn> loaded) =>
        keys.All.Count == 1 ? loaded : one.Bsns.Select(bsn => new Bsn(bsn)).Where(loaded.Contains).ToHashSet();

    private List<EarlierPrestatie> Of(RegisterKeys one, List<EarlierPrestatie> loaded) =>
        keys.All.Count == 1 || loaded.Count == 0 ? loaded : [.. loaded.Where(p => one.DeletedStarts.Contains(p.ToewijzingNummer))];
}

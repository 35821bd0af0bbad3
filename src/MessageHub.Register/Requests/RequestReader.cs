using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Requests;

/// <summary>Reads one request with all that is known of it.</summary>
internal static class RequestReader
{
    /// <summary>
    /// The newest accepted 301 of the gemeente about a client: undone or not, it says who the client is and where to find him.
    /// </summary>
    private const string Earlier = """
        select i.content from bericht_client c
        join verdict v on v.bericht_id = c.bericht_id
        join inbox i on i.id = c.bericht_id
        where c.gemeente = @gemeente and c.bsn = @bsn and v.nummer = 301 and v.standaard = @standaard and v.state = 'accepted'
            and length(i.content) > 0
        order by v.arrival desc limit 1
        """;

    /// <summary>The request, or null when it is not there or of a gemeente outside the scope.</summary>
    /// <param name="session">Asks the database.</param>
    /// <param name="batch">What has to be done before the register is read.</param>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="number">Which request.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<RequestDetail?> FindAsync(
        Session session, QueryBatch batch, GemeenteScope scope, RequestNumber number, CancellationToken ct)
    {
        var all = await RequestList.OfMessageAsync(session, scope, number.Message, ct).ConfigureAwait(false);
        var place = all.ToList().FindIndex(r => r.Row.Number == number);
        if (place < 0)
            return null;
        var (row, bsn, release) = all[place];
        (string, object?)[] client = [("gemeente", row.Gemeente), ("standaard", Families.Of(row.Standaard)), ("bsn", bsn.Value)];
        var content = batch.First("select content from inbox where id = @id", r => r.Get<byte[]>("content"), ("id", row.BerichtId));
        var earlier = batch.First(Earlier, r => r.Get<byte[]>("content"), client);
        var decisions = RequestDecisionTable.Of(batch, row.BerichtId);
        var register = (
            await SnapshotLoader.LoadAsync(session, batch, [KeysOf(row, bsn, release)], except: null, ct).ConfigureAwait(false))[0];
        return new(
            row,
            register.Aanvragen.Single(a => a.ReferentieAanbieder == row.Referentie && a.Bericht.Nummer == row.Nummer),
            register,
            release,
            content.Value ?? [],
            earlier.Value,
            [.. all.Select(r => r.Row)],
            [.. decisions.Value.Where(d => d.Regel == number.Line - 1).Select(d => d.Decision)]);
    }

    /// <summary>What has to be looked up for the 301 or 319 that answers a request: as for a 301, which asks most.</summary>
    private static RegisterKeys KeysOf(RequestRow row, Bsn bsn, ReleaseName release) => new()
    {
        Scope = row.Scope,
        Identity = BerichtIdentity.Of(release, row.Standaard, 301),
        Identificatie = "",
        Dagtekening = row.Terms.Dagtekening,
        Bsns = [bsn.Value],
        ReferentiesAanbieder = [row.Referentie],
        ToewijzingNummers =
        [
            .. row.Gevraagd.Select(g => g switch
            {
                GevraagdProduct.TeWijzigen changed => changed.ToewijzingNummer,
                GevraagdProduct.Ongewijzigd unchanged => unchanged.ToewijzingNummer,
                _ => (long?)null,
            }).OfType<long>().Distinct(),
        ],
    };
}

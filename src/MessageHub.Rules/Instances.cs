using MessageHub.Berichten.Model;

namespace MessageHub.Rules;

/// <summary>All class instances of a message in document order, each with the client it belongs to. One walk serves all rules.</summary>
internal sealed class Instances
{
    private readonly List<(Klasse Record, Client? Client)> all = [];
    private readonly Dictionary<Type, object> byClass = [];

    private Instances()
    {
    }

    public IReadOnlyList<(Klasse Record, Client? Client)> All => all;

    /// <summary>The records of a class in document order; collected once, because many checks ask for the same.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : class
    {
        if (!byClass.TryGetValue(typeof(T), out var records))
            byClass[typeof(T)] = records = all.Select(i => i.Record).OfType<T>().ToList();
        return (IReadOnlyList<T>)records;
    }

    public static Instances Of(Bericht bericht)
    {
        var result = new Instances();
        result.Add(bericht, null);
        result.Add(bericht.Header, null);
        result.AddClient(bericht.Client);
        if (bericht.Antwoord is { } antwoord)
        {
            result.Add(antwoord, null);
            if (antwoord.Woonplaatsbeginsel is { } woonplaatsbeginsel)
                result.Add(woonplaatsbeginsel, null);
        }

        if (bericht.Declaratie is { } declaratie)
        {
            result.Add(declaratie, null);
            foreach (var client in declaratie.Clienten)
                result.AddClient(client);
        }

        if (bericht.DeclaratieAntwoord is { } declaratieAntwoord)
        {
            result.Add(declaratieAntwoord, null);
            foreach (var client in declaratieAntwoord.Clienten ?? [])
                result.AddClient(client);
        }

        return result;
    }

    private void AddClient(Client? client)
    {
        if (client is null)
            return;
        Add(client, client);
        foreach (var relatie in client.Relaties ?? [])
        {
            Add(relatie, client);
            Add(relatie.Contact, client);
        }

        AddAll(client.Contactgegevens, client);
        AddAll(client.ToegewezenProducten, client);
        AddAll(client.StartProducten, client);
        AddAll(client.StopProducten, client);
        AddAll(client.AangevraagdeProducten, client);
        if (client.Verzoek is { } verzoek)
        {
            Add(verzoek, client);
            AddAll(verzoek.OngewijzigdeProducten, client);
            AddAll(verzoek.TeWijzigenProducten, client);
            AddAll(verzoek.NieuweProducten, client);
        }

        AddAll(client.Prestaties, client);
    }

    private void AddAll(IReadOnlyList<Klasse>? records, Client client)
    {
        for (var i = 0; i < records?.Count; i++)
            Add(records[i], client);
    }

    private void Add(Klasse record, Client? client) => all.Add((record, client));
}

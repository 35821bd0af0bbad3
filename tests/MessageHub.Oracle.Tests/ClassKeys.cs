using MessageHub.Berichten.Model;

namespace MessageHub.Oracles.Tests;

/// <summary>The keys that the oracle gives to the classes of a message, for example <c>Client[1]/Prestatie[2]</c>.</summary>
internal sealed class ClassKeys
{
    private readonly Dictionary<Klasse, string> keys = new(ReferenceEqualityComparer.Instance);

    public ClassKeys(Bericht bericht)
    {
        keys[bericht.Header] = "Header";
        if (bericht.Antwoord is { } antwoord)
            keys[antwoord] = "Antwoord";
        if (bericht.Declaratie is { } declaratie)
            keys[declaratie] = "Declaratie";
        Add(bericht.Client is { } client ? [client] : bericht.Declaratie?.Clienten ?? bericht.DeclaratieAntwoord?.Clienten ?? []);
    }

    /// <summary>Every class that the oracle has a key for.</summary>
    public IReadOnlyDictionary<Klasse, string> All => keys;

    private void Add(IReadOnlyList<Client> clients)
    {
        for (var i = 0; i < clients.Count; i++)
        {
            var (client, path) = (clients[i], $"Client[{i + 1}]");
            keys[client] = path;
            AddAll(path, client.ToegewezenProducten);
            AddAll(path, client.StartProducten);
            AddAll(path, client.StopProducten);
            AddAll(path, client.AangevraagdeProducten);
            AddAll(path, client.Prestaties);
            if (client.Verzoek is not { } verzoek)
                continue;
            keys[verzoek] = $"{path}/Verzoek";
            AddAll(path, verzoek.OngewijzigdeProducten);
            AddAll(path, verzoek.TeWijzigenProducten);
            AddAll(path, verzoek.NieuweProducten);
        }
    }

    private void AddAll<T>(string client, IReadOnlyList<T>? records)
        where T : Klasse
    {
        for (var i = 0; i < records?.Count; i++)
            keys[records[i]] = $"{client}/{typeof(T).Name}[{i + 1}]";
    }
}

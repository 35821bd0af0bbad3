using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Register;

/// <summary>The 323 that a 325 answers, indexed once: its clients, and the lines of each client by ProductReferentie.</summary>
public sealed class AnsweredClaim
{
    private readonly EarlierBericht bericht;
    private readonly HashSet<Bsn> clients = [];
    private readonly Dictionary<(Bsn Bsn, Referentie Referentie), Prestatie> lines = [];

    internal AnsweredClaim(Bericht claim)
    {
        var header = claim.Header;
        bericht = new(claim.Identity.Nummer, header.BerichtIdentificatie.Identificatie, header.BerichtIdentificatie.Dagtekening);
        Identificatie = header.BerichtIdentificatie;
        XsdVersie = header.XsdVersie;
        DeclaratieNummer = claim.Declaratie?.DeclaratieNummer;
        foreach (var client in claim.Declaratie?.Clienten ?? [])
        {
            clients.Add(client.Bsn);
            foreach (var prestatie in client.Prestaties ?? [])
                lines.TryAdd((client.Bsn, prestatie.ProductReferentie), prestatie);
        }
    }

    /// <summary>Of the 323: the 325 repeats it (TR337).</summary>
    public BerichtIdentificatie Identificatie { get; }

    /// <summary>Of the 323: the 325 repeats it (TR337).</summary>
    public XsdVersie XsdVersie { get; }

    /// <summary>Of the 323: the 325 repeats it (TR337).</summary>
    public string? DeclaratieNummer { get; }

    /// <summary>Where values that are compared with it come from.</summary>
    public Source Source => bericht.AsSource();

    /// <summary>Whether the claim has lines of this client.</summary>
    public bool HasClient(Bsn bsn) => clients.Contains(bsn);

    /// <summary>The line of this client with this ReferentieNummer and VorigReferentieNummer, or null.</summary>
    public Prestatie? LineOf(Bsn bsn, Referentie referentie) => lines.GetValueOrDefault((bsn, referentie));
}

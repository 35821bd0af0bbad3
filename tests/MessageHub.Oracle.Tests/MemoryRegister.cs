using MessageHub.Berichten.Model;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// The facts of the messages that count, as a list: the engine can run through tens of thousands of sequences with it. Every question is
/// a walk over the list, written after the comments of <see cref="RegisterSnapshot"/>; the real register is held against the same oracle.
/// </summary>
internal sealed class MemoryRegister(IReadOnlyList<OAgreement> agreements)
{
    private readonly List<Fact> facts = [];

    private sealed record Fact(Bericht Bericht, IReadOnlySet<Klasse> Faulty, bool Waits)
    {
        public ExchangeScope Scope { get; } = ExchangeScope.Of(Bericht);

        public bool InForce { get; set; } = true;

        public int Nummer => Bericht.Identity.Nummer;

        public EarlierBericht AsEarlier => new(
            Nummer, Bericht.Header.BerichtIdentificatie.Identificatie, Bericht.Header.BerichtIdentificatie.Dagtekening);

        public IEnumerable<(Client Client, Prestatie Line, PrestatieState State)> Lines =>
            (Bericht.Declaratie?.Clienten ?? []).SelectMany(c => c.Prestaties!.Select(p =>
                (c, p, Waits ? PrestatieState.Held : Faulty.Contains(c) || Faulty.Contains(p) ? PrestatieState.Rejected : PrestatieState.Granted)));
    }

    /// <summary>Keeps a message when it counts; a 302 that rejects takes back the 301 it is about .</summary>
    public void Record(Bericht bericht, Verdict verdict)
    {
        if (bericht.Identity.Nummer == 302)
        {
            if (bericht.Header.RetourCodes is { Count: > 0 })
                Own(bericht, ExchangeScope.Of(bericht)).ForEach(f => f.InForce = false);
            return;
        }

        if (verdict.Outcome is Outcome.Accepted or Outcome.Partly
            || (bericht.Declaratie is not null && verdict.Findings.All(f => f.Rule.Level is not Level.Content && f.Instance is Client or Prestatie)))
            facts.Add(new(bericht, verdict.Findings.Select(f => f.Instance).ToHashSet<Klasse>(ReferenceEqualityComparer.Instance), verdict.Outcome is Outcome.Held));
    }

    /// <summary>What the register has to say to a message.</summary>
    public RegisterSnapshot For(Bericht bericht)
    {
        var keys = RegisterKeys.Of(bericht);
        var (scope, nummer) = (keys.Scope, keys.Identity.Nummer);
        var inForce = facts.Where(f => f.InForce).ToList();
        var inScope = inForce.Where(f => f.Scope == scope).ToList();
        var inGemeente = inForce.Where(f => f.Scope with { Aanbieder = "" } == scope with { Aanbieder = "" }).ToList();
        if (nummer is 302)
            return new() { OwnBericht = Own(bericht, scope).LastOrDefault()?.AsEarlier };
        return new()
        {
            SameIdentificatie = (nummer is 301 or 319 ? inGemeente : inScope)
                .Find(f => f.Nummer == nummer && f.AsEarlier.Identificatie == keys.Identificatie)?.AsEarlier,
            Toewijzingen = Toewijzingen(nummer is 301 ? inGemeente : inScope)
                .Where(t => keys.ToewijzingNummers.Contains(t.Nummer) || keys.BsnsWithoutNummer.Contains(t.Bsn.Value) || (nummer is 315 or 317 && keys.Bsns.Contains(t.Bsn.Value)))
                .GroupBy(t => t.Nummer).ToDictionary(g => g.Key, Current),
            Versies = Toewijzingen(inScope).Where(t => keys.ToewijzingNummers.Contains(t.Nummer))
                .Select(t => new ToewijzingVersie(t.Nummer, t.Toewijzingsdatum, t.Toewijzingstijd)).ToHashSet(),
            ClientsWithToewijzing = Toewijzingen(inScope).Select(t => t.Bsn).Where(b => keys.Bsns.Contains(b.Value)).ToHashSet(),
            Starts = nummer is 305 or 307 ? Starts(inScope, keys.Bsns[0]) : [],
            Stops = nummer is 305 or 307 ? Stops(inScope, keys.Bsns[0]) : [],
            Aanvragen = nummer is 301 or 315 or 317 or 319 ? [.. Aanvragen(inScope, keys)] : [],
            SameDeclaratieNummer = inScope.Find(f => f.Bericht.Declaratie?.DeclaratieNummer is { } n && n == keys.DeclaratieNummer)?.AsEarlier,
            LastDeclaratiePeriode = inScope.Max(f => f.Bericht.Declaratie?.DeclaratiePeriode.Begindatum),
            UsedReferentieNummers = Used(inScope, keys),
            Prestaties = nummer is 301 or 323 ? [.. Prestaties(inScope, keys)] : [],
            // The variant of a product is all that is asked of the agreements here: tariffs are left out.
            Contract = nummer is 305 or 307 ? ContractOf(scope) : ContractData.None,
        };
    }

    private ContractData ContractOf(ExchangeScope scope) => new(
        [
            .. agreements.Where(a => a.Provider == scope.Aanbieder).Select(a => new Agreement
            {
                Row = 2,
                ProductCategorie = a.Product.Category,
                ProductCode = a.Product.Code!,
                Eenheid = Codes.Eenheid.Uur,
                Tarief = 8500,
                GeldigVan = a.From,
                GeldigTot = a.To,
                MinutenToegestaan = false,
                Variant = a.Variant,
            }),
        ],
        null);

    private List<Fact> Own(Bericht return302, ExchangeScope scope) => facts.FindAll(f =>
        f.Nummer == 301 && f.Scope == scope && f.Bericht.Header.BerichtIdentificatie == return302.Header.BerichtIdentificatie);

    private static IEnumerable<Toewijzing> Toewijzingen(IEnumerable<Fact> facts) =>
        from fact in facts
        from p in fact.Bericht.Client?.ToegewezenProducten ?? []
        select new Toewijzing
        {
            Nummer = p.ToewijzingNummer,
            Bsn = fact.Bericht.Client!.Bsn,
            Aanbieder = fact.Scope.Aanbieder,
            Product = p.Product,
            Toewijzingsdatum = p.Toewijzingsdatum,
            Toewijzingstijd = p.Toewijzingstijd,
            Ingangsdatum = p.Ingangsdatum,
            Einddatum = p.Einddatum,
            RedenWijziging = p.RedenWijziging,
            Omvang = p.Omvang,
            Budget = p.Budget,
            Bericht = fact.AsEarlier,
        };

    private static Toewijzing Current(IEnumerable<Toewijzing> versions)
    {
        var newest = versions.GroupBy(v => (v.Toewijzingsdatum, v.Toewijzingstijd)).MaxBy(v => v.Key)!;
        return newest.Last() with { RedenWijziging = newest.Select(v => v.RedenWijziging).FirstOrDefault(r => r is not null) };
    }

    private static List<Start> Starts(IEnumerable<Fact> facts, string bsn)
    {
        var starts = new List<Start>();
        foreach (var fact in facts.Where(f => f.Bericht.Client?.Bsn.Value == bsn))
        {
            var lines = fact.Bericht.Client!.StartProducten ?? [];
            foreach (var deletion in lines.Where(l => l.StatusAanlevering == "3"))
                starts.RemoveAll(s => s.HasKeyOf(deletion));
            starts.AddRange(lines.Where(l => l.StatusAanlevering == "1")
                .Select(l => new Start(l.ToewijzingNummer, l.Product, l.Begindatum, fact.AsEarlier)));
        }

        return starts;
    }

    private static List<Stop> Stops(IEnumerable<Fact> facts, string bsn)
    {
        var stops = new List<Stop>();
        foreach (var fact in facts.Where(f => f.Bericht.Client?.Bsn.Value == bsn))
        {
            var lines = fact.Bericht.Client!.StopProducten ?? [];
            foreach (var deletion in lines.Where(l => l.StatusAanlevering == "3"))
                stops.RemoveAll(s => s.HasKeyOf(deletion));
            stops.AddRange(lines.Where(l => l.StatusAanlevering == "1")
                .Select(l => new Stop(l.ToewijzingNummer, l.Product, l.Begindatum, l.RedenBeeindiging, l.Einddatum, fact.AsEarlier)));
        }

        return stops;
    }

    private static IEnumerable<Aanvraag> Aanvragen(List<Fact> facts, RegisterKeys keys)
    {
        var wanted =
            from fact in facts
            where fact.Nummer is 315 or 317
            let client = fact.Bericht.Client!
            from reference in client.Verzoek is { } v ? [v.ReferentieAanbieder] : client.AangevraagdeProducten!.Select(p => p.ReferentieAanbieder)
            where keys.ReferentiesAanbieder.Contains(reference)
                || (keys.Identity.Nummer is 315 or 317 && keys.Bsns.Contains(client.Bsn.Value))
            select (reference, client.Bsn, fact.AsEarlier);
        foreach (var (reference, bsn, bericht) in wanted)
        {
            yield return new()
            {
                ReferentieAanbieder = reference,
                Bsn = bsn,
                Bericht = bericht,
                Antwoorden =
                [
                    .. facts.Select(f => f.Bericht.Antwoord).OfType<Antwoord>()
                        .Where(a => a.ReferentieAanbieder == reference).Select(a => a.VerzoekAntwoord),
                ],
                Toewijzingen =
                [
                    .. facts.SelectMany(f => f.Bericht.Client?.ToegewezenProducten ?? []).Where(p => p.ReferentieAanbieder == reference)
                        .Select(p => new ToewijzingVersie(p.ToewijzingNummer, p.Toewijzingsdatum, p.Toewijzingstijd)),
                ],
            };
        }
    }

    private static Dictionary<string, EarlierBericht> Used(IEnumerable<Fact> facts, RegisterKeys keys) =>
        (from fact in facts
         from line in fact.Lines
         let reference = line.Line.ProductReferentie.ReferentieNummer
         where keys.ReferentieNummers.Contains(reference)
         group fact.AsEarlier by reference).ToDictionary(g => g.Key, g => g.First());

    private static IEnumerable<EarlierPrestatie> Prestaties(IEnumerable<Fact> facts, RegisterKeys keys) =>
        from fact in facts
        from line in fact.Lines
        let p = line.Line
        where (line.State is PrestatieState.Granted || (line.State is PrestatieState.Held && keys.Identity.Nummer is 323))
            && (keys.ToewijzingNummers.Contains(p.ToewijzingNummer)
                || keys.VorigReferentieNummers.Contains(p.ProductReferentie.ReferentieNummer)
                || (p.ProductReferentie.VorigReferentieNummer is { } vorig && keys.VorigReferentieNummers.Contains(vorig)))
        select new EarlierPrestatie
        {
            ReferentieNummer = p.ProductReferentie.ReferentieNummer,
            VorigReferentieNummer = p.ProductReferentie.VorigReferentieNummer,
            Bsn = line.Client.Bsn,
            ToewijzingNummer = p.ToewijzingNummer,
            ProductCategorie = p.ProductCategorie,
            ProductCode = p.ProductCode,
            Begindatum = p.ProductPeriode.Begindatum,
            Einddatum = p.ProductPeriode.Einddatum,
            GeleverdVolume = p.GeleverdVolume,
            Eenheid = p.Eenheid,
            ProductTarief = p.ProductTarief,
            Bedrag = p.IngediendBedrag.Bedrag,
            IsDebit = p.IngediendBedrag.DebetCredit == "D",
            State = line.State,
            Bericht = fact.AsEarlier,
        };
}

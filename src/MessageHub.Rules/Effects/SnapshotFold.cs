using MessageHub.Berichten;
using MessageHub.Rules.Register;
using static MessageHub.Rules.Register.RegisterEffect;

namespace MessageHub.Rules.Effects;

/// <summary>Effects in memory: what the register has to say once they are done, without asking it again.</summary>
public static class SnapshotFold
{
    /// <summary>
    /// The snapshot of one message once another was judged: the same as when it is loaded after the effects of that other were written.
    /// </summary>
    /// <param name="snapshot">What the register had to say before.</param>
    /// <param name="effects">What the other message left, in the same gemeente and domain.</param>
    /// <param name="keys">The keys of the message that the snapshot was loaded for.</param>
    /// <exception cref="ArgumentException">The effects undo a message of ours: what counts then again is in the register only.</exception>
    public static RegisterSnapshot Apply(this RegisterSnapshot snapshot, BerichtEffects effects, RegisterKeys keys) =>
        effects.UndoesOwn
            ? throw new ArgumentException("What counts once our own message is undone has to be loaded.", nameof(effects))
            : new SnapshotChange(effects, keys).In(snapshot);
}

/// <summary>
/// What the effects of one message change in the snapshot of another. A snapshot holds what its keys ask for, so each part takes of the
/// effects what a query for these keys would find.
/// </summary>
file sealed class SnapshotChange(BerichtEffects effects, RegisterKeys keys)
{
    private readonly int nummer = keys.Identity.Nummer;
    private readonly bool isInScope = effects.Scope == keys.Scope;

    /// <summary>The snapshot after the effects.</summary>
    public RegisterSnapshot In(RegisterSnapshot before)
    {
        if (effects.List.Count == 0)
            return before;
        if (keys.Identity.IsReturnOfOwn)
            return Of<CountBericht>().Any() && IsOwn ? before with { OwnBericht = effects.Bericht } : before;
        // Our own messages are numbered through in the gemeente, and so are allocations.
        var after = before with
        {
            SameIdentificatie = SameIdentificatie(before.SameIdentificatie),
            Toewijzingen = nummer is 301 || isInScope ? Toewijzingen(before) : before.Toewijzingen,
        };
        return isInScope ? InScope(after) : after;
    }

    private bool IsOwn => isInScope
        && effects.Bericht == new EarlierBericht(nummer - 1, keys.Identificatie, keys.Dagtekening);

    private IEnumerable<T> Of<T>()
        where T : RegisterEffect => effects.List.OfType<T>();

    private RegisterSnapshot InScope(RegisterSnapshot before) => before with
    {
        Versies = nummer is 301 ? Versies(before.Versies) : before.Versies,
        ClientsWithToewijzing = ClientsWithToewijzing(before.ClientsWithToewijzing),
        Aanvragen = nummer is 301 or 315 or 317 or 319 ? Aanvragen(before.Aanvragen) : before.Aanvragen,
        HeldOwn = nummer is 301 or 319 ? HeldOwn(before.HeldOwn) : before.HeldOwn,
        Starts = keys.LooksAtDeliveries ? Deliveries(before).Starts : before.Starts,
        Stops = keys.LooksAtDeliveries ? Deliveries(before).Stops : before.Stops,
        SameDeclaratieNummer = Of<AddDeclaratie>().Any(d => d.DeclaratieNummer == keys.DeclaratieNummer)
            ? effects.Bericht
            : before.SameDeclaratieNummer,
        LastDeclaratiePeriode = keys.Identity.IsClaim ? LastDeclaratiePeriode(before.LastDeclaratiePeriode) : before.LastDeclaratiePeriode,
        UsedReferentieNummers = UsedReferentieNummers(before.UsedReferentieNummers),
        Prestaties = Prestaties(before.Prestaties),
    };

    private EarlierBericht? SameIdentificatie(EarlierBericht? before) =>
        (isInScope || keys.Identity.IsOwn) && Of<CountBericht>().Any()
            && effects.Bericht.Nummer == nummer && effects.Bericht.Identificatie == keys.Identificatie
            ? effects.Bericht
            : before;

    private IReadOnlyDictionary<long, Toewijzing> Toewijzingen(RegisterSnapshot before)
    {
        var wanted = Of<AddToewijzing>().Select(e => e.Toewijzing)
            .Where(t => IsNamed(t) || before.Toewijzingen.ContainsKey(t.Nummer)).ToList();
        if (wanted.Count == 0)
            return before.Toewijzingen;
        var after = before.Toewijzingen.ToDictionary();
        foreach (var version in wanted)
            after[version.Nummer] = Toewijzing.Newest(after.GetValueOrDefault(version.Nummer), version);
        return after;
    }

    private bool IsNamed(Toewijzing version) => keys.ToewijzingNummers.Contains(version.Nummer)
        || (isInScope && (keys.LooksAtClient ? keys.Bsns : keys.BsnsWithoutNummer).Contains(version.Bsn.Value));

    private IReadOnlySet<ToewijzingVersie> Versies(IReadOnlySet<ToewijzingVersie> before)
    {
        var wanted = Of<AddToewijzing>().Select(e => e.Versie).Where(v => keys.ToewijzingNummers.Contains(v.ToewijzingNummer)).ToList();
        return wanted.Count == 0 ? before : before.Concat(wanted).ToHashSet();
    }

    private IReadOnlySet<Bsn> ClientsWithToewijzing(IReadOnlySet<Bsn> before)
    {
        var wanted = Of<AddToewijzing>().Select(e => e.Toewijzing.Bsn).Where(bsn => keys.Bsns.Contains(bsn.Value)).ToList();
        return wanted.Count == 0 ? before : before.Concat(wanted).ToHashSet();
    }

    private IReadOnlyList<HeldOwn> HeldOwn(IReadOnlyList<HeldOwn> before)
    {
        var held = Of<Hold>().Select(e => e.OwnClient).OfType<Bsn>().Select(client => new HeldOwn(client, effects.Bericht)).ToList();
        return held.Count == 0 ? before : [.. before, .. held];
    }

    private (IReadOnlyList<Start> Starts, IReadOnlyList<Stop> Stops) Deliveries(RegisterSnapshot before)
    {
        var ofClients = effects.List.Where(e => e switch
        {
            AddStart s => keys.Bsns.Contains(s.Bsn.Value),
            DeleteStart s => keys.Bsns.Contains(s.Bsn.Value),
            AddStop s => keys.Bsns.Contains(s.Bsn.Value),
            DeleteStop s => keys.Bsns.Contains(s.Bsn.Value),
            _ => false,
        }).ToList();
        if (ofClients.Count == 0)
            return (before.Starts, before.Stops);
        var ledger = new DeliveryLedger(before);
        ledger.Apply(ofClients);
        return (ledger.Starts, ledger.Stops);
    }

    /// <summary>A request that is answered is there before its answer (TR355, TR379), so a new one has none yet.</summary>
    private IReadOnlyList<Aanvraag> Aanvragen(IReadOnlyList<Aanvraag> before)
    {
        var added = Of<AddAanvraag>().Select(e => e.Aanvraag)
            .Where(a => keys.ReferentiesAanbieder.Contains(a.ReferentieAanbieder)
                || (keys.LooksAtClient && keys.Bsns.Contains(a.Bsn.Value)))
            .ToList();
        var antwoorden = Of<AddAntwoord>().ToLookup(e => e.ReferentieAanbieder, e => e.VerzoekAntwoord);
        var granted = Of<AddToewijzing>().Where(e => e.ReferentieAanbieder is not null)
            .ToLookup(e => e.ReferentieAanbieder!, e => e.Versie);
        if (added.Count == 0 && antwoorden.Count == 0 && granted.Count == 0)
            return before;
        return
        [
            .. before.Select(a => a with
            {
                Antwoorden = [.. a.Antwoorden, .. antwoorden[a.ReferentieAanbieder]],
                Toewijzingen = [.. a.Toewijzingen, .. granted[a.ReferentieAanbieder]],
            }),
            .. added,
        ];
    }

    private DateOnly? LastDeclaratiePeriode(DateOnly? before)
    {
        var last = before;
        foreach (var declaratie in Of<AddDeclaratie>())
            last = last > declaratie.Begindatum ? last : declaratie.Begindatum;
        return last;
    }

    private IReadOnlyDictionary<string, EarlierBericht> UsedReferentieNummers(IReadOnlyDictionary<string, EarlierBericht> before)
    {
        if (keys.ReferentieNummers.Count == 0)
            return before;
        var wanted = Of<AddPrestatie>().Select(e => e.Prestatie.ReferentieNummer).Intersect(keys.ReferentieNummers).ToList();
        if (wanted.Count == 0)
            return before;
        var after = before.ToDictionary();
        foreach (var referentie in wanted)
            after.TryAdd(referentie, effects.Bericht);
        return after;
    }

    private IReadOnlyList<EarlierPrestatie> Prestaties(IReadOnlyList<EarlierPrestatie> before)
    {
        var wanted = Of<AddPrestatie>().Select(e => e.Prestatie).Where(Looks()).ToList();
        return wanted.Count == 0 ? before : [.. before, .. wanted];
    }

    /// <summary>Which earlier lines a message looks at (<see cref="RegisterSnapshot.Prestaties"/>).</summary>
    private Func<EarlierPrestatie, bool> Looks()
    {
        var nummers = keys.ToewijzingNummers.ToHashSet();
        var (deleted, vorige) = (keys.DeletedStarts, keys.VorigReferentieNummers.ToHashSet());
        return keys.Identity switch
        {
            { Nummer: 301 } => p => p.State is PrestatieState.Granted && nummers.Contains(p.ToewijzingNummer),
            { IsDelivery: true } => p => p.State is PrestatieState.Granted && deleted.Contains(p.ToewijzingNummer),
            { IsClaim: true } => p => p.State is not PrestatieState.Rejected
                && (nummers.Contains(p.ToewijzingNummer) || vorige.Contains(p.ReferentieNummer)
                    || (p.VorigReferentieNummer is { } vorig && vorige.Contains(vorig))),
            _ => _ => false,
        };
    }
}

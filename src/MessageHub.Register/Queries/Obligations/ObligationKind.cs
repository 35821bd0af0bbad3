namespace MessageHub.Register.Queries.Obligations;

/// <summary>
/// The deadlines of process.md §6 that can be seen in the messages; how long each is stands in <see cref="Rules.Standard.WorkingDays"/>.
/// </summary>
public enum ObligationKind
{
    /// <summary>306, 308, 316 or 318 to a 305, 307, 315 or 317 (OP090).</summary>
    Retour,

    /// <summary>325 to a 323 (OP090x4).</summary>
    DeclaratieAntwoord,

    /// <summary>302 or 320 to our 301 or 319 (OP090).</summary>
    RetourVanAanbieder,

    /// <summary>301 or 319 to each AangevraagdProduct of a 315; later when it is under investigation (OP274).</summary>
    AntwoordOpVerzoek,

    /// <summary>301 or 319 to a 317; later when it is under investigation (OP346).</summary>
    AntwoordOpVerzoekWijziging,

    /// <summary>
    /// 305 to an allocation: a signal, some days after its Ingangsdatum, or after the 301 when that came later (OP271).
    /// </summary>
    Start,

    /// <summary>307 to a delivery whose allocation ended: a signal, some days after that end (OP272, OP288).</summary>
    Stop,

    /// <summary>323 over a month in which care was started: a signal.</summary>
    Declaratie,
}

namespace MessageHub.Register.Queries.Trace;

/// <summary>What a message changed in the register. All zero or empty for one that changed nothing.</summary>
public sealed record RegisterChange
{
    /// <summary>It is in force: false once a 302 or 320 undid it; null when it left nothing in the register.</summary>
    public bool? InForce { get; init; }

    /// <summary>The 302 or 320 that undid it.</summary>
    public Guid? UndoneBy { get; init; }

    /// <summary>302, 320: our own message that it undid.</summary>
    public Guid? Undid { get; init; }

    /// <summary>Numbers of the allocations of which it stored a version (301), or that it names in another way (305, 307).</summary>
    public IReadOnlyList<long> ToewijzingNummers { get; init; } = [];

    /// <summary>Versions of allocations that were added.</summary>
    public long ToewijzingVersies { get; init; }

    /// <summary>Starts stored (305).</summary>
    public long Starts { get; init; }

    /// <summary>Stops stored (307).</summary>
    public long Stops { get; init; }

    /// <summary>Earlier starts and stops it deleted.</summary>
    public long Deleted { get; init; }

    /// <summary>ReferentieAanbieder of the requests it opened (315, 317) or answered (319).</summary>
    public IReadOnlyList<string> Referenties { get; init; } = [];

    /// <summary>Lines that were granted.</summary>
    public long LinesGranted { get; init; }

    /// <summary>Lines that were rejected.</summary>
    public long LinesRejected { get; init; }

    /// <summary>Lines that wait for a person.</summary>
    public long LinesHeld { get; init; }
}

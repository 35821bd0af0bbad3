using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Register;

/// <summary>State of a line of an earlier claim.</summary>
public enum PrestatieState
{
    /// <summary>Accepted: the 325 did not return it as rejected.</summary>
    Granted,

    /// <summary>Rejected by the 325; it keeps its ReferentieNummer.</summary>
    Rejected,

    /// <summary>In a claim that is held for a person: nothing is granted yet, its debits block a second one .</summary>
    Held,
}

/// <summary>A line of an earlier claim in scope S.</summary>
public sealed record EarlierPrestatie
{
    public required string ReferentieNummer { get; init; }

    public string? VorigReferentieNummer { get; init; }

    public required Bsn Bsn { get; init; }

    public required long ToewijzingNummer { get; init; }

    public required string ProductCategorie { get; init; }

    public required string ProductCode { get; init; }

    /// <summary>First day of the ProductPeriode.</summary>
    public required DateOnly Begindatum { get; init; }

    /// <summary>Last day of the ProductPeriode, inclusive.</summary>
    public required DateOnly Einddatum { get; init; }

    /// <summary>Whole units of <see cref="Eenheid"/>.</summary>
    public required long GeleverdVolume { get; init; }

    public required string Eenheid { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? ProductTarief { get; init; }

    /// <summary>Whole eurocents, never negative.</summary>
    public required long Bedrag { get; init; }

    /// <summary>True for D, false for C.</summary>
    public required bool IsDebit { get; init; }

    public required PrestatieState State { get; init; }

    /// <summary>The 323 that carried it.</summary>
    public required EarlierBericht Bericht { get; init; }

    /// <summary>A line of a claim with what became of it.</summary>
    public static EarlierPrestatie Of(Prestatie line, Bsn bsn, PrestatieState state, EarlierBericht bericht) => new()
    {
        ReferentieNummer = line.ProductReferentie.ReferentieNummer,
        VorigReferentieNummer = line.ProductReferentie.VorigReferentieNummer,
        Bsn = bsn,
        ToewijzingNummer = line.ToewijzingNummer,
        ProductCategorie = line.ProductCategorie,
        ProductCode = line.ProductCode,
        Begindatum = line.ProductPeriode.Begindatum,
        Einddatum = line.ProductPeriode.Einddatum,
        GeleverdVolume = line.GeleverdVolume,
        Eenheid = line.Eenheid,
        ProductTarief = line.ProductTarief,
        Bedrag = line.IngediendBedrag.Bedrag,
        IsDebit = line.IsDebit(),
        State = state,
        Bericht = bericht,
    };

    /// <summary>Where it came from, for explanations.</summary>
    public Source Source => Bericht.AsSource($"prestatie {ReferentieNummer}");
}

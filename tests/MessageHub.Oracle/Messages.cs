using System.Globalization;
using System.Text;

namespace MessageHub.Oracles;

/// <summary>The two families; a family is the "domain" of rules.md §1.3.</summary>
public enum OFamily
{
    Ijw,
    Iwmo,
}

/// <summary>
/// What the oracle needs of a Header. Provider and Municipality together with the family are the exchange scope S
/// (rules.md §1.3), whichever of the two is the sender of the message at hand.
/// </summary>
public sealed record OHeader(OFamily Family, string Municipality, string Provider, string Identification, DateOnly Dated);

/// <summary>CDT_Product. A null <see cref="OProduct"/> is an absent Product.</summary>
public sealed record OProduct(string Category, string? Code)
{
    public override string ToString() => Code is null ? Category : $"{Category}/{Code}";
}

/// <summary>CDT_Omvang.</summary>
public sealed record OVolume(long Volume, string Unit, string Frequency)
{
    public override string ToString() => $"{Volume} x {Unit} per {Frequency}";
}

/// <summary>A message, reduced to what rules of levels 3 and 4 look at. Every value is synthetic.</summary>
public abstract record OMessage(OHeader Header)
{
    /// <summary>Number of the message: 301, 302, 305, 307, 315, 317, 319 or 323.</summary>
    public abstract int Type { get; }

    /// <summary>The lines of the body, for a report.</summary>
    protected abstract void Describe(StringBuilder text);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Header.Family} {Type} id={Header.Identification} dated={Header.Dated:yyyy-MM-dd} municipality={Header.Municipality} "
            + $"provider={Header.Provider}");
        Describe(text);
        return text.ToString();
    }
}

/// <summary>301: allocations of one client.</summary>
public sealed record O301(OHeader Header, string Bsn, IReadOnlyList<OAllocation> Allocations) : OMessage(Header)
{
    /// <summary>Contacts of the client, each with a telephone number (TR006).</summary>
    public IReadOnlyList<OContact> Contacts { get; init; } = [new("01", HasAddress: true, HasPostcode: true)];

    public override int Type => 301;

    protected override void Describe(StringBuilder text)
    {
        Lines.Write(text, $"client {Bsn}", Allocations);
        Lines.Write(text, null, Contacts);
    }
}

/// <summary>Contact with its Soort. Without a Postcode an Adres has no LandCode either (CD005).</summary>
public sealed record OContact(string Kind, bool HasAddress, bool HasPostcode);

/// <summary>An agreement of the municipality with a provider. <paramref name="Variant"/> is inspanning, output or taak.</summary>
public sealed record OAgreement(string Provider, OProduct Product, string Variant, DateOnly From, DateOnly? To);

/// <summary>ToegewezenProduct.</summary>
public sealed record OAllocation(
    long Number,
    string? ProviderReference,
    OProduct? Product,
    DateOnly DecidedOn,
    TimeOnly DecidedAt,
    DateOnly Start,
    DateOnly? End,
    string? ChangeReason,
    OVolume? Volume,
    long? Budget)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"allocation {Number} product={Show.Of(Product)} {Start:yyyy-MM-dd}..{Show.Of(End)} volume={Show.Of(Volume)} "
        + $"budget={Show.Of(Budget)} reason={Show.Of(ChangeReason)} reference={Show.Of(ProviderReference)} "
        + $"decided={DecidedOn:yyyy-MM-dd}T{DecidedAt:HH:mm:ss}");
}

/// <summary>302: the provider's judgement of an earlier 301; <paramref name="Rejects"/> is any code other than 0200 and 0233.</summary>
public sealed record O302(OHeader Header, string OfIdentification, DateOnly OfDated, bool Rejects) : OMessage(Header)
{
    public override int Type => 302;

    protected override void Describe(StringBuilder text) =>
        text.Append(
            CultureInfo.InvariantCulture, $"\n  {(Rejects ? "rejects" : "accepts")} 301 id={OfIdentification} dated={OfDated:yyyy-MM-dd}");
}

/// <summary>305: starts of one client.</summary>
public sealed record O305(OHeader Header, string Bsn, IReadOnlyList<OStart> Starts) : OMessage(Header)
{
    public override int Type => 305;

    protected override void Describe(StringBuilder text) => Lines.Write(text, $"client {Bsn}", Starts);
}

/// <summary>StartProduct. <paramref name="Number"/> null: taakgericht.</summary>
public sealed record OStart(long? Number, OProduct? Product, DateOnly Begin, int Status)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"start status={Status} number={Show.Of(Number)} product={Show.Of(Product)} begin={Begin:yyyy-MM-dd}");
}

/// <summary>307: stops of one client.</summary>
public sealed record O307(OHeader Header, string Bsn, IReadOnlyList<OStop> Stops) : OMessage(Header)
{
    public override int Type => 307;

    protected override void Describe(StringBuilder text) => Lines.Write(text, $"client {Bsn}", Stops);
}

/// <summary>StopProduct. <paramref name="Number"/> null: taakgericht.</summary>
public sealed record OStop(long? Number, OProduct? Product, DateOnly Begin, string Reason, DateOnly End, int Status)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"stop status={Status} number={Show.Of(Number)} product={Show.Of(Product)} begin={Begin:yyyy-MM-dd} reason={Reason} "
        + $"end={End:yyyy-MM-dd}");
}

/// <summary>315: products requested for one client.</summary>
public sealed record O315(OHeader Header, string Bsn, IReadOnlyList<ORequested> Products) : OMessage(Header)
{
    public override int Type => 315;

    protected override void Describe(StringBuilder text) => Lines.Write(text, $"client {Bsn}", Products);
}

/// <summary>AangevraagdProduct.</summary>
public sealed record ORequested(string Reference, OProduct? Product, DateOnly Start, DateOnly? End, OVolume? Volume, long? Budget)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"requested reference={Reference} product={Show.Of(Product)} {Start:yyyy-MM-dd}..{Show.Of(End)} volume={Show.Of(Volume)} "
        + $"budget={Show.Of(Budget)}");
}

/// <summary>317: one change request of one client. <paramref name="Unchanged"/> holds ToewijzingNummers.</summary>
public sealed record O317(
    OHeader Header,
    string Bsn,
    string Reference,
    IReadOnlyList<long> Unchanged,
    IReadOnlyList<OChanged> Changed,
    IReadOnlyList<ONew> New) : OMessage(Header)
{
    public override int Type => 317;

    protected override void Describe(StringBuilder text)
    {
        Lines.Write(text, $"client {Bsn} reference={Reference}", Unchanged.Select(number => $"unchanged number={number}"));
        Lines.Write(text, null, Changed);
        Lines.Write(text, null, New);
    }
}

/// <summary>TeWijzigenProduct.</summary>
public sealed record OChanged(long Number, DateOnly WantedStart, DateOnly? End, OVolume? Volume, long? Budget)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"changed number={Number} {WantedStart:yyyy-MM-dd}..{Show.Of(End)} volume={Show.Of(Volume)} budget={Show.Of(Budget)}");
}

/// <summary>NieuwProduct.</summary>
public sealed record ONew(OProduct? Product, DateOnly WantedStart, DateOnly? End, OVolume? Volume, long? Budget)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"new product={Show.Of(Product)} {WantedStart:yyyy-MM-dd}..{Show.Of(End)} volume={Show.Of(Volume)} budget={Show.Of(Budget)}");
}

/// <summary>319: <paramref name="Answer"/> is VerzoekAntwoord, 1 (rejected) or 2 (under investigation).</summary>
public sealed record O319(OHeader Header, string Reference, string Answer) : OMessage(Header)
{
    public override int Type => 319;

    protected override void Describe(StringBuilder text) =>
        text.Append(CultureInfo.InvariantCulture, $"\n  answer={Answer} reference={Reference}");
}

/// <summary>323: one claim. The claim total is <see cref="SignedTotal"/>.</summary>
public sealed record O323(
    OHeader Header,
    string ClaimNumber,
    DateOnly PeriodBegin,
    DateOnly PeriodEnd,
    IReadOnlyList<OClaimClient> Clients) : OMessage(Header)
{
    public override int Type => 323;

    /// <summary>DeclaratieDagtekening, which is the Dagtekening unless it is said otherwise.</summary>
    public DateOnly ClaimedOn { get; init; } = Header.Dated;

    /// <summary>Sum over all lines of signed(IngediendBedrag), as TR358 wants it in TotaalIngediendBedrag.</summary>
    public long SignedTotal => Clients.Sum(client => client.Lines.Sum(line => line.SignedAmount));

    protected override void Describe(StringBuilder text)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n  claim {ClaimNumber} period {PeriodBegin:yyyy-MM-dd}..{PeriodEnd:yyyy-MM-dd} claimed={ClaimedOn:yyyy-MM-dd} total "
            + $"{SignedTotal}");
        foreach (var client in Clients)
            Lines.Write(text, $"client {client.Bsn}", client.Lines);
    }
}

/// <summary>Client of a 323.</summary>
public sealed record OClaimClient(string Bsn, IReadOnlyList<OClaimLine> Lines);

/// <summary>Prestatie.</summary>
public sealed record OClaimLine(
    string Reference,
    string? PreviousReference,
    long Number,
    string Category,
    string Code,
    DateOnly Begin,
    DateOnly End,
    long Volume,
    string Unit,
    long? Tariff,
    long Amount,
    bool Credit)
{
    /// <summary>signed(x) of rules.md §1.1.</summary>
    public long SignedAmount => Credit ? -Amount : Amount;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"line {Reference} {(Credit ? $"C of {PreviousReference}" : "D")} number={Number} {Category}/{Code} "
        + $"{Begin:yyyy-MM-dd}..{End:yyyy-MM-dd} volume={Volume} unit={Unit} tariff={Show.Of(Tariff)} amount={Amount}");
}

internal static class Lines
{
    public static void Write<T>(StringBuilder text, string? heading, IEnumerable<T> lines)
    {
        if (heading is not null)
            text.Append("\n  ").Append(heading);
        foreach (var line in lines)
            text.Append("\n    ").Append(line);
    }
}

internal static class Show
{
    public static string Of(DateOnly? date) => date is { } d ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "open";

    public static string Of(long? number) => number is { } n ? n.ToString(CultureInfo.InvariantCulture) : "-";

    public static string Of(object? value) => value?.ToString() ?? "-";
}

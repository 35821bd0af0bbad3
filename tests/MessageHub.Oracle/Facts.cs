namespace MessageHub.Oracles;

/// <summary>An allocation version with the client of its message.</summary>
internal sealed record Version(string Bsn, string Provider, OAllocation Allocation);

/// <summary>A claim line of a processed 323 that was granted, with its client.</summary>
internal sealed record KnownLine(string Bsn, OClaimLine Line);

/// <summary>Status of an aanvraag (rules.md §1.3).</summary>
internal enum RequestStatus
{
    Unknown,
    Open,
    UnderInvestigation,
    Rejected,
    Allocated,
}

/// <summary>
/// The registry objects of rules.md §1.3, worked out anew from the whole list of facts at every question.
/// The exchange scope S is (family, municipality, provider) of the Header given.
/// </summary>
internal sealed class Facts(IReadOnlyList<Accepted> history, OHeader header, IReadOnlyList<OAgreement>? agreements = null)
{
    /// <summary>Scope S: "(domain, gemeente, aanbieder) taken from the Header".</summary>
    private bool InScope(OHeader other) =>
        other.Family == header.Family && other.Municipality == header.Municipality && other.Provider == header.Provider;

    private bool SameProviderAndDomain(OHeader other) => other.Family == header.Family && other.Provider == header.Provider;

    private bool SameMunicipalityAndDomain(OHeader other) => other.Family == header.Family && other.Municipality == header.Municipality;

    /// <summary>
    /// "Own message in force": a 301 counts from its registration; "a 302 … with any code other than 0200 and 0233 makes it count as never
    /// sent" (R-072).
    /// </summary>
    private IEnumerable<O301> AllocationMessagesInForce()
    {
        for (var i = 0; i < history.Count; i++)
        {
            if (history[i].Message is not O301 sent)
                continue;
            var undone = false;
            for (var j = i + 1; j < history.Count; j++)
            {
                if (history[j].Message is O302 { Rejects: true } answer && answer.Header.Family == sent.Header.Family
                    && answer.Header.Municipality == sent.Header.Municipality && answer.Header.Provider == sent.Header.Provider
                    && answer.OfIdentification == sent.Header.Identification && answer.OfDated == sent.Header.Dated)
                    undone = true;
            }

            if (!undone)
                yield return sent;
        }
    }

    /// <summary>
    /// Messages that count: the accepted ones, without those that "count as never sent" because a 302 rejected them.
    /// </summary>
    public IEnumerable<OMessage> MessagesInForce() =>
        history.Select(fact => fact.Message).Where(message => message is not O301).Concat(AllocationMessagesInForce());

    /// <summary>All versions in scope S, in order of processing.</summary>
    public IReadOnlyList<Version> VersionsInScope() =>
        [.. AllocationMessagesInForce().Where(message => InScope(message.Header))
            .SelectMany(
                message => message.Allocations.Select(allocation => new Version(message.Bsn, message.Header.Provider, allocation)))];

    /// <summary>All versions of the municipality in the domain, whichever provider (TR332).</summary>
    public IReadOnlyList<Version> VersionsOfMunicipality() =>
        [.. AllocationMessagesInForce().Where(message => SameMunicipalityAndDomain(message.Header))
            .SelectMany(
                message => message.Allocations.Select(allocation => new Version(message.Bsn, message.Header.Provider, allocation)))];

    /// <summary>
    /// "Its current version is the ToegewezenProduct with the highest (Toewijzingsdatum, Toewijzingstijd) among accepted 301 messages
    /// (IV013); on a tie the last one processed." "The same ToewijzingNummer, Toewijzingsdatum and Toewijzingstijd is the same version; the
    /// RedenWijziging it had the first time stays, so that a removed allocation never revives" (R-091): sent again it leaves this empty.
    /// </summary>
    public Version? Current(long number)
    {
        Version? current = null;
        foreach (var version in VersionsInScope().Where(version => version.Allocation.Number == number))
        {
            if (current is null || Moment(version) >= Moment(current))
                current = version;
        }

        if (current is null)
            return null;
        var sent = VersionsInScope().Where(version => version.Allocation.Number == number && Moment(version) == Moment(current));
        return current with
        {
            Allocation = current.Allocation with
            {
                ChangeReason = sent.Select(v => v.Allocation.ChangeReason).FirstOrDefault(r => r is not null)
            }
        };

        static DateTime Moment(Version version) => version.Allocation.DecidedOn.ToDateTime(version.Allocation.DecidedAt);
    }

    /// <summary>The current versions of all allocations of a client in S.</summary>
    public IReadOnlyList<Version> CurrentOfClient(string bsn) =>
        [.. VersionsInScope().Select(version => version.Allocation.Number).Distinct().Select(number => Current(number)!)
            .Where(version => version.Bsn == bsn)];

    /// <summary>
    /// "Deleted toewijzing – current version has Einddatum = Ingangsdatum and RedenWijziging 13 (or the obsolete 01)." Reason 13 was sent
    /// with those dates (CS335), and what the same version is sent with later does not revive it.
    /// </summary>
    public static bool IsDeleted(OAllocation allocation) =>
        allocation.ChangeReason == "13" || (allocation.ChangeReason == "01" && allocation.End == allocation.Start);

    /// <summary>
    /// "Actueel toegewezen product on date d – not deleted, and (Einddatum ?? infinity) at least d. A future Ingangsdatum is allowed."
    /// </summary>
    public static bool IsActual(OAllocation allocation, DateOnly day) =>
        !IsDeleted(allocation) && (allocation.End is null || allocation.End >= day);

    /// <summary>Processed 323 messages in S.</summary>
    public IEnumerable<O323> ClaimsInScope() => history.Select(fact => fact.Message).OfType<O323>().Where(claim => InScope(claim.Header));

    /// <summary>Processed 323 messages of the provider in the domain.</summary>
    public IEnumerable<O323> ClaimsOfProvider() =>
        history.Select(fact => fact.Message).OfType<O323>().Where(claim => SameProviderAndDomain(claim.Header));

    /// <summary>Lines of processed 323 messages of the provider in the domain, granted or not; lines with 0233 were not granted.</summary>
    public IEnumerable<OClaimLine> LinesOfProvider() =>
        ClaimsOfProvider().SelectMany(claim => claim.Clients).SelectMany(client => client.Lines);

    /// <summary>"Accepted Prestatie – line of a processed 323 that was not returned as rejected in the 325."</summary>
    public IReadOnlyList<KnownLine> GrantedLinesInScope() => LinesInScope(waits: false);

    /// <summary>
    /// R-078, R-087: all debits of a 323 that is held for a person, "also those that already have a finding: nothing is final before the
    /// answer".
    /// </summary>
    public IReadOnlyList<KnownLine> WaitingDebitsInScope() => [.. LinesInScope(waits: true).Where(known => !known.Line.Credit)];

    private List<KnownLine> LinesInScope(bool waits)
    {
        var lines = new List<KnownLine>();
        foreach (var fact in history)
        {
            if (fact.Message is not O323 claim || !InScope(claim.Header) || fact.Waits != waits)
                continue;
            for (var c = 0; c < claim.Clients.Count; c++)
            {
                for (var l = 0; l < claim.Clients[c].Lines.Count; l++)
                {
                    if (waits || !fact.Refused.Contains(Keys.Line(c, l)))
                        lines.Add(new KnownLine(claim.Clients[c].Bsn, claim.Clients[c].Lines[l]));
                }
            }
        }

        return lines;
    }

    /// <summary>
    /// "an agreement of that aanbieder for that product in force on Begindatum has variant inspanning or output". Scenario L3-305
    /// accepts an output start of a client who has no allocation that the product belongs to.
    /// </summary>
    public bool NeedsNumber(string bsn, OProduct? product, DateOnly begin) => (agreements ?? []).Any(agreement =>
        agreement.Provider == header.Provider
            && agreement.Product == product
            && agreement.From <= begin
            && (agreement.To is null || begin <= agreement.To)
        && (agreement.Variant == "inspanning" || (agreement.Variant == "output" && IsAllocated(bsn, agreement.Product))));

    private bool IsAllocated(string bsn, OProduct product) => CurrentOfClient(bsn).Select(version => version.Allocation).Any(allocation =>
        !IsDeleted(allocation) && (allocation.Product is not { } allocated
            || allocated == product || (allocated.Code is null && allocated.Category == product.Category)));

    /// <summary>
    /// "Live debit – accepted line with D for which no accepted C line exists with VorigReferentieNummer = its ReferentieNummer."
    /// </summary>
    public static IReadOnlyList<KnownLine> LiveDebits(IReadOnlyList<KnownLine> granted) =>
        [
            .. granted.Where(
                debit => !debit.Line.Credit
                    && !granted.Any(credit => credit.Line.Credit && credit.Line.PreviousReference == debit.Line.Reference))
        ];

    /// <summary>References of all accepted 315 and 317 messages of the provider in the domain, "to any municipality" (TR347).</summary>
    public IReadOnlyList<string> RequestReferencesOfProvider()
    {
        var references = new List<string>();
        foreach (var message in history.Select(fact => fact.Message).Where(message => SameProviderAndDomain(message.Header)))
        {
            if (message is O315 request)
                references.AddRange(request.Products.Select(product => product.Reference));
            if (message is O317 change)
                references.Add(change.Reference);
        }

        return references;
    }

    /// <summary>"Verzoek": every accepted 315 or 317 of S, as its client and the references of its aanvragen.</summary>
    public IReadOnlyList<(string Bsn, IReadOnlyList<string> References)> RequestsInScope()
    {
        var requests = new List<(string, IReadOnlyList<string>)>();
        foreach (var message in history.Select(fact => fact.Message).Where(message => InScope(message.Header)))
        {
            if (message is O315 request)
                requests.Add((request.Bsn, [.. request.Products.Select(product => product.Reference)]));
            if (message is O317 change)
                requests.Add((change.Bsn, [change.Reference]));
        }

        return requests;
    }

    /// <summary>VerzoekAntwoord of every accepted 319 in S with this reference.</summary>
    public IReadOnlyList<string> Answers(string reference) =>
        [.. history.Select(fact => fact.Message).OfType<O319>()
            .Where(answer => InScope(answer.Header) && answer.Reference == reference).Select(answer => answer.Answer)];

    /// <summary>An earlier 301 in S carries this ReferentieAanbieder.</summary>
    public bool IsAllocated(string reference) => VersionsInScope().Any(version => version.Allocation.ProviderReference == reference);

    /// <summary>
    /// "Open → InOnderzoek (319 with VerzoekAntwoord 2) → Afgewezen (319 with 1) or Toegewezen (301 with that ReferentieAanbieder)."
    /// </summary>
    public RequestStatus StatusOf(string reference)
    {
        if (!RequestsInScope().Any(request => request.References.Contains(reference)))
            return RequestStatus.Unknown;
        if (IsAllocated(reference))
            return RequestStatus.Allocated;
        if (Answers(reference).Contains("1"))
            return RequestStatus.Rejected;
        if (Answers(reference).Contains("2"))
            return RequestStatus.UnderInvestigation;
        return RequestStatus.Open;
    }

    /// <summary>"Onderhanden verzoek – a verzoek of the same Bsn in scope S with at least one aanvraag in Open or InOnderzoek."</summary>
    public bool HasPendingRequest(string bsn) =>
        RequestsInScope().Any(request => request.Bsn == bsn
            && request.References.Any(reference => StatusOf(reference) is RequestStatus.Open or RequestStatus.UnderInvestigation));

    /// <summary>All accepted 305 and 307 messages of one client in S, in order of processing.</summary>
    public IEnumerable<OMessage> DeliveriesOfClient(string bsn) =>
        history.Select(fact => fact.Message).Where(message => InScope(message.Header)
            && ((message is O305 start && start.Bsn == bsn) || (message is O307 stop && stop.Bsn == bsn)));
}

/// <summary>Keys of class instances in a verdict.</summary>
internal static class Keys
{
    public const string Header = "Header";

    /// <summary>Level 2: "0001 on Header", whichever classes break the rules.</summary>
    public const string Content = "Inhoud";
    public const string Claim = "Declaratie";
    public const string Answer = "Antwoord";
    public const string Request = "Client[1]/Verzoek";

    public static string Client(int client) => $"Client[{client + 1}]";

    public static string Line(int client, int line) => $"Client[{client + 1}]/Prestatie[{line + 1}]";

    public static string Of(string className, int position) => $"Client[1]/{className}[{position + 1}]";
}

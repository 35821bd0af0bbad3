namespace MessageHub.Oracles;

public static partial class Oracle
{
    /// <summary>rules.md §1.2 (level 3/4 on 323) and §3F.</summary>
    private static OVerdict JudgeClaim(Facts facts, O323 claim, Findings findings)
    {
        // TR333 (§3F): "DeclaratieNummer is unique for the provider in the domain", among processed 323 messages.
        findings.AddWhen(facts.ClaimsOfProvider().Any(earlier => earlier.ClaimNumber == claim.ClaimNumber), Keys.Claim, "TR333");

        // TR318 (§3F, R-023): "last = latest DeclaratiePeriode/Begindatum of processed 323 messages in S. None: pass. Begindatum before
        // last: fail."
        findings.AddWhen(facts.ClaimsInScope().Any(earlier => claim.PeriodBegin < earlier.PeriodBegin), Keys.Claim, "TR318");

        // §1.2: an error on Declaratie gives TotaalToegekendBedrag 0 and the claim counts as never sent.
        if (findings.Any)
            return findings.Verdict(OOutcome.Rejected, counts: false, granted: 0);

        var lines = new List<(int Client, int Line)>();
        for (var c = 0; c < claim.Clients.Count; c++)
        {
            // TR304 (a) (§3F, R-021): "Client/Bsn has at least one allocation in S (expired or deleted ones count here); else 8187 on
            // Client, lines 0233".
            var known = facts.CurrentOfClient(claim.Clients[c].Bsn).Count > 0;
            findings.AddWhen(!known, Keys.Client(c), "TR304");
            for (var l = 0; l < claim.Clients[c].Lines.Count; l++)
            {
                if (known)
                    lines.Add((c, l));
                else
                    findings.NotAssessed(Keys.Line(c, l));
            }
        }

        // §1.2: "credits before debits (323, OP366). Document order decides inside each group."
        var grantedHere = new List<KnownLine>();
        foreach (var credits in new[] { true, false })
        {
            foreach (var (c, l) in lines)
            {
                var line = claim.Clients[c].Lines[l];
                if (line.Credit != credits)
                    continue;
                foreach (var rule in credits
                    ? FailingOnCredit(facts, claim, c, l)
                    : FailingOnDebit(facts, claim, c, l, grantedHere))
                    findings.Add(Keys.Line(c, l), rule);

                if (!credits && !findings.Has(Keys.Line(c, l)) && MonthStands(facts, claim.Clients[c].Bsn, line, grantedHere))
                    findings.Waits(Keys.Line(c, l));

                // only lines that are themselves correct count for later lines of the message.
                if (!findings.Has(Keys.Line(c, l)))
                    grantedHere.Add(new KnownLine(claim.Clients[c].Bsn, line));
            }
        }

        var granted = grantedHere.Sum(line => line.Line.SignedAmount);
        var outcome = findings.AnyWaits ? OOutcome.Held
            : !findings.Any ? OOutcome.Accepted
            : grantedHere.Count > 0 ? OOutcome.Partly
            : OOutcome.Rejected;
        return findings.Verdict(outcome, counts: true, findings.AnyWaits ? null : granted);
    }

    /// <summary>
    /// Debits of earlier messages that stand: "live debit in S"; "Credits of this message count first"; "debits whose 325 is outstanding
    /// block too" (TR389, R-029).
    /// </summary>
    private static IEnumerable<KnownLine> StandingDebits(Facts facts, List<KnownLine> grantedHere) =>
        Facts.LiveDebits([.. facts.GrantedLinesInScope(), .. grantedHere.Where(known => known.Line.Credit)])
            .Concat(facts.WaitingDebitsInScope());

    /// <summary>
    /// R-089: "A debit is held (not rejected) when a granted, uncredited debit of the same client, allocation, product and calendar month
    /// stands under another ProductPeriode. Credits of the same message count first." One that waits stands as well, as for TR389.
    /// </summary>
    private static bool MonthStands(Facts facts, string bsn, OClaimLine line, List<KnownLine> grantedHere) =>
        StandingDebits(facts, grantedHere).Any(
            debit => debit.Bsn == bsn && debit.Line.Number == line.Number
                && debit.Line.Category == line.Category
            && debit.Line.Code == line.Code
                && Time.SameMonth(debit.Line.Begin, line.Begin)
                && (debit.Line.Begin != line.Begin || debit.Line.End != line.End));

    /// <summary>§1.2, R-066: a credit "is judged by TR304 (a), TR314, TR319, TR323, TR346 (on its own figures) and TR390 only".</summary>
    private static IEnumerable<string> FailingOnCredit(Facts facts, O323 claim, int c, int l)
    {
        var bsn = claim.Clients[c].Bsn;
        var line = claim.Clients[c].Lines[l];
        if (ReferenceUsed(facts, claim, c, l))
            yield return "TR314";
        if (line.End > claim.PeriodEnd)
            yield return "TR319";

        // TR323 (§3F, R-026): "refers by VorigReferentieNummer to an accepted debit line in S with that ReferentieNummer and the same Bsn
        // and ToewijzingNummer, from an earlier message. The credit is otherwise identical to the debit: ProductCategorie, ProductCode,
        // ProductPeriode, GeleverdVolume, Eenheid, ProductTarief, Bedrag; any difference fails too."
        if (!facts.GrantedLinesInScope().Any(debit => !debit.Line.Credit && debit.Line.Reference == line.PreviousReference
            && debit.Bsn == bsn && debit.Line.Number == line.Number
            && debit.Line.Category == line.Category && debit.Line.Code == line.Code
            && debit.Line.Begin == line.Begin && debit.Line.End == line.End
            && debit.Line.Volume == line.Volume && debit.Line.Unit == line.Unit
            && debit.Line.Tariff == line.Tariff && debit.Line.Amount == line.Amount))
            yield return "TR323";
        if (AmountWrong(line))
            yield return "TR346";

        // TR390 (§3F, R-030): "no accepted credit in S has the same VorigReferentieNummer".
        if (facts.GrantedLinesInScope().Any(credit => credit.Line.Credit && credit.Line.PreviousReference == line.PreviousReference))
            yield return "TR390";
    }

    /// <summary>
    /// rules.md §3F for a debit. <paramref name="grantedHere"/> holds the lines of this message that were found correct so far.
    /// </summary>
    private static IEnumerable<string> FailingOnDebit(Facts facts, O323 claim, int c, int l, List<KnownLine> grantedHere)
    {
        var bsn = claim.Clients[c].Bsn;
        var line = claim.Clients[c].Lines[l];
        IReadOnlyList<KnownLine> granted = [.. facts.GrantedLinesInScope(), .. grantedHere];

        if (ReferenceUsed(facts, claim, c, l))
            yield return "TR314";

        // TR319 (§3F, R-024): "ProductPeriode/Einddatum at or before DeclaratiePeriode/Einddatum".
        if (line.End > claim.PeriodEnd)
            yield return "TR319";
        if (AmountWrong(line))
            yield return "TR346";

        // TR389 (§3F): "no live debit in S with the same ToewijzingNummer, ProductCategorie, ProductCode and ProductPeriode (both dates).
        // Credits of this message count first"; "judged also beside 9338" (R-086). TR416 is for debits of one message, and compares those
        // of one client.
        if (StandingDebits(facts, grantedHere).Any(
            debit => debit.Line.Number == line.Number && debit.Line.Category == line.Category
                && debit.Line.Code == line.Code
            && debit.Line.Begin == line.Begin && debit.Line.End == line.End))
            yield return "TR389";

        // TR338 (§3F): "ToewijzingNummer is the number of an allocation in S. When it fails skip" the rules below.
        var found = facts.Current(line.Number);
        if (found is null)
        {
            yield return "TR338";
            yield break;
        }

        // TR304 (b) (§3F, R-021): "the allocation found by ToewijzingNummer belongs to that Bsn; else 8187 on Prestatie. When (b) fails,
        // treat T as unusable for the other rules but do not also return 9338."
        if (found.Bsn != bsn)
        {
            yield return "TR304";
            yield break;
        }

        var allocation = found.Allocation;

        // TR307 (§3F): "ProductPeriode/Begindatum at or after T.Ingangsdatum".
        if (line.Begin < allocation.Start)
            yield return "TR307";

        // TR308 (§3F): "T.Einddatum present: ProductPeriode/Einddatum at or before T.Einddatum".
        if (allocation.End is { } end && line.End > end)
            yield return "TR308";

        // TR339 (§3F): "T has Product/Categorie: ProductCategorie equal".
        if (allocation.Product is { } product && line.Category != product.Category)
            yield return "TR339";

        // TR340 (§3F): "T has Product/Code: ProductCode equal".
        if (allocation.Product?.Code is { } code && line.Code != code)
            yield return "TR340";

        // TR384 (§3F): "current version of T does not have RedenWijziging 13".
        if (allocation.ChangeReason == "13")
            yield return "TR384";

        // TR387 (§3F): "Begindatum = T.Ingangsdatum if that lies in m after the 1st, else the 1st of m".
        var expectedBegin = Time.SameMonth(allocation.Start, line.Begin) ? allocation.Start : Time.FirstOfMonth(line.Begin);
        if (line.Begin != expectedBegin)
            yield return "TR387";

        // TR388 (§3F): "Einddatum = T.Einddatum if that lies in m, else the last day of m".
        var expectedEnd = allocation.End is { } last && Time.SameMonth(last, line.End) ? last : Time.LastOfMonth(line.End);
        if (line.End != expectedEnd)
            yield return "TR388";

        // TR341 (§3F): "T has Omvang: line Eenheid = T Eenheid, or T is 04 (uur) and the line is 01 (minuut)"; T without Omvang and no
        // contract data: skip. "TR341 failed: skip" TR321 and TR322.
        if (allocation.Volume is { } volume)
        {
            if (line.Unit != volume.Unit && !(volume.Unit == "04" && line.Unit == "01"))
            {
                yield return "TR341";
            }
            else
            {
                // TR321 (§3F): "GeleverdVolume at most periodMax(ProductPeriode) of 1.5, after unit conversion".
                if (Volumes.InUnitOfSum(volume.Unit, line.Unit, line.Volume)
                    > Volumes.InUnitOfSum(
                        volume.Unit, volume.Unit, Volumes.PeriodMax(claim.Header.Family, allocation, line.Begin, line.End)))
                    yield return "TR321";

                // TR322 (§3F, R-025): "start = sum of live debits. Apply this message's accepted credits first. Then take debits in
                // document order: if running + volume exceeds totalMax: 9322 on that line and do not add it; else add."
                var running = Facts.LiveDebits(granted).Where(debit => debit.Line.Number == line.Number)
                    .Sum(debit => Volumes.InUnitOfSum(volume.Unit, debit.Line.Unit, debit.Line.Volume));
                var horizon = Volumes.Horizon(allocation, granted, line);
                if (running + Volumes.InUnitOfSum(volume.Unit, line.Unit, line.Volume)
                    > Volumes.InUnitOfSum(volume.Unit, volume.Unit, Volumes.TotalMax(allocation, horizon)))
                    yield return "TR322";
            }
        }

        // TR369 (§3F, R-027): "If T has a Budget: sum over live and new lines on T at most Budget. Algorithm: as TR322, with amounts."
        if (allocation.Budget is { } budget)
        {
            var running = Facts.LiveDebits(granted).Where(debit => debit.Line.Number == line.Number).Sum(debit => debit.Line.Amount);
            if (running + line.Amount > budget)
                yield return "TR369";
        }
    }

    /// <summary>
    /// TR314 (§3F, R-022, R-086): "unique for the provider in the domain: in this message (over all Clients, debits and credits) and over
    /// all earlier accepted or rejected lines of processed 323 messages. On a duplicate inside one message, all but the first (document
    /// order) get the code." Lines of a client that gets 8187 count as well.
    /// </summary>
    private static bool ReferenceUsed(Facts facts, O323 claim, int client, int position)
    {
        var reference = claim.Clients[client].Lines[position].Reference;
        if (facts.LinesOfProvider().Any(line => line.Reference == reference))
            return true;
        for (var c = 0; c <= client; c++)
        {
            for (var l = 0; l < claim.Clients[c].Lines.Count; l++)
            {
                if (c == client && l == position)
                    return false;
                if (claim.Clients[c].Lines[l].Reference == reference)
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// TR346 (§4, R-032, R-080): "Eenheid other than 83: Bedrag = GeleverdVolume × ProductTarief." Without contract data and Eenheid 01:
    /// "accept when the plain product matches, or when some whole hourly tariff U exists with round(U/60) = ProductTarief and round(U ×
    /// GeleverdVolume / 60) = Bedrag".
    /// </summary>
    private static bool AmountWrong(OClaimLine line)
    {
        if (line.Unit == "83" || line.Tariff is not { } tariff || line.Amount == line.Volume * tariff)
            return false;
        if (line.Unit != "01")
            return true;
        for (var hourly = Math.Max(0, (60 * tariff) - 60); hourly <= (60 * tariff) + 60; hourly++)
        {
            if (Round(hourly / 60m) == tariff && Round(hourly * (decimal)line.Volume / 60m) == line.Amount)
                return false;
        }

        return true;
    }

    /// <summary>§1.1: half away from zero.</summary>
    internal static long Round(decimal value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);
}

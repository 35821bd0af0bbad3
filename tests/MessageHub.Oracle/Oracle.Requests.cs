namespace MessageHub.Oracles;

public static partial class Oracle
{
    /// <summary>rules.md §3D for the 315; the codes go on AangevraagdProduct.</summary>
    private static void JudgeRequest(Facts facts, O315 message, Findings findings)
    {
        for (var i = 0; i < message.Products.Count; i++)
        {
            var key = Keys.Of("AangevraagdProduct", i);

            // TR347 (§3D): "ReferentieAanbieder has not been used before by this provider in this domain, in any 315 or 317".
            findings.AddWhen(facts.RequestReferencesOfProvider().Contains(message.Products[i].Reference), key, "TR347");

            // TR374 (§3D, R-019): "There is no onderhanden verzoek for this Bsn in S"; "315 every AangevraagdProduct".
            findings.AddWhen(facts.HasPendingRequest(message.Bsn), key, "TR374");
        }
    }

    /// <summary>rules.md §3D for the 317.</summary>
    private static void JudgeChange(Facts facts, O317 message, Findings findings)
    {
        // TR304 (§3F), 317: "Client/Bsn has at least one non-deleted allocation in S".
        if (!facts.CurrentOfClient(message.Bsn).Any(version => !Facts.IsDeleted(version.Allocation)))
        {
            // §1.2: "An error on Client leaves every class below it unassessed (0233)."
            findings.Add(Keys.Client(0), "TR304");
            findings.NotAssessed(Keys.Request);
            for (var i = 0; i < message.Unchanged.Count; i++)
                findings.NotAssessed(Keys.Of("OngewijzigdProduct", i));
            for (var i = 0; i < message.Changed.Count; i++)
                findings.NotAssessed(Keys.Of("TeWijzigenProduct", i));
            for (var i = 0; i < message.New.Count; i++)
                findings.NotAssessed(Keys.Of("NieuwProduct", i));
            return;
        }

        // "An error on Verzoek does not: the products of a 317 are judged all the same" (§1.2, R-077).
        findings.AddWhen(facts.RequestReferencesOfProvider().Contains(message.Reference), Keys.Request, "TR347");
        findings.AddWhen(facts.HasPendingRequest(message.Bsn), Keys.Request, "TR374");
        findings.AddWhen(MissesActual(facts, message), Keys.Request, "TR349");

        for (var i = 0; i < message.Unchanged.Count; i++)
        {
            // TR350 (§3D): "Each OngewijzigdProduct/ToewijzingNummer is an actueel toegewezen product of this Bsn in S."
            findings.AddWhen(Actual(facts, message, message.Unchanged[i]) is null, Keys.Of("OngewijzigdProduct", i), "TR350");
        }

        for (var i = 0; i < message.Changed.Count; i++)
        {
            var key = Keys.Of("TeWijzigenProduct", i);
            var allocation = Actual(facts, message, message.Changed[i].Number);
            if (allocation is null)
            {
                // TR351 (§3D): "As TR350 for TeWijzigenProduct. If it fails, TR357, TR373, TR375, TR411, TR412 and its part in TR361 are
                // skipped."
                findings.Add(key, "TR351");
                continue;
            }

            JudgeChanged(message, message.Changed[i], allocation, key, findings);
        }

        JudgeStackingInChange(facts, message, findings);
    }

    /// <summary>The allocation of this Bsn in S when it is actueel on the Dagtekening, else null.</summary>
    private static OAllocation? Actual(Facts facts, O317 message, long number)
    {
        var found = facts.Current(number);
        return found is not null && found.Bsn == message.Bsn && Facts.IsActual(found.Allocation, message.Header.Dated)
            ? found.Allocation
            : null;
    }

    /// <summary>
    /// TR349 (§3D): "Every actueel toegewezen product of this Bsn in S occurs once, as OngewijzigdProduct or as TeWijzigenProduct"; twice
    /// is TR361.
    /// </summary>
    private static bool MissesActual(Facts facts, O317 message) =>
        facts.CurrentOfClient(message.Bsn).Where(version => Facts.IsActual(version.Allocation, message.Header.Dated)).Any(version =>
            !message.Unchanged.Contains(version.Allocation.Number)
                && !message.Changed.Any(changed => changed.Number == version.Allocation.Number));

    private static void JudgeChanged(O317 message, OChanged changed, OAllocation allocation, string key, Findings findings)
    {
        // TR357 (§3D): "GewensteIngangsdatum at or before Dagtekening: GewensteIngangsdatum = Ingangsdatum of the allocation".
        findings.AddWhen(changed.WantedStart <= message.Header.Dated && changed.WantedStart != allocation.Start, key, "TR357");

        // TR373 (§3D, R-082): "applies when (a) TeWijzigenProduct/Budget is present and the allocation has a Budget of a different value or
        // none, or (b) the allocation's Frequentie is 6 and TeWijzigenProduct/Omvang differs from it in Volume, Eenheid or Frequentie. Then
        // compare dates."
        var budgetChanges = changed.Budget is not null && changed.Budget != allocation.Budget;
        var totalChanges = allocation.Volume is { Frequency: "6" } && changed.Volume is not null && changed.Volume != allocation.Volume;
        findings.AddWhen((budgetChanges || totalChanges) && changed.WantedStart != allocation.Start, key, "TR373");

        // TR375 (§3D): "the allocation has no Product (generic) and open2020(TeWijzigenProduct/Einddatum): Omvang is absent".
        findings.AddWhen(allocation.Product is null && Open2020(changed.End) && changed.Volume is not null, key, "TR375");

        // TR411 (§3D): "Allocation has Product/Code: TeWijzigenProduct/Omvang is present."
        findings.AddWhen(allocation.Product?.Code is not null && changed.Volume is null, key, "TR411");

        // TR412 (§3D, R-020): "Allocation has no Product/Code (aspecific or generic) and open2020(Einddatum): Omvang is absent."
        findings.AddWhen(allocation.Product?.Code is null && Open2020(changed.End) && changed.Volume is not null, key, "TR412");
    }

    /// <summary>
    /// TR361 (§3D, R-018): "Ongewijzigd: Product and [Ingangsdatum, Einddatum ?? infinity] of the allocation; TeWijzigen: Product of the
    /// allocation, period [Ingangsdatum of the allocation, TeWijzigenProduct/Einddatum ?? infinity]; Nieuw: its own Product and
    /// [GewensteIngangsdatum, Einddatum ?? infinity]. Then the pair test of TR302, with the iWmo exemption. Unresolvable items are skipped.
    /// Code on the later of the two: NieuwProduct if one is in the pair, else TeWijzigenProduct, else OngewijzigdProduct." Pairs of two
    /// NieuwProducten are left to TR410.
    /// </summary>
    private static void JudgeStackingInChange(Facts facts, O317 message, Findings findings)
    {
        var items = new List<(string Key, bool IsNew, Stackable Item)>();
        for (var i = 0; i < message.Unchanged.Count; i++)
        {
            if (Actual(facts, message, message.Unchanged[i]) is { } allocation)
                items.Add((Keys.Of("OngewijzigdProduct", i), false, new Stackable(allocation.Product, allocation.Start, allocation.End)));
        }

        for (var i = 0; i < message.Changed.Count; i++)
        {
            if (Actual(facts, message, message.Changed[i].Number) is { } allocation)
                items.Add(
                    (Keys.Of("TeWijzigenProduct", i), false, new Stackable(allocation.Product, allocation.Start, message.Changed[i].End)));
        }

        for (var i = 0; i < message.New.Count; i++)
            items.Add(
                (Keys.Of("NieuwProduct", i), true, new Stackable(message.New[i].Product, message.New[i].WantedStart, message.New[i].End)));

        for (var a = 0; a < items.Count; a++)
        {
            for (var b = a + 1; b < items.Count; b++)
            {
                if (items[a].IsNew && items[b].IsNew)
                    continue;
                findings.AddWhen(Stacking.Clash(message.Header.Family, items[a].Item, items[b].Item), items[b].Key, "TR361");
            }
        }
    }

    /// <summary>rules.md §3E; the codes go on Antwoord.</summary>
    private static void JudgeAnswer(Facts facts, O319 message, Findings findings)
    {
        // TR355 (§3E): "Antwoord/ReferentieAanbieder occurs in an earlier 315 or 317 of this provider to this municipality.
        // If it fails, TR359, TR360, TR365 are skipped."
        if (facts.StatusOf(message.Reference) == RequestStatus.Unknown)
        {
            findings.Add(Keys.Answer, "TR355");
            return;
        }

        // TR359 (§3E): "No earlier 301 in S carries this ReferentieAanbieder."
        findings.AddWhen(facts.IsAllocated(message.Reference), Keys.Answer, "TR359");

        // TR360 (§3E): "VerzoekAntwoord 2: no earlier 319 in S with this ReferentieAanbieder."
        findings.AddWhen(message.Answer == "2" && facts.Answers(message.Reference).Count > 0, Keys.Answer, "TR360");

        // TR365 (§3E): "If earlier 319 messages with this ReferentieAanbieder exist, each of them has VerzoekAntwoord 2."
        findings.AddWhen(facts.Answers(message.Reference).Any(answer => answer != "2"), Keys.Answer, "TR365");
    }

    /// <summary>§1.1: "open2020(E) is shorthand for: E is absent or E is after 31-12-2020".</summary>
    internal static bool Open2020(DateOnly? end) => end is null || end > new DateOnly(2020, 12, 31);
}

namespace MessageHub.Oracles;

/// <content>301 and 302: allocations, their changes and what a provider says of them.</content>
public sealed partial class SequenceGenerator
{
    private O301 Make301(OHeader header)
    {
        var facts = new Facts(history, header);
        var first = Pick(blueprints);
        var asked = history.Select(fact => fact.Message).Where(m => m is O315 or O317).ToList();
        if (asked.Count > 0 && Chance(0.5))
        {
            // Somebody who asked for something gets it, if there is a number for it.
            var request = Pick(asked);
            var client = request is O315 one ? one.Bsn : ((O317)request).Bsn;
            first = blueprints.FirstOrDefault(b => b.Bsn == client && b.Provider == request.Header.Provider) ?? first;
        }

        header = header with { Provider = Odd(0.3) ? header.Provider : first.Provider };
        facts = new Facts(history, header);
        var bsn = Odd(0.3) ? Pick(clients) : first.Bsn;
        var own = blueprints.Where(b => b.Bsn == bsn && b.Provider == header.Provider).OrderBy(_ => random.Next()).ToList();
        var chosen = own.Take(1 + random.Next(3)).ToList();
        if (chosen.Count == 0 || (Odd() && !chosen.Contains(first)))
            chosen.Add(first);
        var lines = chosen.Select(blueprint => Vary(header, facts, blueprint)).ToList();
        Honour(facts, bsn, lines);
        if (wished == "TR134")
            lines[^1] = lines[^1] with { DecidedOn = header.Dated.AddDays(1 + random.Next(5)) };
        var message = new O301(header, bsn, lines);
        return edges && (wished == "CD034" || Chance(0.1)) ? message with { Contacts = NewContacts() } : message;
    }

    private IReadOnlyList<OContact> NewContacts()
    {
        var first = Chance(0.4)
            ? new OContact("01", Chance(0.5), HasPostcode: false)
            : new OContact("01", HasAddress: true, HasPostcode: true);
        return Chance(0.3) ? [first] : [first, new OContact(Pick(["02", "03", "04"]), Chance(0.6), Chance(0.5))];
    }

    private OAllocation Vary(OHeader header, Facts facts, Blueprint blueprint)
    {
        var known = facts.VersionsOfMunicipality()
            .LastOrDefault(version => version.Allocation.Number == blueprint.Allocation.Number)?.Allocation;
        if (known is not null && Facts.IsDeleted(known) && Chance(0.5))
        {
            // A removed allocation is sent again as the same version: without its reason (IV099), now and then with another last day
            //
            return known with { ChangeReason = null, ProviderReference = null, End = Chance(0.7) ? known.Start : known.Start.AddDays(60) };
        }

        if (known is not null && Chance(0.15))
            return known;
        var line = (known ?? blueprint.Allocation) with { ProviderReference = null };
        line = line with
        {
            ChangeReason = known is null ? null : Pick([null, "04", "05", "12", "14"]),
            DecidedOn = header.Dated,
            DecidedAt = Pick([new TimeOnly(9, 0), new TimeOnly(12, 30), new TimeOnly(12, 30, 1)]),
        };
        if (known is not null && Chance(0.08))
            line = line with { DecidedOn = known.DecidedOn.AddDays(-random.Next(10)) };
        if (Odd(0.5))
            line = line with { Start = line.Start.AddDays(1 - (2 * random.Next(2))) };
        if (Odd(0.5))
            line = line with
            {
                Product = line.Product is { Code: not null } p
                    ? p with { Code = Pick([p.Code!, NewProduct()?.Code ?? p.Code!]) }
                    : line.Product
            };
        if (known is null)
            return line.End < line.Start ? line with { End = line.Start } : line;

        if (Facts.IsDeleted(line))
            line = line with { End = Chance(0.5) ? line.Start.AddDays(40) : line.End, ChangeReason = Pick([null, "14"]) };
        var claimed = Facts.LiveDebits(facts.GrantedLinesInScope())
            .Where(debit => debit.Line.Number == line.Number && debit.Line.End > line.Start)
            .ToList();
        if (claimed.Count > 0 && Chance(0.3))
        {
            // Shortened or stretched within a month that was granted before.
            var month = Pick(claimed).Line;
            var end = Time.FirstOfMonth(month.Begin).AddDays(random.Next(28));
            return line with { End = end < line.Start ? line.Start : end, ChangeReason = "14" };
        }

        if (Chance(wished == "TR385" ? 0.6 : 0.22))
            return line with { End = line.Start, ChangeReason = "13" };
        switch (random.Next(6))
        {
            case 0:
                line = line with { End = (line.End ?? header.Dated).AddDays(random.Next(60)) };
                break;
            case 1:
                line = line with { End = (line.End ?? header.Dated).AddDays(-random.Next(60)) };
                break;
            case 2 when line.Budget is null && line.Volume?.Frequency != "2":
                line = line with { End = null };
                break;
            case 3 when line.Volume is { } volume:
                line = line with { Volume = volume with { Volume = Math.Max(1, volume.Volume + Pick([-2, -1, 1, 2])) } };
                break;
            case 3 when line.Budget is { } budget:
                line = line with { Budget = Math.Max(0, budget + Pick([-5000, -1, 1, 5000])) };
                break;
            case 4 when line.Volume is { Unit: "01" or "04" } volume && Chance(0.3):
                line = line with { Volume = volume with { Unit = volume.Unit == "04" ? "01" : "04" } };
                break;
            case 4 when line.Volume is { Unit: not ("14" or "16" or "83" or "84") } volume:
                line = line with { Volume = volume with { Frequency = Pick(["1", "2", "4", "6"]) } };
                break;
            case 5 when line.Volume is { } volume:
                line = line with { Volume = volume with { Frequency = Pick(["2", "4", "6"]) } };
                break;
        }

        return line.End < line.Start ? line with { End = line.Start } : line;
    }

    /// <summary>Fills ReferentieAanbieder: on every line for a 317, on some for a 315, now and then without any ground.</summary>
    private void Honour(Facts facts, string bsn, List<OAllocation> lines)
    {
        var references = facts.RequestsInScope().Where(request => Odd() || request.Bsn == bsn).SelectMany(request => request.References)
            .Where(
                reference => Chance(wished == "TR379" ? 0.6 : 0.1)
                    || facts.StatusOf(reference) is RequestStatus.Open or RequestStatus.UnderInvestigation).ToList();
        if (Odd(0.2))
            references.Add("V999");
        if (references.Count == 0 || Chance(0.15))
            return;
        var one = Pick(references);
        var all = Chance(0.5);
        for (var i = 0; i < lines.Count; i++)
        {
            if (all || i == 0)
                lines[i] = lines[i] with { ProviderReference = one };
            else if (Chance(0.3))
                lines[i] = lines[i] with { ProviderReference = Pick(references) };
        }
    }

    private O302? Make302(OHeader header)
    {
        var facts = new Facts(history, header);
        var answered = history.Select(fact => fact.Message).OfType<O302>().ToList();
        var open = facts.MessagesInForce().OfType<O301>().Where(message => !answered.Any(answer =>
            answer.OfIdentification == message.Header.Identification && answer.OfDated == message.Header.Dated)).ToList();
        if (open.Count == 0)
            return null;
        var target = Chance(0.6) ? open[^1] : Pick(open);
        return new O302(header with { Provider = target.Header.Provider }, target.Header.Identification, target.Header.Dated, Chance(0.65));
    }

    // ---------------------------------------------------------------- starts and stops
}

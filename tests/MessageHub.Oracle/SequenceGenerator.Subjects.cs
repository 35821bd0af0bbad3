namespace MessageHub.Oracles;

/// <content>Whom and what a message is about: one that the wished rule can fail on, when there is one.</content>
public sealed partial class SequenceGenerator
{
    /// <summary>
    /// A client, a provider and the allocation a notice or line is about; the client is usually one that has allocations.
    /// </summary>
    private (OHeader Header, string Bsn, IReadOnlyList<OAllocation> Known) Subject(OHeader header)
    {
        var matter = Matter(header, wished);
        if (matter.Count > 0)
            return Pick(matter);

        var facts = new Facts(history, header);
        var bsns = facts.VersionsInScope().Select(version => version.Bsn).Distinct().ToList();
        if (bsns.Count == 0 && Chance(0.9))
        {
            header = header with { Provider = header.Provider == Providers[0] ? Providers[1] : Providers[0] };
            facts = new Facts(history, header);
            bsns = [.. facts.VersionsInScope().Select(version => version.Bsn).Distinct()];
        }

        var bsn = bsns.Count == 0 || Odd(0.4) ? Pick(clients) : Pick(bsns);
        return (header, bsn, Known(header, bsn));
    }

    /// <summary>The providers and clients with an allocation of the kind that the rule needs.</summary>
    private List<(OHeader Header, string Bsn, IReadOnlyList<OAllocation> Known)> Matter(OHeader header, string? rule)
    {
        if (Suits(rule) is not { } suits)
            return [];
        return [.. Providers.Select(provider => header with { Provider = provider })
            .SelectMany(scope => clients.Select(bsn => (scope, bsn, Known(scope, bsn))))
            .Where(subject => subject.Item3.Any(allocation => suits(allocation, header.Dated)))];
    }

    private bool HasMatter(string rule) =>
        rule == Held ? Outdated(new OHeader(family, municipality, Providers[0], "", today)).Count > 0
        : rule is "TR375" or "TR412" or "TR384" or "TR373" or "TR349"
            && Matter(new OHeader(family, Municipality, Providers[0], "", today), rule).Count > 0;

    private IReadOnlyList<OAllocation> Known(OHeader header, string bsn) =>
        [.. new Facts(history, header).CurrentOfClient(bsn).Select(version => version.Allocation)];

    /// <summary>The kind of allocation that a rule is about.</summary>
    private static Func<OAllocation, DateOnly, bool>? Suits(string? rule) => rule switch
    {
        "TR384" => (a, _) => Facts.IsDeleted(a),
        "TR369" => (a, _) => a.Budget is not null,
        "TR357" or "TR349" or "TR361" => Facts.IsActual,
        "TR373" => (a, day) => Facts.IsActual(a, day) && (a.Budget is not null || a.Volume?.Frequency == "6"),
        "TR375" => (a, day) => Facts.IsActual(a, day) && a.Product is null,
        "TR411" => (a, day) => Facts.IsActual(a, day) && a.Product?.Code is not null,
        "TR412" => (a, day) => Facts.IsActual(a, day) && a.Product?.Code is null,
        _ => null,
    };

    private (long? Number, OProduct? Product, DateOnly Anchor) DeliveryOf(IReadOnlyList<OAllocation> known)
    {
        var allocation = known.Count == 0 || Odd(0.5) ? Pick(blueprints).Allocation : Pick(known);
        long? number = Odd(0.15) ? 399999 : Chance(agreements.Count > 0 ? 0.3 : 0.12) ? null : allocation.Number;
        var product = Odd(0.5) || (number is null && allocation.Product is null) ? NewProduct() : allocation.Product;
        if (number is null && product is null)
            product = new OProduct(family == OFamily.Ijw ? "45" : "02", null);
        return (number, product, allocation.Start);
    }
}

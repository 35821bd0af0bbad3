using MessageHub.Berichten.Model;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// A register without a database: the effects of the messages so far, folded for each message that asks. The engine can run through tens of
/// thousands of sequences with it; the real register is held against the same oracle, and against the same effects.
/// </summary>
internal sealed class MemoryRegister(IReadOnlyList<OAgreement> agreements)
{
    private readonly List<BerichtEffects> left = [];
    private readonly HashSet<BerichtEffects> undone = [];

    /// <summary>Keeps what a verdict leaves; a return that rejects takes back what our own message left .</summary>
    public void Record(BerichtEffects effects)
    {
        if (effects.List.OfType<RegisterEffect.UndoOwn>().SingleOrDefault() is { Own: var own })
            undone.UnionWith(left.Where(e => e.Scope == effects.Scope && e.Bericht == own));
        else
            left.Add(effects);
    }

    /// <summary>What the register has to say to a message.</summary>
    public RegisterSnapshot For(Bericht bericht) => For(RegisterKeys.Of(bericht));

    /// <summary>What the register has to say when it is asked for these.</summary>
    public RegisterSnapshot For(RegisterKeys keys)
    {
        var nummer = keys.Identity.Nummer;
        // The variant of a product is all that is asked of the agreements here: tariffs are left out.
        var none = new RegisterSnapshot { Contract = nummer is 305 or 307 ? ContractOf(keys.Scope) : ContractData.None };
        return left
            .Where(e => e.Scope with { Aanbieder = "" } == keys.Scope with { Aanbieder = "" })
            // Our own message is known to its return, undone or not.
            .Where(e => nummer is 302 || !undone.Contains(e))
            .Aggregate(none, (before, effects) => before.Apply(effects, keys));
    }

    private ContractData ContractOf(ExchangeScope scope) => new(
        [
            .. agreements.Where(a => a.Provider == scope.Aanbieder).Select(a => new Agreement
            {
                Row = 2,
                ProductCategorie = a.Product.Category,
                ProductCode = a.Product.Code!,
                Eenheid = Codes.Eenheid.Uur,
                Tarief = 8500,
                GeldigVan = a.From,
                GeldigTot = a.To,
                MinutenToegestaan = false,
                Variant = a.Variant,
            }),
        ],
        null);
}

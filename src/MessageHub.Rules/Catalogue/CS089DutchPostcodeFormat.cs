using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A Dutch Postcode is four digits, the first not 0, and two letters, capital or small, without a space. Source: CS089, R-036.
/// </summary>
internal static class CS089DutchPostcodeFormat
{
    public static readonly Rule Rule = new()
    {
        Code = "CS089",
        Name = "DutchPostcodeFormat",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een postcode bij landcode NL is vier cijfers, niet beginnend met 0, en twee letters, zonder spatie.",
        Checks = [Check.Each<Contact>(Judge)],
    };

    private static Violation? Judge(Contact contact, RuleContext context) =>
        contact.Adres is { LandCode: Codes.Land.Nederland, Postcode: { } postcode } && !IsDutch(postcode)
            ? new(
                "Schrijf Postcode als 1234AB.",
                ComparedValue.Here("Adres/LandCode", Codes.Land.Nederland),
                ComparedValue.Hidden("Adres/Postcode"))
            : null;

    private static bool IsDutch(string postcode) => postcode is
        [>= '1' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', var first, var second]
        && char.IsAsciiLetter(first) && char.IsAsciiLetter(second);
}

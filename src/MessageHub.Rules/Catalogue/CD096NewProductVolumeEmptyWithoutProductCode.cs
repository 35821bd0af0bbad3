using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Catalogue;

/// <summary>A NieuwProduct without Product/Code has no Omvang when its Einddatum is absent or after 31-12-2020. Source: CD096.</summary>
internal static class CD096NewProductVolumeEmptyWithoutProductCode
{
    public static readonly Rule Rule = new()
    {
        Code = "CD096",
        Name = "NewProductVolumeEmptyWithoutProductCode",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(317),
        Definitie = "Zonder productcode is de omvang leeg, tenzij het nieuwe product uiterlijk op 31-12-2020 eindigt.",
        Checks = [Check.Each<NieuwProduct>(VolumeWithoutProductCode.Judge)],
    };
}

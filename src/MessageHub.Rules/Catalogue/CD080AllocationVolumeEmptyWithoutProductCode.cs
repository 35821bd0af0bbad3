using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A ToegewezenProduct without Product/Code has no Omvang when its Einddatum is absent or after 31-12-2020. Source: CD080.
/// </summary>
internal static class CD080AllocationVolumeEmptyWithoutProductCode
{
    public static readonly Rule Rule = new()
    {
        Code = "CD080",
        Name = "AllocationVolumeEmptyWithoutProductCode",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Zonder productcode is de omvang leeg, tenzij de toewijzing uiterlijk op 31-12-2020 eindigt.",
        Checks = [Check.Each<ToegewezenProduct>(VolumeWithoutProductCode.Judge)],
    };
}

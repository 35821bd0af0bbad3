using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// An AangevraagdProduct without Product/Code has no Omvang when its ToewijzingEinddatum is absent or after 31-12-2020. Source:
/// CD095.
/// </summary>
internal static class CD095RequestVolumeEmptyWithoutProductCode
{
    public static readonly Rule Rule = new()
    {
        Code = "CD095",
        Name = "RequestVolumeEmptyWithoutProductCode",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(315),
        Definitie = "Zonder productcode is de omvang leeg, tenzij de aanvraag uiterlijk op 31-12-2020 eindigt.",
        Checks = [Check.Each<AangevraagdProduct>(VolumeWithoutProductCode.Judge)],
    };
}

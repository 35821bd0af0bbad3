using MessageHub.Gateway.Ggk;
using MessageHub.Hosting;
using MessageHub.Hosting.Forms;

namespace MessageHub.Gateway.Settings;

/// <summary>A gemeente that is served.</summary>
internal sealed class GemeenteSettings : ICheckedSettings
{
    /// <summary>CBS code: four digits, with its zero in front.</summary>
    [GemeenteCode]
    public string Code { get; set; } = "";

    /// <summary>zender/administratie: name of the joint arrangement, else of the gemeente; empty leaves it out.</summary>
    public string Naam { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Problems() =>
        TextForm.Administratie.Fits(Naam) ? [] : [new(nameof(Naam), "at most 50 characters")];
}

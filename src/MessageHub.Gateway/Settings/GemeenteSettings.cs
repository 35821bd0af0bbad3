namespace MessageHub.Gateway.Settings;

/// <summary>A gemeente that is served.</summary>
internal sealed class GemeenteSettings
{
    /// <summary>CBS code: four digits, with its zero in front.</summary>
    public string Code { get; set; } = "";

    /// <summary>zender/administratie: name of the joint arrangement, else of the gemeente; empty leaves it out.</summary>
    public string Naam { get; set; } = "";
}

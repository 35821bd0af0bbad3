namespace MessageHub.Berichten;

/// <summary>The two families of the standard: youth care (Jeugdwet) and social support (Wmo 2015).</summary>
public enum Standaard
{
    /// <summary>iJw, messages JW301–JW325.</summary>
    Ijw,

    /// <summary>iWmo, messages WMO301–WMO325.</summary>
    Iwmo,
}

namespace MessageHub.Register.Queries.Rejections;

/// <summary>What counts are distinguished by.</summary>
public enum CountBy
{
    /// <summary>Day of receipt; the key is yyyy-MM-dd.</summary>
    Day,

    /// <summary>AGB code; what the gemeente made itself does not count.</summary>
    Aanbieder,

    /// <summary>JW323, WMO301 …</summary>
    Bericht,

    /// <summary>Return code; at level 1 "".</summary>
    RetourCode,

    /// <summary>Perceel of the claimed lines; only claims are counted.</summary>
    Perceel,

    /// <summary>CBS code.</summary>
    Gemeente,
}

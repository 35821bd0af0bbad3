namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>A figure of an aanbieder that it can be asked to change.</summary>
public enum AanbiederIndicator
{
    /// <summary>Messages of which all was right, of a hundred.</summary>
    FirstTimeRight,

    /// <summary>Days from allocation to care, the middle.</summary>
    Wait,

    /// <summary>Days of care that ended, the middle.</summary>
    Duration,

    /// <summary>Early ends, of a hundred ends that were early or as planned.</summary>
    Dropout,

    /// <summary>Euros per client.</summary>
    PerClient,
}

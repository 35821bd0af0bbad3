namespace MessageHub.Rules.Language;

/// <summary>The four control levels (Controleniveau) of the standard; lower levels are judged first.</summary>
public enum Level
{
    /// <summary>Level 1: the schema.</summary>
    Format = 1,

    /// <summary>Level 2: within the message. One failing rule stops the message with 0001.</summary>
    Content = 2,

    /// <summary>Level 3: against earlier messages.</summary>
    AcrossMessages = 3,

    /// <summary>Level 4: against an external source: the date of today, code lists, the contract.</summary>
    ExternalSource = 4,

    /// <summary>
    /// No control level of the standard: what people should see of an accepted message. It has no return code and changes no verdict
    ///
    /// </summary>
    Signal = 5,
}

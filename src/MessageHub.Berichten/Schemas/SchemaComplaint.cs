namespace MessageHub.Berichten.Schemas;

/// <summary>
/// One place where a message breaks its schema (level 1). The text is plain Dutch and never holds the offending value.
/// </summary>
/// <param name="Path">Element names with 1-based positions, without prefixes.</param>
/// <param name="Text">What the schema asks for.</param>
/// <param name="Line">1-based line in the message.</param>
/// <param name="Column">1-based column in the message.</param>
public sealed record SchemaComplaint(string Path, string Text, int Line, int Column);

namespace MessageHub.Processing.Tables;

/// <summary>An Excel file is not read.</summary>
/// <param name="sentence">Why, in plain Dutch.</param>
internal sealed class XlsxRefusedException(string sentence) : Exception(sentence);

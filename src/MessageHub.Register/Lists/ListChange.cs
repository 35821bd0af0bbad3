using MessageHub.Register.Facts;

namespace MessageHub.Register.Lists;

/// <summary>A file that changed a list.</summary>
/// <param name="Origin">Who, when, from what and why.</param>
/// <param name="Added">So many rows were new.</param>
/// <param name="Changed">So many became another.</param>
/// <param name="Removed">So many were taken out.</param>
public sealed record ListChange(AgreementOrigin Origin, long Added, long Changed, long Removed);

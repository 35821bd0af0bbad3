namespace MessageHub.Backoffice.Access;

/// <summary>A page that shows itself what is wrong with its filter: it asks the ModelState when it is opened.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShowsWrongFilterAttribute : Attribute;

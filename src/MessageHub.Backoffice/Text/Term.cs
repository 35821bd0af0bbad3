namespace MessageHub.Backoffice.Text;

/// <summary>A figure with what it is, in words.</summary>
/// <param name="Id">How it is linked to.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Formula">How it is made.</param>
public sealed record Term(string Id, string Name, string Formula);

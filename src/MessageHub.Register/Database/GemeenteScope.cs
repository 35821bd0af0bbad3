namespace MessageHub.Register.Database;

/// <summary>
/// The gemeenten whose data may be seen. Every question of this folder takes one and answers with nothing of another gemeente; an empty
/// scope sees nothing.
/// </summary>
/// <param name="Gemeenten">CBS codes, four digits.</param>
/// <param name="WithUnread">
/// Also files whose gemeente could not be read: they may hold data of any gemeente, so this is for whoever runs the installation.
/// </param>
public sealed record GemeenteScope(IReadOnlyCollection<string> Gemeenten, bool WithUnread = false);

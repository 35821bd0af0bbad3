namespace MessageHub.Hosting;

/// <summary>A section of the settings of a host.</summary>
/// <param name="Name">Its name: <c>MessageHub</c>, or that of what it is about.</param>
/// <param name="Part">The object that holds its settings.</param>
internal sealed record SettingSection(string Name, object Part);

namespace MessageHub.Hosting;

/// <summary>A setting that is wrong. Never with its value: that may be a secret.</summary>
/// <param name="Name">Its name, behind that of the part or section it stands in as far as <see cref="In"/> said it.</param>
/// <param name="Needed">What is needed, or what is wrong.</param>
public sealed record SettingProblem(string Name, string Needed)
{
    /// <summary>The same problem, named from outside a part or section.</summary>
    public SettingProblem In(string part) => this with { Name = $"{part}:{Name}" };

    /// <summary>The line that an operator reads.</summary>
    public override string ToString() => $"{Name}: {Needed}.";
}

using System.Reflection;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Assessment;

/// <summary>
/// By what a verdict was reached. It is kept as long as the verdict is, so that this can be explained when program, rules and agreements
/// have all changed.
/// </summary>
public sealed record Provenance
{
    /// <summary>Digits of the commit that are shown: enough to find it.</summary>
    private const int CommitDigits = 12;

    /// <summary>
    /// Version of the program, and the commit it was built from where that was known: <c>0.1.0+0265035af4c1</c>. Null of a verdict from
    /// before this was kept.
    /// </summary>
    public string? Program { get; init; } = ThisProgram;

    /// <summary>Release of the message, also one that is not processed here; null when it could not be read.</summary>
    public ReleaseName? Release { get; init; }

    /// <summary><see cref="RuleSet.Id"/>; null when no rule was asked.</summary>
    public string? Rules { get; init; }

    /// <summary>
    /// Number of the last change of agreements that the store had taken in; 0 before the first, null when no agreements were asked for.
    /// With the changes that the store keeps this says all agreements as they were then.
    /// </summary>
    public long? Agreements { get; init; }

    private static string ThisProgram { get; } = VersionOf(typeof(Provenance).Assembly);

    /// <summary>Of a message that rules judge.</summary>
    internal static Provenance Of(Bericht bericht, RuleSet rules, RegisterSnapshot register) =>
        new() { Release = bericht.Identity.Release, Rules = rules.Id, Agreements = register.Contract.LastChange };

    /// <summary>Of a message that was refused (level 1): the schema judged it, and no rule.</summary>
    public static Provenance Of(BerichtHead head) => new() { Release = head.Identity?.Release };

    private static string VersionOf(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var end = version.IndexOf('+', StringComparison.Ordinal) + 1 + CommitDigits;
        return end > CommitDigits && end < version.Length ? version[..end] : version;
    }
}

using System.Collections;
using System.Reflection;
using MessageHub.Berichten.Model;

namespace MessageHub.Berichten.Tests.RoundTrip;

/// <summary>Compares two messages property by property and lists in order; record equality would compare lists by reference.</summary>
internal static class ModelComparer
{
    /// <summary>The path of the first difference, never a value, or <c>null</c> when there is none.</summary>
    public static string? Difference(object? left, object? right, string path = "Bericht")
    {
        switch (left, right)
        {
            case (null, null):
                return null;
            case (null, _) or (_, null):
                return path;
            case (Klasse or Samenstelling, Klasse or Samenstelling) when left.GetType() == right.GetType():
                return Properties(left.GetType())
                    .Select(p => Difference(p.GetValue(left), p.GetValue(right), $"{path}/{p.Name}"))
                    .FirstOrDefault(difference => difference is not null);
            case (IList one, IList other):
                if (one.Count != other.Count)
                    return path;
                return Enumerable.Range(0, one.Count)
                    .Select(i => Difference(one[i], other[i], $"{path}[{i + 1}]"))
                    .FirstOrDefault(difference => difference is not null);
            default:
                return left.Equals(right) ? null : path;
        }
    }

    /// <summary>True for a composite of which all is absent.</summary>
    public static bool IsEmpty(object? value) =>
        value is Samenstelling && Properties(value.GetType()).All(p => p.GetValue(value) is null);

    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);
}

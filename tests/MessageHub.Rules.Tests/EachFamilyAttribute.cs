using System.Reflection;
using MessageHub.Berichten;
using Xunit.Sdk;

namespace MessageHub.Rules.Tests;

/// <summary>One row for each family, which comes first; the rest of the row is the same.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachFamilyAttribute(params object?[] row) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        from standaard in Enum.GetValues<Standaard>() select (object[])[standaard, .. row.Cast<object>()];
}

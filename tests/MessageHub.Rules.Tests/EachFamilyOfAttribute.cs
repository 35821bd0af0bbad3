using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using MessageHub.Berichten;
using Xunit.Sdk;

namespace MessageHub.Rules.Tests;

/// <summary>
/// One row for each case of a table and each family, which comes first. A table of tuples gives only the reason of a case, its first item:
/// by that the test finds the case, and by that people find the row.
/// </summary>
/// <param name="table">The table of the test class: a member, or a method that makes it for a family.</param>
/// <param name="shared">What stands in each row, between family and case.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachFamilyOfAttribute(string table, params object?[] shared) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        from standaard in Enum.GetValues<Standaard>()
        from row in TableOf(testMethod.DeclaringType!, standaard).Cast<object>()
        select (object[])[standaard, .. shared.Cast<object>(), .. row is ITuple tuple ? new object[] { tuple[0]! } : (object[])row];

    private IEnumerable TableOf(Type tests, Standaard standaard)
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return (IEnumerable)(tests.GetProperty(table, any)?.GetValue(null) ?? tests.GetField(table, any)?.GetValue(null)
            ?? tests.GetMethod(table, any)?.Invoke(null, [standaard]))!;
    }
}

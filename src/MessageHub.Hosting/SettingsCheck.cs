using System.Reflection;
using MessageHub.Hosting.Forms;

namespace MessageHub.Hosting;

/// <summary>Whether settings have the form that each is declared with, and fit each other, down to the last part of a list.</summary>
internal static class SettingsCheck
{
    /// <summary>What is wrong, by the names of settings as they stand in this part.</summary>
    public static IEnumerable<SettingProblem> ProblemsOf(object part)
    {
        foreach (var property in SettingList.PropertiesOf(part.GetType()))
        {
            var forms = property.GetCustomAttributes<FormAttribute>().ToList();
            foreach (var (name, value) in Named(property.Name, property.GetValue(part)!))
            {
                var problems = SettingList.IsValue(value.GetType())
                    ? ProblemsOf(name, value, forms)
                    : ProblemsOf(value).Select(p => p.In(name));
                foreach (var problem in problems)
                    yield return problem;
            }
        }

        foreach (var problem in (part as ICheckedSettings)?.Problems() ?? [])
            yield return problem;
    }

    /// <summary>Of a value with several forms the first is reported that it does not have.</summary>
    private static IEnumerable<SettingProblem> ProblemsOf(string name, object value, List<FormAttribute> forms) =>
        forms.Where(form => !form.Fits(value)).Take(1).Select(form => new SettingProblem(name, form.Needed));

    private static IEnumerable<NamedValue> Named(string name, object value) =>
        value is Array list ? list.Cast<object>().Select((item, at) => new NamedValue($"{name}:{at}", item)) : [new(name, value)];

    private sealed record NamedValue(string Name, object Value);
}

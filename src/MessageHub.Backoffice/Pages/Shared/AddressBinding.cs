using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>
/// What is taken from an address or a form: text without characters that nobody can type and no database keeps, and days that can be
/// counted with. Anything else is reported as a wrong filter (<see cref="WrongFilters"/>) and not used.
/// </summary>
public sealed class AddressBinding : IModelBinderProvider
{
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2199, 12, 31);

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var type = context.Metadata.UnderlyingOrModelType;
        return type == typeof(string) ? new Binder(TextOf) : type == typeof(DateOnly) ? new Binder(text => DayOf(text)) : null;
    }

    /// <summary>A day as a browser sends it, or null.</summary>
    public static DateOnly? DayOf(string? text) => Within(text, "yyyy-MM-dd");

    /// <summary>The first day of a month that is written as 2026-12, or null.</summary>
    public static DateOnly? MonthOf(string? text) => Within(text, "yyyy-MM");

    private static DateOnly? Within(string? text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day >= FirstDay && day <= LastDay
            ? day
            : null;

    /// <summary>Text of more lines has line ends in it.</summary>
    private static string? TextOf(string text) => text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')) ? null : text;

    private sealed class Binder(Func<string, object?> valueOf) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var found = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (found == ValueProviderResult.None)
                return Task.CompletedTask;
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, found);
            if (string.IsNullOrWhiteSpace(found.FirstValue))
                bindingContext.Result = ModelBindingResult.Success(null);
            else if (valueOf(found.FirstValue) is { } value)
                bindingContext.Result = ModelBindingResult.Success(value);
            else
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, "Dit kan niet worden gelezen.");
            return Task.CompletedTask;
        }
    }
}

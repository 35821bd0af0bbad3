using System.Globalization;
using MessageHub.Berichten.Values;
using MessageHub.Berichten.Xml;

namespace MessageHub.Berichten.Model;

/// <summary>One child element of a record class: how it is read into its property and written from it.</summary>
internal abstract class Element<T>(string name)
{
    /// <summary>Local name of the element and name of the property.</summary>
    public string Name { get; } = name;

    /// <summary>Reads the element the reader stands on into the record and leaves the reader on its end tag.</summary>
    public abstract void Read(BerichtXmlReader reader, T target);

    /// <summary>Writes the element when the property has a value.</summary>
    public abstract void Write(BerichtXmlWriter writer, T source);

    /// <summary>The class instances below, with the path from the record to each; the position is 1-based.</summary>
    public virtual IEnumerable<(string Path, object Child, IShape Shape)> Children(T source) => [];

    /// <summary>Classes of the standard can stand below.</summary>
    public virtual bool HoldsClasses => false;

    /// <summary>Adds the classes of the standard below, in document order.</summary>
    public virtual void AddClasses(T source, Client? client, List<(Klasse Record, Client? Client)> classes)
    {
    }
}

internal sealed class TextElement<T>(string name, Func<T, string?> get, Action<T, string> set, bool intern) : Element<T>(name)
{
    public override void Read(BerichtXmlReader reader, T target)
    {
        var value = reader.ReadText();
        // A code repeats thousands of times in a large message; the reader's name table keeps one copy.
        set(target, intern ? reader.Intern(value) : value);
    }

    public override void Write(BerichtXmlWriter writer, T source)
    {
        writer.WriteElement(Name, get(source));
    }
}

internal sealed class BsnElement<T>(string name, Func<T, Bsn> get, Action<T, Bsn> set) : Element<T>(name)
{
    public override void Read(BerichtXmlReader reader, T target) => set(target, new Bsn(reader.ReadText()));

    public override void Write(BerichtXmlWriter writer, T source) => writer.WriteElement(Name, get(source).Value);
}

/// <summary>An element with a value that can be written in more than one way; an unusual way is remembered.</summary>
internal abstract class ValueElement<T, TValue>(string name, Func<T, TValue?> get, Action<T, TValue> set) : Element<T>(name)
    where T : Onderdeel
    where TValue : struct, IEquatable<TValue>
{
    public override void Read(BerichtXmlReader reader, T target)
    {
        var text = reader.ReadText();
        var value = Parse(text) ?? reader.Unreadable<TValue>(Name);
        set(target, value);
        if (!IsUsual(text))
            target.WrittenForms.Keep(Name, text);
    }

    public override void Write(BerichtXmlWriter writer, T source)
    {
        if (get(source) is not { } value)
            return;
        // A value that was changed since it was read is written the usual way.
        var written = source.WrittenForms.Of(Name);
        writer.WriteElement(
            Name, written is not null && Parse(written) is { } original && original.Equals(value) ? written : Format(value));
    }

    protected abstract TValue? Parse(string text);

    protected abstract string Format(TValue value);

    /// <summary>
    /// True when <see cref="Format"/> would write the same text, found without writing it: this runs for every value of a message.
    /// </summary>
    protected abstract bool IsUsual(string text);
}

internal sealed class NumberElement<T>(string name, Func<T, long?> get, Action<T, long> set) : ValueElement<T, long>(name, get, set)
    where T : Onderdeel
{
    protected override long? Parse(string text) =>
        long.TryParse(XsdBlanks.Trim(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    protected override string Format(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected override bool IsUsual(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]) && (text[0] != '0' || text.Length == 1);
}

internal sealed class DateElement<T>(string name, Func<T, DateOnly?> get, Action<T, DateOnly> set)
    : ValueElement<T, DateOnly>(name, get, set)
    where T : Onderdeel
{
    private const string Pattern = "yyyy-MM-dd";

    protected override DateOnly? Parse(string text)
    {
        var date = XsdBlanks.Trim(text);
        // xs:date has years that a DateOnly has not: they are before or after all others, and are written again as they were.
        if (date.StartsWith('-'))
            return DateOnly.MinValue;
        if (date.IndexOf('-') > "yyyy".Length)
            return DateOnly.MaxValue;
        // A schema may allow a time zone; the day is the one that is written.
        if (date.Length > Pattern.Length)
            date = date[..Pattern.Length];
        return DateOnly.TryParseExact(date, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;
    }

    protected override string Format(DateOnly value) => value.ToString(Pattern, CultureInfo.InvariantCulture);

    protected override bool IsUsual(string text) => text.Length == Pattern.Length;
}

internal sealed class TimeElement<T>(string name, Func<T, TimeOnly?> get, Action<T, TimeOnly> set)
    : ValueElement<T, TimeOnly>(name, get, set)
    where T : Onderdeel
{
    private const string WholeSeconds = "HH:mm:ss";

    protected override TimeOnly? Parse(string text)
    {
        var time = XsdBlanks.Trim(text);
        if (time.IndexOfAny('Z', '+', '-') is var zone and >= 0)
            time = time[..zone];
        // xs:time writes midnight at the end of a day as 24:00:00; its value is 00:00:00. Beyond a tenth of a microsecond nothing is kept.
        if (time.StartsWith("24:", StringComparison.Ordinal))
            time = "00:00:00";
        return TimeOnly.TryParse(time.Length > 16 ? time[..16] : time, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    protected override string Format(TimeOnly value) => value.ToString(WholeSeconds + ".FFFFFFF", CultureInfo.InvariantCulture);

    protected override bool IsUsual(string text) => text.Length == WholeSeconds.Length && !text.StartsWith("24", StringComparison.Ordinal);
}

internal sealed class OneElement<T, TChild>(string name, Func<T, TChild?> get, Action<T, TChild> set, Shape<TChild> shape)
    : Element<T>(name)
    where TChild : Onderdeel
{
    public override void Read(BerichtXmlReader reader, T target) => set(target, shape.Read(reader));

    public override void Write(BerichtXmlWriter writer, T source)
    {
        if (get(source) is { } child)
            shape.Write(writer, Name, child);
    }

    public override IEnumerable<(string Path, object Child, IShape Shape)> Children(T source) =>
        get(source) is { } child ? [($"{Name}[1]", child, shape)] : [];

    public override bool HoldsClasses => typeof(TChild).IsSubclassOf(typeof(Klasse));

    public override void AddClasses(T source, Client? client, List<(Klasse Record, Client? Client)> classes)
    {
        if (get(source) is { } child)
            shape.AddClasses(child, client, classes);
    }
}

/// <summary>A wrapper element (Prestaties) with its repeated child (Prestatie).</summary>
internal sealed class ManyElement<T, TChild>(
    string name, Func<T, IReadOnlyList<TChild>?> get, Action<T, IReadOnlyList<TChild>> set, Shape<TChild> shape)
    : Element<T>(name)
    where TChild : Onderdeel
{
    public override void Read(BerichtXmlReader reader, T target)
    {
        var children = new List<TChild>();
        reader.ForEachChild((children, shape), static (r, state) => state.children.Add(state.shape.Read(r)));
        set(target, children);
    }

    public override void Write(BerichtXmlWriter writer, T source)
    {
        if (get(source) is not { } children)
            return;
        writer.WriteStart(Name);
        foreach (var child in children)
            shape.Write(writer, shape.Name, child);
        writer.WriteEnd();
    }

    public override IEnumerable<(string Path, object Child, IShape Shape)> Children(T source) =>
        (get(source) ?? []).Select((child, index) => ($"{Name}[1]/{shape.Name}[{index + 1}]", (object)child, (IShape)shape));

    public override bool HoldsClasses => typeof(TChild).IsSubclassOf(typeof(Klasse));

    public override void AddClasses(T source, Client? client, List<(Klasse Record, Client? Client)> classes)
    {
        foreach (var child in get(source) ?? [])
            shape.AddClasses(child, client, classes);
    }
}

/// <summary>RetourCodes with its RetourCode elements.</summary>
internal sealed class RetourCodesElement<T>(Action<T, IReadOnlyList<string>> set) : Element<T>(nameof(Klasse.RetourCodes))
    where T : Klasse
{
    private const string Item = "RetourCode";

    public override void Read(BerichtXmlReader reader, T target)
    {
        var codes = new List<string>();
        reader.ForEachChild(codes, static (r, list) => list.Add(r.Intern(r.ReadText())));
        set(target, codes);
    }

    public override void Write(BerichtXmlWriter writer, T source)
    {
        if (source.RetourCodes is not { } codes)
            return;
        writer.WriteStart(Name);
        foreach (var code in codes)
            writer.WriteElement(Item, code);
        writer.WriteEnd();
    }
}

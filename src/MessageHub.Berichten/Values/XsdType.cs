using System.Diagnostics;
using System.Xml;
using System.Xml.Schema;

namespace MessageHub.Berichten.Values;

/// <summary>
/// A simple type of a schema: the one place that decides which values it has, by the words of XSD 1.0. .NET checks the structure of a
/// message but not this: it trims blanks of Unicode, has its own patterns, knows no year 10000 and counts halves of characters.
/// </summary>
internal sealed class XsdType
{
    private readonly Kind kind;
    private readonly XmlSchemaDatatype datatype;
    private readonly Blanks blanks;

    /// <summary>A value has to fit one of each step from the built-in type to this one.</summary>
    private readonly XsdPattern[][] patterns;
    private readonly (string Bound, Func<int, bool> Allows, ValueFault Fault)[] bounds;
    private readonly string[]? list;
    private readonly int minLength;
    private readonly int maxLength;
    private readonly int totalDigits;
    private readonly int fractionDigits;

    /// <param name="type">A simple type, or a complex one with simple content, of a compiled schema.</param>
    /// <exception cref="SchemaNotUsableException">A pattern of it is not one.</exception>
    public XsdType(XmlSchemaType type)
    {
        datatype = type.Datatype!;
        kind = datatype.Variety is XmlSchemaDatatypeVariety.Atomic ? KindOf(type.TypeCode) : Kind.Other;
        var steps = StepsOf(type).ToList();
        var facets = steps.SelectMany(s => s).ToList();
        blanks = BlanksOf(type.TypeCode, facets);
        patterns = [.. steps.Append(ImpliedPattern(type.TypeCode)).Select(PatternsOf).Where(s => s.Length > 0)];
        bounds = [.. facets.Concat(ImpliedBounds(type.TypeCode)).Select(BoundOf).OfType<(string, Func<int, bool>, ValueFault)>()];
        // Each step narrows the one before it, and the steps are in that order from this type on.
        list = steps
            .Select(s => s.OfType<XmlSchemaEnumerationFacet>().Select(f => Normalised(f.Value!)).ToArray())
            .FirstOrDefault(l => l.Length > 0);
        minLength = facets.Where(f => f is XmlSchemaMinLengthFacet or XmlSchemaLengthFacet).Select(CountOf).DefaultIfEmpty(0).Max();
        maxLength = facets
            .Where(f => f is XmlSchemaMaxLengthFacet or XmlSchemaLengthFacet)
            .Select(CountOf)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        totalDigits = facets.OfType<XmlSchemaTotalDigitsFacet>().Select(CountOf).DefaultIfEmpty(int.MaxValue).Min();
        fractionDigits = facets.OfType<XmlSchemaFractionDigitsFacet>().Select(CountOf).DefaultIfEmpty(int.MaxValue).Min();
    }

    /// <summary>What becomes of tabs and line ends, as the facet whiteSpace says.</summary>
    private enum Blanks
    {
        Preserve,
        Replace,
        Collapse,
    }

    private enum Kind
    {
        Text,
        Integer,
        Decimal,
        Date,
        Time,
        DateTime,
        Boolean,

        /// <summary>What the standard has not: lists, unions, durations, binary data, names. Those are left to .NET.</summary>
        Other,
    }

    /// <summary>What is wrong with a value.</summary>
    /// <param name="text">As it stands in the message.</param>
    /// <param name="namespaces">For a value that is a name with a prefix.</param>
    /// <param name="value">What is meant: of a text with the blanks as its type wants them, else as it stands.</param>
    public ValueFault Judge(string text, IXmlNamespaceResolver namespaces, out string value)
    {
        var normalised = Normalised(text);
        value = kind is Kind.Text ? normalised : text;
        if (!HasPatterns(normalised))
            return ValueFault.Pattern;
        return kind switch
        {
            Kind.Text => LengthFault(normalised) is var fault and not ValueFault.None ? fault : ListFault(normalised),
            Kind.Boolean => normalised is "true" or "false" or "1" or "0" ? ListFault(normalised) : ValueFault.Kind,
            Kind.Integer or Kind.Decimal => NumberFault(normalised),
            Kind.Date or Kind.Time or Kind.DateTime => MomentFault(normalised),
            Kind.Other => OtherFault(normalised, namespaces),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>True when two values that were judged to be of this type are the same: 1 and 01 are.</summary>
    public bool AreSame(string one, string other) => Compare(Normalised(one), Normalised(other)) == 0;

    private static Kind KindOf(XmlTypeCode code) => code switch
    {
        XmlTypeCode.String or XmlTypeCode.NormalizedString or XmlTypeCode.Token or XmlTypeCode.Language or XmlTypeCode.NmToken
            or XmlTypeCode.Name or XmlTypeCode.NCName => Kind.Text,
        XmlTypeCode.Decimal => Kind.Decimal,
        XmlTypeCode.Date => Kind.Date,
        XmlTypeCode.Time => Kind.Time,
        XmlTypeCode.DateTime => Kind.DateTime,
        XmlTypeCode.Boolean => Kind.Boolean,
        >= XmlTypeCode.Integer and <= XmlTypeCode.PositiveInteger => Kind.Integer,
        _ => Kind.Other,
    };

    /// <summary>The facets of this type and of those it was derived from, nearest first.</summary>
    private static IEnumerable<IReadOnlyList<XmlSchemaFacet>> StepsOf(XmlSchemaType type)
    {
        for (var step = type; step is not null && step.QualifiedName.Namespace != XmlSchema.Namespace; step = step.BaseXmlSchemaType)
        {
            var facets = step switch
            {
                XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeRestriction restriction } => restriction.Facets,
                XmlSchemaComplexType { ContentModel.Content: XmlSchemaSimpleContentRestriction restriction } => restriction.Facets,
                _ => [],
            };
            yield return [.. facets.Cast<XmlSchemaFacet>()];
        }
    }

    private static Blanks BlanksOf(XmlTypeCode code, IEnumerable<XmlSchemaFacet> facets) =>
        facets.OfType<XmlSchemaWhiteSpaceFacet>().Select(f => Enum.Parse<Blanks>(f.Value!, ignoreCase: true)).FirstOrDefault(code switch
        {
            XmlTypeCode.String => Blanks.Preserve,
            XmlTypeCode.NormalizedString => Blanks.Replace,
            _ => Blanks.Collapse,
        });

    private static IReadOnlyList<XmlSchemaFacet> ImpliedPattern(XmlTypeCode code) => code switch
    {
        XmlTypeCode.UnsignedLong or XmlTypeCode.UnsignedInt or XmlTypeCode.UnsignedShort or XmlTypeCode.UnsignedByte =>
            [new XmlSchemaPatternFacet { Value = "[0-9]+" }],
        XmlTypeCode.Language => [new XmlSchemaPatternFacet { Value = "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*" }],
        XmlTypeCode.NmToken => [new XmlSchemaPatternFacet { Value = @"\c+" }],
        XmlTypeCode.Name => [new XmlSchemaPatternFacet { Value = @"\i\c*" }],
        XmlTypeCode.NCName => [new XmlSchemaPatternFacet { Value = @"[\i-[:]][\c-[:]]*" }],
        _ => [],
    };

    private static XmlSchemaFacet[] ImpliedBounds(XmlTypeCode code)
    {
        return code switch
        {
            XmlTypeCode.NonPositiveInteger => AtMost("0"),
            XmlTypeCode.NegativeInteger => AtMost("-1"),
            XmlTypeCode.NonNegativeInteger => AtLeast("0"),
            XmlTypeCode.PositiveInteger => AtLeast("1"),
            XmlTypeCode.Long => [.. AtLeast($"{long.MinValue}"), .. AtMost($"{long.MaxValue}")],
            XmlTypeCode.Int => [.. AtLeast($"{int.MinValue}"), .. AtMost($"{int.MaxValue}")],
            XmlTypeCode.Short => [.. AtLeast($"{short.MinValue}"), .. AtMost($"{short.MaxValue}")],
            XmlTypeCode.Byte => [.. AtLeast($"{sbyte.MinValue}"), .. AtMost($"{sbyte.MaxValue}")],
            XmlTypeCode.UnsignedLong => [.. AtLeast("0"), .. AtMost($"{ulong.MaxValue}")],
            XmlTypeCode.UnsignedInt => [.. AtLeast("0"), .. AtMost($"{uint.MaxValue}")],
            XmlTypeCode.UnsignedShort => [.. AtLeast("0"), .. AtMost($"{ushort.MaxValue}")],
            XmlTypeCode.UnsignedByte => [.. AtLeast("0"), .. AtMost($"{byte.MaxValue}")],
            _ => [],
        };

        static XmlSchemaFacet[] AtLeast(string value) => [new XmlSchemaMinInclusiveFacet { Value = value }];
        static XmlSchemaFacet[] AtMost(string value) => [new XmlSchemaMaxInclusiveFacet { Value = value }];
    }

    private static XsdPattern[] PatternsOf(IReadOnlyList<XmlSchemaFacet> step)
    {
        try
        {
            return [.. step.OfType<XmlSchemaPatternFacet>().Select(f => XsdPattern.Of(f.Value!))];
        }
        catch (FormatException e)
        {
            throw new SchemaNotUsableException(e.Message, e);
        }
    }

    private static (string Bound, Func<int, bool> Allows, ValueFault Fault)? BoundOf(XmlSchemaFacet facet) => facet switch
    {
        XmlSchemaMinInclusiveFacet => (facet.Value!, static order => order >= 0, ValueFault.TooSmall),
        XmlSchemaMinExclusiveFacet => (facet.Value!, static order => order > 0, ValueFault.TooSmall),
        XmlSchemaMaxInclusiveFacet => (facet.Value!, static order => order <= 0, ValueFault.TooLarge),
        XmlSchemaMaxExclusiveFacet => (facet.Value!, static order => order < 0, ValueFault.TooLarge),
        _ => null,
    };

    /// <summary>.NET has compiled the facet, so it is a number; one that is too large to count to is no limit.</summary>
    private static int CountOf(XmlSchemaFacet facet) => int.TryParse(XsdBlanks.Trim(facet.Value), out var count) ? count : int.MaxValue;

    private string Normalised(string text) => blanks switch
    {
        Blanks.Preserve => text,
        Blanks.Replace => XsdBlanks.Replace(text),
        _ => XsdBlanks.Collapse(text),
    };

    private bool HasPatterns(string value)
    {
        foreach (var step in patterns)
        {
            var fits = false;
            foreach (var pattern in step)
                fits = fits || pattern.Accepts(value);
            if (!fits)
                return false;
        }

        return true;
    }

    private ValueFault LengthFault(string value)
    {
        // No more characters than units of UTF-16; only where that does not decide they are counted.
        if (value.Length > maxLength && LengthOf(value) > maxLength)
            return ValueFault.TooLong;
        return minLength > 0 && (value.Length < minLength || LengthOf(value) < minLength) ? ValueFault.TooShort : ValueFault.None;
    }

    private static int LengthOf(string value)
    {
        var length = value.Length;
        for (var rest = value.AsSpan(); rest.IndexOfAnyInRange('\uDC00', '\uDFFF') is var at and >= 0; rest = rest[(at + 1)..])
            length--;
        return length;
    }

    private ValueFault NumberFault(string value)
    {
        if (!XsdNumber.TryParse(value, kind is Kind.Integer, out var number))
            return ValueFault.Kind;
        if (number.FractionDigits > fractionDigits)
            return ValueFault.Kind;
        return number.TotalDigits > totalDigits ? ValueFault.TooLarge : BoundsFault(value);
    }

    private ValueFault MomentFault(string value) => IsMoment(value, out _) ? BoundsFault(value) : ValueFault.Kind;

    private bool IsMoment(string value, out XsdMoment moment) =>
        XsdMoment.TryParse(value, kind is not Kind.Time, kind is not Kind.Date, out moment);

    private ValueFault BoundsFault(string value)
    {
        foreach (var (bound, allows, fault) in bounds)
        {
            if (Compare(value, bound) is not { } order || !allows(order))
                return fault;
        }

        return ListFault(value);
    }

    private ValueFault ListFault(string value)
    {
        if (list is null)
            return ValueFault.None;
        foreach (var item in list)
        {
            if (Compare(value, item) == 0)
                return ValueFault.None;
        }

        return ValueFault.NotInList;
    }

    /// <summary>Null when two moments cannot be compared, or a text differs.</summary>
    private int? Compare(string one, string other)
    {
        switch (kind)
        {
            case Kind.Integer or Kind.Decimal:
                XsdNumber.TryParse(XsdBlanks.Trim(one), isInteger: false, out var number);
                XsdNumber.TryParse(XsdBlanks.Trim(other), isInteger: false, out var second);
                return number.CompareTo(second);
            case Kind.Date or Kind.Time or Kind.DateTime:
                return IsMoment(one, out var moment) && IsMoment(other, out var otherMoment) ? moment.CompareTo(otherMoment) : null;
            case Kind.Boolean:
                return (one is "true" or "1") == (other is "true" or "1") ? 0 : null;
            default:
                return string.Equals(one, other, StringComparison.Ordinal) ? 0 : null;
        }
    }

    private ValueFault OtherFault(string value, IXmlNamespaceResolver namespaces)
    {
        // What it would trim is not a blank of XML.
        if (value.Length > 0 && (IsForeignBlank(value[0]) || IsForeignBlank(value[^1])))
            return ValueFault.Kind;
        try
        {
            datatype.ParseValue(value, new NameTable(), namespaces);
            return ValueFault.None;
        }
        catch (XmlSchemaException)
        {
            return ValueFault.Kind;
        }

        static bool IsForeignBlank(char c) => c > ' ' && char.IsWhiteSpace(c);
    }
}

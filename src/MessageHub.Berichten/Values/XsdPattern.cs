using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace MessageHub.Berichten.Values;

/// <summary>
/// The pattern of a simple type as XSD 1.0 means it, which is not what .NET makes of the same text: a pattern is of the whole value and
/// "^" and "$" are letters; "." leaves out line feed and carriage return; "\s" is the four blanks of XML; a character beyond U+FFFF is
/// one. Takes linear time, whatever the pattern and the value: those of the standard have repeats in repeats.
/// </summary>
internal sealed class XsdPattern
{
    private static readonly ConcurrentDictionary<string, XsdPattern> Known = new();

    /// <summary>
    /// Put behind a value that ends in a line feed, and in no class: in a pattern with a few hundred ranges the linear engine of .NET does
    /// not match a line feed at the very end.
    /// </summary>
    private const string EndMark = "\0";

    private static readonly CodePoints Blanks = CodePoints.Of(" \t\n\r");
    private static readonly CodePoints AnyButLineEnd = CodePoints.Of("\n\r").Complement();

    // What may begin a name and what may stand in one: the tables of XML 1.0 that XSD 1.0 refers to end at U+FFFF.
    private static readonly Lazy<CodePoints> NameStart = new(() => CodePoints.Where(c => c == ':' || XmlConvert.IsStartNCNameChar(c)));
    private static readonly Lazy<CodePoints> NamePart = new(() => CodePoints.Where(c => c == ':' || XmlConvert.IsNCNameChar(c)));

    private readonly Regex regex;

    private XsdPattern(string pattern) => regex = Compile(@"\A(?:" + new Translation(pattern).Run() + @")\0?\z");

    /// <summary>One pattern is in many types, and in the schemas of many messages.</summary>
    /// <exception cref="FormatException">It is not a pattern of XSD.</exception>
    public static XsdPattern Of(string pattern) => Known.GetOrAdd(pattern, static p => new(p));

    public bool Accepts(string value) => regex.IsMatch(value.EndsWith('\n') ? value + EndMark : value);

    private static Regex Compile(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            // Counts of many thousands, which would take too many states.
            return new(pattern, RegexOptions.CultureInvariant);
        }
    }

    /// <summary>Writes a pattern of XSD as one of .NET.</summary>
    private sealed class Translation(string source)
    {
        private readonly StringBuilder target = new();
        private int at;

        private bool AtEnd => at >= source.Length;

        public string Run()
        {
            Branches();
            return AtEnd ? target.ToString() : throw Wrong();
        }

        private void Branches()
        {
            while (!AtEnd && source[at] != ')')
            {
                if (source[at] == '|')
                {
                    target.Append('|');
                    at++;
                }
                else
                {
                    Atom();
                    Quantifier();
                }
            }
        }

        private void Atom()
        {
            switch (source[at])
            {
                case '(':
                    at++;
                    target.Append("(?:");
                    Branches();
                    Take(')');
                    target.Append(')');
                    break;
                case '[':
                    target.Append(Class().ToPattern());
                    break;
                case '.':
                    at++;
                    target.Append(AnyButLineEnd.ToPattern());
                    break;
                case '\\':
                    target.Append(Escape().Set.ToPattern());
                    break;
                case '?' or '*' or '+' or ']':
                    throw Wrong();
                default:
                    var character = Character();
                    target.Append(CodePoints.Of((character, character)).ToPattern());
                    break;
            }
        }

        private void Quantifier()
        {
            if (AtEnd)
                return;
            if (source[at] is '?' or '*' or '+')
            {
                target.Append(source[at++]);
            }
            else if (source[at] == '{')
            {
                var end = source.IndexOf('}', at);
                var counts = end < 0 ? [] : source[(at + 1)..end].Split(',');
                if (counts.Length is not (1 or 2) || !IsCount(counts[0])
                    || (counts.Length == 2 && counts[1].Length > 0 && !IsCount(counts[1])))
                    throw Wrong();
                target.Append(source, at, end + 1 - at);
                at = end + 1;
            }

            static bool IsCount(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        }

        /// <summary><c>[…]</c>, also with another that is taken off it: <c>[a-z-[aeiou]]</c>.</summary>
        private CodePoints Class()
        {
            Take('[');
            var isNegative = !AtEnd && source[at] == '^';
            if (isNegative)
                at++;
            var set = CodePoints.Of();
            CodePoints? without = null;
            var first = true;
            while (!AtEnd && source[at] != ']')
            {
                if (!first && source[at] == '-' && Peek(1) == '[')
                {
                    at++;
                    without = Class();
                    break;
                }

                set = set.Union(Item());
                first = false;
            }

            Take(']');
            if (first)
                throw Wrong();
            set = isNegative ? set.Complement() : set;
            return without is null ? set : set.Except(without);
        }

        /// <summary>One character, a range of them or an escape.</summary>
        private CodePoints Item()
        {
            var (from, isSingle) = Member();
            // A "-" before the end, or before what is taken off, stands for itself.
            if (!isSingle || AtEnd || source[at] != '-' || Peek(1) is ']' or '[' or null)
                return from;
            at++;
            var (to, isSingleToo) = Member();
            var (first, last) = (from.First, to.First);
            return isSingleToo && first <= last ? CodePoints.Of((first, last)) : throw Wrong();
        }

        private (CodePoints Set, bool IsSingle) Member()
        {
            if (source[at] == '\\')
                return Escape();
            if (source[at] == '[')
                throw Wrong();
            var character = Character();
            return (CodePoints.Of((character, character)), true);
        }

        private (CodePoints Set, bool IsSingle) Escape()
        {
            Take('\\');
            var escape = AtEnd ? throw Wrong() : source[at++];
            return escape switch
            {
                'n' => (CodePoints.Of("\n"), true),
                'r' => (CodePoints.Of("\r"), true),
                't' => (CodePoints.Of("\t"), true),
                's' => (Blanks, false),
                'S' => (Blanks.Complement(), false),
                'd' => (CodePoints.OfProperty("Nd"), false),
                'D' => (CodePoints.OfProperty("Nd").Complement(), false),
                'w' => (NotInWords().Complement(), false),
                'W' => (NotInWords(), false),
                'i' => (NameStart.Value, false),
                'I' => (NameStart.Value.Complement(), false),
                'c' => (NamePart.Value, false),
                'C' => (NamePart.Value.Complement(), false),
                'p' => (CodePoints.OfProperty(PropertyName()), false),
                'P' => (CodePoints.OfProperty(PropertyName()).Complement(), false),
                _ when char.IsAsciiLetterOrDigit(escape) => throw Wrong(),
                _ => (CodePoints.Of((escape, escape)), true),
            };

            // Punctuation, separators and the rest.
            static CodePoints NotInWords() =>
                CodePoints.OfProperty("P").Union(CodePoints.OfProperty("Z")).Union(CodePoints.OfProperty("C"));
        }

        private string PropertyName()
        {
            Take('{');
            var end = source.IndexOf('}', at);
            var name = end < 0 ? throw Wrong() : source[at..end];
            at = end + 1;
            return name;
        }

        private int Character()
        {
            var character = char.ConvertToUtf32(source, at);
            at += character > char.MaxValue ? 2 : 1;
            return character;
        }

        private char? Peek(int ahead) => at + ahead < source.Length ? source[at + ahead] : null;

        private void Take(char expected)
        {
            if (AtEnd || source[at] != expected)
                throw Wrong();
            at++;
        }

        private FormatException Wrong() => new($"The pattern {source} is not one of XSD 1.0: see character {at + 1}.");
    }
}

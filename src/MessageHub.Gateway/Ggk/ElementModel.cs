namespace MessageHub.Gateway.Ggk;

/// <summary>One row of the element tables (ggk.md, section 5): an element, how often, and what it holds.</summary>
internal sealed class ElementModel
{
    private ElementModel(string name, string @namespace, ElementContent content)
    {
        Name = name;
        Namespace = @namespace;
        Content = content;
    }

    public string Name { get; }

    public string Namespace { get; }

    public ElementContent Content { get; }

    /// <summary>False when the element may be left out. Nothing in the tables occurs more than once.</summary>
    public bool IsRequired { get; private init; } = true;

    /// <summary>In document order, which is mandatory; of a choice in any order, of which one occurs.</summary>
    public IReadOnlyList<ElementModel> Children { get; private init; } = [];

    /// <summary>The type of the text of an element that holds text.</summary>
    public TextForm? Text { get; private init; }

    /// <summary>The attribute that has to be there, or null when there is none.</summary>
    public string? Attribute { get; private init; }

    /// <summary>This row for an element that may be left out.</summary>
    public ElementModel Optional() =>
        new(Name, Namespace, Content) { IsRequired = false, Children = Children, Text = Text, Attribute = Attribute };

    public static ElementModel Leaf(string name, string @namespace, TextForm text) =>
        new(name, @namespace, ElementContent.Text) { Text = text };

    public static ElementModel Sequence(string name, string @namespace, params ElementModel[] children) =>
        new(name, @namespace, ElementContent.Sequence) { Children = children };

    public static ElementModel Choice(string name, string @namespace, params ElementModel[] children) =>
        new(name, @namespace, ElementContent.Choice) { Children = children };

    public static ElementModel Base64(string name, string @namespace, string? attribute = null) =>
        new(name, @namespace, ElementContent.Base64) { Attribute = attribute };

    /// <summary>Elements of any kind, which are not looked at.</summary>
    public static ElementModel Any(string name, string @namespace) => new(name, @namespace, ElementContent.Any);
}

/// <summary>What an element holds.</summary>
internal enum ElementContent
{
    Text,
    Sequence,
    Choice,
    Base64,
    Any,
}

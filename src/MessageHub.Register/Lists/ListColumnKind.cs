namespace MessageHub.Register.Lists;

/// <summary>What stands in a column of a list, and so how it is read, kept and written.</summary>
public enum ListColumnKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>CBS code, four digits. A list that has one belongs to gemeenten.</summary>
    Gemeente,

    /// <summary>AGB code, eight digits.</summary>
    Agb,

    /// <summary>jw or wmo.</summary>
    Domein,

    /// <summary>A telephone number, with the zero in front that spreadsheets take away.</summary>
    Phone,

    /// <summary>Two digits.</summary>
    ProductCategorie,

    /// <summary>A day, kept as yyyy-MM-dd.</summary>
    Day,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Euro in a file, whole eurocents as it is kept.</summary>
    Amount,

    /// <summary>ja or nee.</summary>
    YesNo,

    /// <summary>One of a few words.</summary>
    Choice,
}

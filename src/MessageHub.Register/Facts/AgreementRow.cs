using MessageHub.Berichten;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Register.Facts;

/// <summary>An agreement with whom it binds.</summary>
/// <param name="Gemeente">CBS code, four digits.</param>
/// <param name="Aanbieder">AGB code, eight digits.</param>
/// <param name="Standaard">The domain.</param>
/// <param name="Agreement">The agreement.</param>
public sealed record AgreementRow(string Gemeente, string Aanbieder, Standaard Standaard, Agreement Agreement)
{
    /// <summary>It was a mistake and says nothing from now on; that it stood is kept.</summary>
    public bool IsWithdrawn { get; init; }
}

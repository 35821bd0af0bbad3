using System.Globalization;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>A decision on a request as somebody types it.</summary>
public sealed class VerzoekForm : CareForm
{
    /// <summary>The words of the choices: grant, otherwise, refuse, research.</summary>
    public const string Otherwise = "otherwise";

    public string? Besluit { get; set; }

    /// <summary>RedenAfwijzingVerzoek.</summary>
    public string? Afwijsreden { get; set; }

    /// <summary>CBS code of the other gemeente.</summary>
    public string? AndereGemeente { get; set; }

    /// <summary>The newest decision that the page shows.</summary>
    public long? Gezien { get; set; }

    /// <summary>Filled in with what is asked, so that who grants otherwise changes only what differs.</summary>
    public static VerzoekForm For(RequestDetail request)
    {
        var form = new VerzoekForm { Gezien = request.Last?.Number ?? 0 };
        if (request.Aanvraag.Gevraagd is not [GevraagdProduct.Nieuw asked])
            return form;
        form.Categorie = asked.Product?.Categorie;
        form.Product = asked.Product?.Code;
        form.Ingang = Day(asked.Ingangsdatum);
        form.Eind = asked.Einddatum is { } last ? Day(last) : null;
        form.Volume = asked.Omvang?.Volume.ToString(CultureInfo.InvariantCulture);
        form.Eenheid = asked.Omvang?.Eenheid;
        form.Frequentie = asked.Omvang?.Frequentie;
        form.Budget = asked.Budget is { } cents ? string.Create(CultureInfo.InvariantCulture, $"{cents / 100},{cents % 100:00}") : null;
        return form;
    }

    /// <summary>The decision, or what is wrong with what was typed.</summary>
    public (RequestDecision? Decision, TypedPerson? Person, string? Problem) Read()
    {
        var (person, wrong) = ReadPerson();
        if (wrong is not null)
            return (null, null, wrong);
        switch (Besluit)
        {
            case "grant":
                return (new RequestDecision.Grant(), person, null);
            case Otherwise:
                var (product, problem) = ReadProduct();
                return product is null ? (null, null, problem) : (new RequestDecision.Grant(product), person, null);
            case "refuse":
                return Text(Afwijsreden) is { } reden
                    ? (new RequestDecision.Refuse(reden, Text(AndereGemeente)), null, null)
                    : (null, null, "Kies waarom u het verzoek afwijst.");
            case "research":
                return (new RequestDecision.Research(), null, null);
            default:
                return (null, null, "Kies wat u besluit.");
        }
    }
}

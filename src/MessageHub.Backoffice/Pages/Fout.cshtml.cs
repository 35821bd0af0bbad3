using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages;

/// <summary>Reports that a page cannot be shown. What is of another gemeente is reported as what is not there.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class FoutModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public void OnGet([FromRoute] int code) => Show(code);

    public void OnPost([FromRoute] int code) => Show(code);

    private void Show(int code) => (Title, Text) = code switch
    {
        400 => (
            "Dit kan niet worden gelezen",
            "Het formulier of het adres klopt niet, of is niet meer geldig. Er is niets veranderd. "
            + "Ga terug, ververs de pagina en probeer het opnieuw."),
        403 => ("Geen toegang", "Uw account mag deze pagina niet zien. Vraag het de beheerder als dat niet klopt."),
        404 => ("Niet gevonden", "Deze pagina bestaat niet, of is van een gemeente die u niet mag zien."),
        413 => ("Bestand te groot", "Kies een bestand van hoogstens 4 MB."),
        429 => ("Te veel pogingen", "Wacht een minuut en probeer het dan opnieuw."),
        _ => ("Dat kan niet", "Ga terug en probeer het opnieuw."),
    };
}

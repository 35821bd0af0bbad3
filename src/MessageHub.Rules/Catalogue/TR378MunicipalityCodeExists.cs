using MessageHub.Berichten.CodeLists;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The gemeente in the Header, and in iJw that of a Woonplaatsbeginsel, is on the CBS list on the Dagtekening. After a reorganisation an
/// older code will do when it was valid on the first day of an allocation concerned: any Ingangsdatum of a 301, any
/// ToewijzingIngangsdatum of a 315, else the Ingangsdatum of an allocation that the message refers to; a 319 has none.
/// A 325 refers to what the 323 it answers refers to. Source: TR378, R-011, R-033, R-093.
/// </summary>
internal static class TR378MunicipalityCodeExists
{
    public static readonly Rule Rule = Using(GemeenteList.BuiltIn);

    private static readonly Source List = new("de gemeentelijst van het CBS");

    /// <summary>The rule with the list to look in.</summary>
    public static Rule Using(GemeenteList list) => new()
    {
        Code = "TR378",
        Name = "MunicipalityCodeExists",
        Level = Level.ExternalSource,
        RetourCode = "S300",
        AppliesTo = Scope.In(301, 305, 307, 315, 317, 319, 323, 325),
        Definitie =
            "De gemeentecode bestaat op de dagtekening van het bericht, of bestond op de ingangsdatum van een betrokken toewijzing.",
        ListId = list.Id,
        Checks =
        [
            Check.Each<Header>((_, context) => JudgeHeader(context, list)),
            Check.Each<Woonplaatsbeginsel>((w, context) =>
                list.Has(context.Standaard, w.Gemeente, context.Dagtekening)
                    ? null
                    : Because("Woonplaatsbeginsel/Gemeente", w.Gemeente, context)),
        ],
    };

    private static Violation? JudgeHeader(RuleContext context, GemeenteList list)
    {
        var code = ExchangeScope.Of(context.Bericht).Gemeente;
        if (list.Has(context.Standaard, code, context.Dagtekening) || FirstDays(context).Any(day => list.Has(context.Standaard, code, day)))
            return null;
        return Because(context.Bericht.Identity.SentByGemeente ? "Afzender" : "Ontvanger", code, context);
    }

    private static Violation Because(string element, string code, RuleContext context) => new(
        $"Vul {element} met een bestaande gemeentecode.",
        ComparedValue.Here(element, code),
        ComparedValue.Here("Dagtekening", context.Dagtekening),
        ComparedValue.From(List, element, "komt niet voor"));

    /// <summary>First days of the allocations concerned.</summary>
    private static IEnumerable<DateOnly> FirstDays(RuleContext context)
    {
        var (client, verzoek) = (context.Bericht.Client, context.Bericht.Client?.Verzoek);
        var own = (client?.ToegewezenProducten?.Select(p => p.Ingangsdatum) ?? [])
            .Concat(client?.AangevraagdeProducten?.Select(p => p.ToewijzingIngangsdatum) ?? []);
        var clienten = (context.Claim ?? context.Bericht).Declaratie?.Clienten ?? context.Bericht.DeclaratieAntwoord?.Clienten ?? [];
        var referred = (client?.StartProducten?.Select(p => p.ToewijzingNummer) ?? [])
            .Concat(client?.StopProducten?.Select(p => p.ToewijzingNummer) ?? [])
            .Concat(verzoek?.OngewijzigdeProducten?.Select(p => (long?)p.ToewijzingNummer) ?? [])
            .Concat(verzoek?.TeWijzigenProducten?.Select(p => (long?)p.ToewijzingNummer) ?? [])
            .Concat(clienten.SelectMany(c => c.Prestaties ?? []).Select(p => (long?)p.ToewijzingNummer));
        return own.Concat(referred.OfType<long>().Select(context.Toewijzing).OfType<Toewijzing>().Select(t => t.Ingangsdatum));
    }
}

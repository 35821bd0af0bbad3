using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Composing;

/// <summary>What a message of ours carries that does not follow from the decision.</summary>
/// <param name="Release">The release in which it is made: the one that is valid on its Dagtekening .</param>
/// <param name="Identificatie">Its number, 1 to 12 characters, never used before by the gemeente for this type (TR056).</param>
/// <param name="Dagtekening">Its date, and the day on which is looked what is current.</param>
/// <param name="XsdVersie">The versions of the schema it is made with (IV034).</param>
public sealed record OwnBerichtDetails(ReleaseName Release, string Identificatie, DateOnly Dagtekening, XsdVersie XsdVersie);

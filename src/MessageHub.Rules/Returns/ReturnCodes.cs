using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Returns;

/// <summary>The codes each class of an answer carries: its own, 0200 when it was judged and correct, 0233 when it was not judged.</summary>
internal sealed class ReturnCodes
{
    private static readonly string[] NothingToRemark = [Codes.RetourCode.GeenOpmerking];
    private static readonly string[] NotAssessed = [Codes.RetourCode.NietBeoordeeld];

    private readonly ILookup<Klasse, Finding> findings;

    public ReturnCodes(Verdict verdict) =>
        findings = verdict.Findings.ToLookup(f => f.Instance, (IEqualityComparer<Klasse>)ReferenceEqualityComparer.Instance);

    public bool HasError(Klasse record) => findings.Contains(record);

    /// <summary>The codes of a class that was judged, in order of rule, once each.</summary>
    public IReadOnlyList<string> On(Klasse record) =>
        HasError(record) ? [.. findings[record].Select(f => f.RetourCode).OfType<string>().Distinct()] : NothingToRemark;

    /// <summary>The codes of a class below <paramref name="parent"/>: not assessed when the parent has an error.</summary>
    public IReadOnlyList<string> Below(Klasse parent, Klasse record) => HasError(parent) ? NotAssessed : On(record);
}

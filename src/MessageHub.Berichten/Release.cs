namespace MessageHub.Berichten;

/// <summary>
/// A release of the information models that is processed here: a row of <c>releases.csv</c>. The days say in which release messages are
/// made that answer nothing; a message that arrives is judged by its own release on any day.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="ValidFrom">First day, inclusive.</param>
/// <param name="ValidTo">Last day, inclusive; null while no end is known.</param>
/// <param name="XsltVersie">Version of the published level 2 rules that ours mirror; sent beside 0001 (IV033).</param>
public sealed record Release(ReleaseName Name, DateOnly ValidFrom, DateOnly? ValidTo, string XsltVersie);

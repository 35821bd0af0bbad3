using MessageHub.Register.Database;

namespace MessageHub.Register.Held;

/// <summary>The table decision_policy: whether two persons decide, for every program on this store.</summary>
internal static class DecisionPolicy
{
    public static Task<bool> IsFourEyesAsync(Session session, CancellationToken ct) =>
        session.FirstAsync("select four_eyes from decision_policy", row => row.Get<bool>("four_eyes"), ct);

    public static Task<int> SetAsync(Session session, bool fourEyes, CancellationToken ct) =>
        session.ExecuteAsync("update decision_policy set four_eyes = @four_eyes", ct, ("four_eyes", fourEyes));
}

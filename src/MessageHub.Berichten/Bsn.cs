namespace MessageHub.Berichten;

/// <summary>
/// A citizen service number (BurgerServicenummer), nine digits. Prints itself masked, so that it cannot reach a log,
/// an exception text or a test report by accident; <see cref="Value"/> is for writing messages and for the register only.
/// </summary>
public readonly record struct Bsn(string Value)
{
    public override string ToString() => "*********";
}

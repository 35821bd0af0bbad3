using MessageHub.HubSimulator.Faults;

namespace MessageHub.HubSimulator.Commands;

/// <summary>Every fault and bad input in words.</summary>
internal static class FaultList
{
    public static void Print(TextWriter output)
    {
        foreach (var side in Enum.GetValues<FaultSide>())
        {
            output.WriteLine(side switch
            {
                FaultSide.Connection => "When the gateway connects:",
                FaultSide.Answer => "When the gateway waits for the answer:",
                _ => "When we send to the gateway:",
            });
            foreach (var fault in Fault.All.Where(f => f.Side == side))
            {
                output.WriteLine($"  {fault.Name}{(fault.Argument is null ? "" : $"={fault.Argument}")}");
                output.WriteLine($"      {fault.Description}; the gateway {fault.Reaction}");
            }
        }

        output.WriteLine("Bad input, as --fault bad=NAME (row of section 14 of the specification: what has to come back, what follows):");
        foreach (var bad in BadInputs.All)
            output.WriteLine($"  {bad.Name,-22} {bad.Row}: {bad.Expected}; {Words(bad.After)}");
    }

    private static string Words(Aftermath after) => after switch
    {
        Aftermath.Nothing => "nothing is stored",
        Aftermath.PutAside => "put aside for an operator",
        Aftermath.Answer => "then a Du01",
        _ => "then a Fo01 StUF055",
    };
}

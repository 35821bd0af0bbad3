using System.Runtime.InteropServices;
using MessageHub.TestServers;

// Prints the variables that the tests read, then lives until it is reported to end or whoever started it is gone.
var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
await using var servers = await ContainerServers.StartAsync(ServerImages.From(args));
foreach (var (name, value) in servers.Variables)
    Console.WriteLine($"export {name}='{value}'");
// The reader knows by this line that nothing more comes.
Console.WriteLine("# ready");
await Console.Out.FlushAsync();
await Task.WhenAny(ended.Task, Task.Run(Console.In.ReadToEnd));

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ended.TrySetResult();
}

using MessageHub.HubSimulator.Commands;

var root = PlayCommand.Create();
root.Add(LoadCommand.Create());
var parsed = root.Parse(args, new() { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync();
foreach (var error in parsed.Errors)
    await Console.Error.WriteLineAsync(error.Message);
await Console.Error.WriteLineAsync("Try --help.");
return PlayCommand.Usage;

// Asks a health endpoint once and reports the answer as exit code: 0 healthy, 1 not healthy or no answer, 2 wrong use.
// The images of the hosts have no shell and no curl; a container engine has to be able to ask all the same.
using System.Net;

// An engine asks again soon; an answer that takes longer than this is no answer.
var timeLimit = TimeSpan.FromSeconds(5);

if (args is not [var text] || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not "http")
{
    await Console.Error.WriteLineAsync("Give the address of a health endpoint, as in http://127.0.0.1:8080/health/ready.");
    return 2;
}

// A proxy of the environment is meant for addresses outside; a redirect is not an answer.
using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
using var client = new HttpClient(handler) { Timeout = timeLimit };
try
{
    using var response = await client.GetAsync(address);
    if (response.StatusCode is HttpStatusCode.OK)
        return 0;
    await Console.Error.WriteLineAsync($"The answer is {(int)response.StatusCode}.");
}
catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
{
    await Console.Error.WriteLineAsync("There is no answer.");
}

return 1;

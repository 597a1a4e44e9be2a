using Aikynetix.EdgeClient;
using Aikynetix.Grpc.Wire;

// Streams a camera or a file to the server and prints what it sees.
if (EdgeSettings.Parse(args) is not { } settings)
{
    Console.Error.WriteLine(EdgeSettings.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var outbox = new Outbox(capacity: 300);
try
{
    var filming = FilmAsync();
    await new Uplink(settings, outbox, TimeProvider.System).RunAsync(CancellationToken.None);
    await stop.CancelAsync();
    await filming;
    return 0;
}
catch (RpcException refused)
{
    Console.Error.WriteLine($"{refused.Code}: {refused.Message}");
    return 1;
}

async Task FilmAsync()
{
    try
    {
        await foreach (var unit in new Camera(settings.Input, TimeProvider.System).UnitsAsync(stop.Token)) outbox.Add(unit);
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine("stopping");
    }
    catch (Exception broken) when (broken is InvalidOperationException or System.ComponentModel.Win32Exception)
    {
        Console.Error.WriteLine(broken.Message);
    }
    finally
    {
        outbox.Complete();
    }
}

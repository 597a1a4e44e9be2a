using Aikynetix.Bench;

var benches = new Dictionary<string, (string What, Func<string[], CancellationToken, Task<int>> Run)>
{
    ["pipeline"] = ("frames per second of a whole analysis beside bare decoding and bare inference: [CLIP…]", PipelineBench.RunAsync),
    ["memory"] = ("peak memory while a long 1080p clip is analyzed: [CLIP] [MINUTES]", MemoryBench.RunAsync),
    ["bar"] = ("bar track against the hand-marked one: [CLIP] [TRUTH]", BarBench.RunAsync),
    ["answers"] = ("writes models/answers.json anew from the model files that are here: [FILE]", AnswersBench.RunAsync),
};

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupt.Cancel();
};

if (args.Length > 0 && benches.TryGetValue(args[0], out var bench)) return await bench.Run(args[1..], interrupt.Token);
Console.Error.WriteLine("./aiky bench NAME");
foreach (var (name, (what, _)) in benches) Console.Error.WriteLine($"  {name,-10} {what}");
return args.Length == 0 ? 0 : 2;

using Aikynetix.Bench;
using Aikynetix.Bench.Accuracy;
using Aikynetix.Bench.Live;
using Aikynetix.Bench.Sheets;
using Aikynetix.Bench.Targets;

var benches = new Dictionary<string, (string What, Func<string[], CancellationToken, Task<int>> Run)>
{
    ["pipeline"] = ("frames per second of a whole analysis beside bare decoding and bare inference: [CLIP…]", PipelineBench.RunAsync),
    ["memory"] = ("peak memory while a long 1080p clip is analyzed: [CLIP] [MINUTES]", MemoryBench.RunAsync),
    ["accuracy"] = ("models side by side on labelled pictures and on films with exact truth, and their speed: [--models ID,ID] [--limit N] [--only PARTS] [--json FILE]", AccuracyBench.RunAsync),
    ["sheets"] = ("contact sheets of what the tracker sees in clips: CLIP… --out FOLDER", SheetBench.RunAsync),
    ["analysis"] = ($"whole analyses as pictures, frames, curves and figures, to be looked at: {AnalysisOptions.Usage}", AnalysisBench.RunAsync),
    ["render"] = ($"time of drawing into a video beside that of coding it anew with ffmpeg alone, and moments of it as pictures: {AnalysisOptions.Usage}", RenderBench.RunAsync),
    ["targets"] = ($"metrics of filmed scripts against their truth, beside the accuracy that is asked for: {TargetsBench.Usage}", TargetsBench.RunAsync),
    ["film"] = ($"write a rendered movement as a video, and beside it where every point really is: {FilmBench.Usage}", FilmBench.RunAsync),
    ["athlete"] = ("write the picture on which models are checked, and where its points are: FOLDER", FilmBench.RunCheckPictureAsync),
    ["cameras"] = ($"how soon viewers have angles while cameras publish by WebRTC: {CamerasOptions.Usage}", CamerasBench.RunAsync),
    ["glass"] = ("from the clock in a picture that Chromium films to its angles at a viewer: [CODEC] [SECONDS]", GlassBench.RunAsync),
    ["live"] = ("what the live analysis says of clips, and what a picture costs: EXERCISE CLIP…", LiveBench.RunAsync),
    ["live-pose"] = ("how long one and several live captures wait for keypoints: [CLIP]", LivePoseBench.RunAsync),
    ["replay"] = ("what it costs to compute the numbers of a stored minute anew, by activity", ReplayBench.RunAsync),
    ["export"] = ($"what the export of an hour costs a real server, by format: {ExportBench.Usage}", ExportBench.RunAsync),
    ["bar"] = ("bar track against the hand-marked one: [CLIP] [TRUTH]", BarBench.RunAsync),
    ["watchers"] = ("how soon viewers of one live capture get its frames, with and without some that do not read: [HEALTHY] [STALLED] [SECONDS]", WatchersBench.RunAsync),
    [WatcherCrowd.Name] = ("the viewers of the above, in a process of their own", WatcherCrowd.RunAsync),
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

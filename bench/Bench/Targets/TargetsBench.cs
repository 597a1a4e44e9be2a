using System.Globalization;

namespace Aikynetix.Bench.Targets;

/// <summary>Measures how far metrics are from the truth of scripts, beside the accuracy that is asked for.</summary>
internal static class TargetsBench
{
    /// <summary>How it is called.</summary>
    public const string Usage = "[ACTIVITY…] [--brief] [--rounds N]";

    private const int UsualRounds = 8;

    // Every activity that can be measured has its line here.
    private static readonly IActivityTrials[] Activities = [new LiftTrials(), new JumpTrials(), new RunTrials(), new SquatTrials()];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var rounds = UsualRounds;
        if (args is [.., "--rounds", var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out rounds)) args = args[..^2];
        var isBrief = args.Contains("--brief");
        args = [.. args.Where(arg => arg != "--brief")];
        var chosen = Activities.Where(activity => args.Length == 0 || args.Contains(activity.Activity)).ToArray();
        if (rounds < 1 || args.Except(Activities.Select(activity => activity.Activity)).Any())
        {
            await Console.Error.WriteLineAsync($"./aiky bench targets {Usage}    (activities: {string.Join(", ", Activities.Select(activity => activity.Activity))})");
            return 2;
        }

        Console.WriteLine(ScriptNoise.Conditions);
        Console.WriteLine();
        foreach (var activity in chosen)
        {
            var trials = Enumerable.Range(1, rounds).SelectMany(activity.Trials).ToArray();
            var samples = trials.AsParallel().AsOrdered().WithCancellation(cancellationToken).SelectMany(MetricSample.Of).ToArray();
            Console.WriteLine($"### {activity.Activity}");
            Console.WriteLine();
            Console.WriteLine($"{trials.Length} films, {rounds} rounds. {activity.Conditions}");
            Console.WriteLine();
            foreach (var group in samples.GroupBy(sample => (sample.Condition, sample.IsOfSegment)))
            {
                Console.WriteLine($"**{group.Key.Condition}{(group.Key.IsOfSegment ? ", each by itself" : "")}**");
                Console.WriteLine();
                var table = new TargetsTable(activity, group);
                if (isBrief) table.PrintBrief(Console.Out);
                else table.PrintAll(Console.Out);
                Console.WriteLine();
            }
        }

        return 0;
    }
}

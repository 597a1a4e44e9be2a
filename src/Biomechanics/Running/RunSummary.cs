using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>The numbers of a whole run: medians of its steps, left against right, way and time.</summary>
internal sealed class RunSummary
{
    // Foot-strike angles between rearfoot and midfoot, and between midfoot and forefoot (Altman and Davis), and how near them no class is named.
    private const double Rearfoot = 8;
    private const double Forefoot = -1.6;
    private const double Unclear = 3;

    private const double FineRate = 180;
    private const double FineAsymmetry = 4;
    private const int FewestPerSide = 2;

    // Seconds; of less than this the error of two edges is a large part.
    private const double LeastMean = 0.03;
    private const double OddStep = 0.2;
    private const double RowGain = 1.5;

    // What a run is measured by.
    private static readonly BodyPoint[] Points = [BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe];

    private readonly RunScene _run;
    private readonly RunVerdicts _verdicts;
    private readonly IReadOnlyList<(RunStep Step, Dictionary<string, Reading> Readings)> _steps;
    private readonly int _feet;
    private readonly MetricTable _table = new();

    private RunSummary(MeasuredRun measured, RunVerdicts verdicts)
    {
        (_run, _verdicts, _steps) = (measured.Scene, verdicts, measured.Steps);
        _feet = Math.Max(1, _steps.DistinctBy(step => step.Step.Contact.Side).Count());
    }

    /// <summary>All metrics of a run.</summary>
    /// <param name="measured">The clip with its steps.</param>
    /// <param name="verdicts">How it was filmed.</param>
    public static MetricTable Of(MeasuredRun measured, RunVerdicts verdicts)
    {
        var summary = new RunSummary(measured, verdicts);
        var nothing = measured.Nothing;
        foreach (var rule in RunRule.OfStep) summary.AddMedian(rule, nothing);
        foreach (var key in (string[])["contact", "flight", "step"]) summary.AddAsymmetry(key, nothing);
        summary.AddWay(nothing);
        summary.AddStrike(nothing);
        summary.AddConditions();
        return summary._table;
    }

    private void AddMedian(RunRule rule, string? nothing)
    {
        var reading = rule.Key == "rbalance"
            ? Balance()
            : rule.Key is "cadence" or "step_time" ? Rhythm(rule.Key == "cadence")
            : Middle(rule);
        var alone = _steps.Count(step => double.IsFinite(step.Readings[rule.Key].Value)) == 1
            ? "Only one was seen, and nothing tells whether it is usual; film more steps." : null;
        if (nothing is null) _verdicts.Add(_table, rule, reading, single: false, halved: _steps.Any(step => step.Step.Halved), alone);
        else _table.Add(rule.Key, double.NaN, default, default, nothing);
    }

    // Impossible steps are left out, unless all are: then the table says so.
    private Reading Middle(RunRule rule)
    {
        var all = _steps.Select(step => step.Readings[rule.Key]).ToArray();
        var possible = Reading.OfSteps(all.Where(value => value.Value >= rule.Low && value.Value <= rule.High), _feet);
        return double.IsNaN(possible.Value) ? Reading.OfSteps(all, _feet) : possible;
    }

    private Reading Side(string key, BodySide side) =>
        Reading.OfSteps(_steps.Where(step => step.Step.Contact.Side == side).Select(step => step.Readings[key]));

    // The mean of steps in a row knows their rhythm better than their median: only the first and the last edge count.
    private Reading Rhythm(bool perMinute)
    {
        var all = _steps.Select(step => step.Readings["step_time"]).ToArray();
        var usual = OrderStatistics.Median(all.Select(reading => reading.Value));
        var used = all.Where(reading => Math.Abs(reading.Value - usual) < OddStep * usual).ToArray();
        if (used.Length == 0) return Reading.None;
        var mean = used.Average(reading => reading.Value);
        var error = RowGain * OrderStatistics.Median(used.Select(reading => reading.Random)) / used.Length;
        return perMinute ? new Reading(60 / mean, 60 / mean * error / mean) : new Reading(mean, error);
    }

    private Reading Balance()
    {
        var (left, right) = (Side("contact_time", BodySide.Left), Side("contact_time", BodySide.Right));
        var error = 50 * double.Hypot(left.Random, right.Random) / (left.Value + right.Value);
        return new Reading(RunSymmetry.RightShare(left.Value, right.Value), error, 0.4);
    }

    private void AddAsymmetry(string name, string? nothing)
    {
        var (left, right) = (Side(name + "_time", BodySide.Left), Side(name + "_time", BodySide.Right));
        var mean = (left.Value + right.Value) / 2;
        var reading = new Reading(RunSymmetry.Index(left.Value, right.Value), 100 * double.Hypot(left.Random, right.Random) / mean, 100 * 0.002 / mean);
        var sides = Math.Min(Count(BodySide.Left), Count(BodySide.Right));
        var rule = new RunRule(name + "_asymmetry", -80, 80, RunNeeds.Both | (name == "step" ? RunNeeds.None : RunNeeds.Edges));
        var missing = nothing ?? _verdicts.Missing(rule)
            ?? (_run.FramesPerSecond < RunVerdicts.SharpRate && name != "step"
                ? $"{_run.FramesPerSecond:0} frames per second are too few to compare left with right; film with 120 or more." : null)
            ?? (mean < LeastMean ? "There is hardly any time to compare, so a difference in percent of it says nothing." : null)
            ?? (sides < FewestPerSide ? "Too few steps of each foot were seen to compare them." : null);
        var doubt = _run.FramesPerSecond < FineRate && Math.Abs(reading.Value) < FineAsymmetry
            ? "Differences below 4 % cannot be told from none at this frame rate." : null;
        _table.Add(rule.Key, reading.Value, reading.Interval, (rule.Low, rule.High), missing, doubt);
    }

    private int Count(BodySide side) => _steps.Count(step => step.Step.Contact.Side == side);

    // Way and time from the first landing to the last, between which the runner is known to have run.
    private void AddWay(string? nothing)
    {
        var landings = _steps.Select(step => step.Readings["initial_contact"]).ToArray();
        var time = landings.Length < 2 ? double.NaN : landings[^1].Value - landings[0].Value;
        var missing = nothing ?? (landings.Length < 2 ? "The clip shows a single step." : null);
        var edge = landings.Length < 2 ? 0 : double.Hypot(landings[0].Random, landings[^1].Random);
        var total = new Reading(time, edge);
        _table.Add("total_time", time, total.Interval, (0, double.MaxValue), missing);

        var speed = _steps.Count == 0 ? Reading.None : _steps[0].Readings["speed"];
        var rule = new RunRule("total_distance", 0, double.MaxValue, RunNeeds.Speed);
        var way = new Reading(time * speed.Value, edge * speed.Value, time * speed.Shared);
        _table.Add("total_distance", way.Value, way.Interval, (0, double.MaxValue), missing ?? _verdicts.Missing(rule));
        _table.Add("steps", _steps.Count, (_steps.Count, _steps.Count), (0, double.MaxValue), nothing);
    }

    // A class is named only where the angle stands clear of both borders by what the eye can tell, and by its own error.
    private void AddStrike(string? nothing)
    {
        var (angle, verdict) = (_table.Values["foot_strike_angle"], _table.Verdicts["foot_strike_angle"]);
        var (low, high) = (Math.Min(verdict.Low, angle - Unclear), Math.Max(verdict.High, angle + Unclear));
        var missing = nothing ?? (double.IsNaN(angle) ? verdict.Reason
            : Kind(low) != Kind(high) ? $"The foot lands at {angle:0}°, known to {(high - low) / 2:0}°: too near to the border between two classes to name one." : null);
        _table.Add("footstrike", Kind(angle), (Kind(high), Kind(low)), (1, 3), missing, verdict.Reason);
    }

    // 1 rearfoot, 2 midfoot, 3 forefoot.
    private static double Kind(double angle) => double.IsNaN(angle) ? double.NaN : angle > Rearfoot ? 1 : angle < Forefoot ? 3 : 2;

    private void AddConditions()
    {
        var incline = _run.Context.Incline;
        _table.Add("incline", incline, (incline, incline), (-45, 45));
        var scale = _run.Scene.Scale;
        var error = new Reading(scale.Body, 0, scale.Body * scale.BodyError);
        _table.Add("scale", scale.Body, error.Interval, (0, 1), scale.IsMetric ? null : "The scale is not known; set the client's height.");
        (double, double)? window = _steps.Count == 0 ? null : (_steps[0].Step.Contact.Landing, _steps[^1].Step.Contact.Leaving);
        _table.AddMarkersValidity(MarkerValidity.Of(_run.Scene.Body, Points, _run.Scene.Body.NearSide, window));
    }
}

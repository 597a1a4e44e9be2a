using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Running;

/// <summary>All numbers of one step, whether or not they may be reported.</summary>
internal sealed class StepReadings
{
    private const double CostError = 0.05;

    private readonly RunScene _run;
    private readonly RunErrors _errors;
    private readonly StepPosture _posture;

    /// <summary>Reads the steps of a run.</summary>
    public StepReadings(RunScene run, RunBody body)
    {
        (_run, _errors) = (run, new RunErrors(run));
        _posture = new StepPosture(run, body, _errors);
        Speed = RunSpeed.Of(run, _errors);
    }

    /// <summary>Speed over the ground, m/s.</summary>
    public Reading Speed { get; }

    /// <summary>The readings of one step by metric key.</summary>
    public Dictionary<string, Reading> Of(RunStep step)
    {
        var readings = new Dictionary<string, Reading>(StringComparer.Ordinal);
        AddTimes(readings, step);
        _posture.Add(readings, step);
        var (rise, length) = (readings["vertical_oscillation"], readings["step_length"]);

        // Both are of the same picture, so its scale falls out unless the speed was told.
        var scale = RunSpeed.Told(_run) is null ? double.Hypot(0.005, _errors.Turn) : Math.Sqrt((_errors.Scale * _errors.Scale) + (RunErrors.ToldSpeed * RunErrors.ToldSpeed));
        var ratio = 100 * rise.Value / length.Value;
        var random = ratio * double.Hypot(rise.Random / rise.Value, length.Random / length.Value);
        readings["vertical_ratio"] = new Reading(ratio, random, ratio * double.Hypot(scale, 0.005));
        return readings;
    }

    private void AddTimes(Dictionary<string, Reading> readings, RunStep step)
    {
        double Seconds(double place) => place * _run.Interval;
        var contact = step.Contact;
        var times = new StepTimes(
            Seconds(contact.Landing), Seconds(contact.Leaving), Seconds(step.Next), Seconds(step.NextOwn), Seconds(step.OtherContact), Speed.Value, _errors.Leg);
        var edge = _errors.Event(contact);
        var speed = Speed.Shared / Speed.Value;
        Reading Read(Func<StepTimes, double> formula) => times.Read(formula, edge, speed, SceneError, RunSpeed.Told(_run) is null, _errors.Alike);
        var mass = _run.Context.Athlete.Mass is > 0 and < 500 ? _run.Context.Athlete.Mass.Value : double.NaN;
        var cost = RunPower.Cost(_run.Context.Incline);
        double Share(double value) => contact.Side == BodySide.Right ? value : 100 - value;

        readings["initial_contact"] = Read(t => t.Landing);
        readings["toe_off"] = Read(t => t.Leaving);
        readings["contact_time"] = Read(t => t.Contact);
        readings["flight_time"] = Read(t => t.Flight);
        readings["step_time"] = Read(t => t.Step);
        readings["stride_time"] = Read(t => t.Stride);
        readings["cadence"] = Read(t => 60 / t.Step);
        readings["duty_factor"] = Read(t => t.Contact / (double.IsNaN(t.Stride) ? 2 * t.Step : t.Stride));
        readings["rbalance"] = Read(t => Share(RunSymmetry.RightShare(t.OtherContact, t.Contact)));
        readings["speed"] = Speed;
        readings["pace"] = Read(t => 1000 / (60 * t.Speed));
        readings["step_length"] = Read(t => t.Speed * t.Step);
        readings["stride_length"] = Read(t => t.Speed * t.Stride);
        readings["power"] = Costs(Read(t => RunPower.Watts(cost, mass, t.Speed)));
        readings["power_for_1kg"] = Costs(Read(t => RunPower.Watts(cost, 1, t.Speed)));
        readings["max_grf"] = Flies(Read(t => SpringMass.GreatestForce(mass, t.Contact, t.Flight)));
        readings["k_vert"] = Flies(Read(t => SpringMass.VerticalStiffness(mass, t.Contact, t.Flight)));
        readings["k_leg"] = Flies(Read(t => SpringMass.LegStiffness(mass, t.Leg, t.Speed, t.Contact, t.Flight)));

        static Reading Costs(Reading power) => power with { Shared = double.Hypot(power.Shared, CostError * power.Value) };
        Reading Flies(Reading reading) => times.Flight > 0 ? reading : Reading.None;
    }

    private double SceneError => double.IsNaN(_errors.Scale) ? 0 : _errors.Scale;
}

using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>The lift of the biomechanics reference, I.4, in closed form: the script itself, its kinetics and the shape of its path.</summary>
public sealed class ReferenceLiftTests
{
    private const double Mass = 100;
    private const double Separation = 1.2;
    private static readonly LiftScript Script = LiftScript.Reference();

    [Theory]
    [InlineData(0.00, 0.50, 0.2750, 330.275)]
    [InlineData(0.50, 0.65, 0.1575, 144.0075)]
    [InlineData(0.65, 0.80, 0.2100, 318.010)]
    public void Each_block_rises_and_takes_work_as_derived(double from, double to, double rise, double work)
    {
        var (start, end) = (Separation + from, Separation + to);
        var measured = Script.Bar.Height(end) - Script.Bar.Height(start);

        Assert.Equal(rise, measured, 9);
        Assert.Equal(work, BarKinetics.Work(Mass, measured, Script.Bar.Speed(start), Script.Bar.Speed(end)), 6);
    }

    [Theory]
    [InlineData(0.00, 0.50, 1326.58, true)]
    [InlineData(0.50, 0.65, 876.28, false)]
    [InlineData(0.65, 0.80, 1818.76, true)]
    public void Each_block_has_its_extreme_force(double from, double to, double force, bool isGreatest)
    {
        var forces = Times(from, to).Select(time => BarKinetics.Force(Mass, Script.Bar.Acceleration(time))).ToArray();

        Assert.Equal(force, isGreatest ? forces.Max() : forces.Min(), 2);
    }

    [Fact]
    public void Greatest_power_falls_into_the_second_pull()
    {
        var best = Times(0.65, 0.80).MaxBy(time => BarKinetics.Power(Mass, Script.Bar.Acceleration(time), Script.Bar.Speed(time)));

        Assert.Equal(0.09788, best - Separation - 0.65, 4);
        Assert.Equal(2732.18, BarKinetics.Power(Mass, Script.Bar.Acceleration(best), Script.Bar.Speed(best)), 2);
    }

    [Fact]
    public void The_pull_takes_990_watts_on_average()
    {
        var work = BarKinetics.Work(Mass, Script.Bar.Height(Separation + 0.8), 0, 1.8);

        Assert.Equal(792.2925, work, 4);
        Assert.Equal(990.366, work / 0.8, 3);
        Assert.Equal(2725.8, BarKinetics.Power(Mass, 5.3333333, 1.8), 1);
    }

    [Fact]
    public void Truth_of_the_script_is_that_of_the_reference()
    {
        var truth = Script.Truth;

        Assert.Equal(0.112307, truth.Start - Separation, 4);
        Assert.Equal(0.983486, truth.TurnoverEnd - Separation, 6);
        Assert.Equal(1.249596, truth.CatchEnd - Separation, 4);
        Assert.Equal(0.807638, truth.MaxHeight, 6);
        Assert.Equal(-0.176580, Script.Bar.Height(Separation + 1.2835) - truth.MaxHeight, 5);
    }

    [Fact]
    public void Standing_still_and_accelerating_load_the_floor_as_derived()
    {
        Assert.Equal(1716.75, BarKinetics.GroundReaction(75, 0, 100, 0), 9);
        Assert.Equal(2166.75, BarKinetics.GroundReaction(75, 2, 100, 3), 9);
        Assert.Equal(175 * 99.81, BarKinetics.GroundReaction(75, 90, 100, 90), 9);
        Assert.Equal(-175 * 10.19, BarKinetics.GroundReaction(75, -20, 100, -20), 9);
    }

    [Fact]
    public void The_path_has_the_scripted_shape()
    {
        var film = new ScriptedSignals(Script, 240);
        var marks = LiftPhases.Find(film.Signals, LiftExercise.Clean).Marks;

        var shape = BarPathShape.Of(film.Sample(Script.Forward.At), film.Motion.Height, marks);

        Assert.Equal(-0.06, shape.Toward, 4);
        Assert.Equal(0.03, shape.ForwardMost, 4);
        Assert.Equal(0.09, shape.SwingAway, 4);
        Assert.Equal(Script.Forward.At(Script.Truth.CatchEnd), shape.AtCatch, 0.0005);
        Assert.Equal(0.03 - Script.Forward.At(Script.Truth.CatchEnd), shape.Loop, 0.0005);
        Assert.Equal(1, shape.Crossings);
        Assert.Equal(0.1749, shape.Drop, 0.002);
        Assert.InRange(shape.Efficiency, 0.97, 1);
    }

    private static IEnumerable<double> Times(double from, double to) =>
        Enumerable.Range(0, 15001).Select(i => Separation + from + ((to - from) * i / 15000.0001));
}

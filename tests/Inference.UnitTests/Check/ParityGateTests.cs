using Aikynetix.Inference.Check;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.UnitTests.Check;

/// <summary>The gate lets rounding pass and nothing else.</summary>
public sealed class ParityGateTests
{
    private static readonly ModelAnswer Body = new(0.98f, [.. Enumerable.Range(0, 26).Select(i => i == 3 ? [] : new[] { 0.3f + (0.01f * i), 0.5f, 0.9f })]);
    private static readonly ModelAnswer Box = new(0.9f, [[0.2f, 0.1f, 0.5f, 0.8f, 0.9f]]);

    [Fact]
    public void The_same_answer_passes() => Assert.All([Body, Box], answer => Assert.Null(ParityGate.Fault(answer, answer)));

    [Fact]
    public void Rounding_passes()
    {
        var random = new Random(11);
        Assert.Null(ParityGate.Fault(Body, Moved(Body, (row, axis) => 0.0004f * random.NextSingle())));
        Assert.Null(ParityGate.Fault(Box, Moved(Box, (row, axis) => 0.0004f)));
    }

    [Fact]
    public void One_point_that_jumps_between_two_equal_peaks_passes_and_a_fifth_of_them_does_not()
    {
        Assert.Null(ParityGate.Fault(Body, Moved(Body, (row, axis) => row == 7 && axis == 0 ? 0.3f : 0)));
        Assert.Contains("worst tenth", ParityGate.Fault(Body, Moved(Body, (row, axis) => row % 5 == 0 && axis == 0 ? 0.3f : 0)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(26, 2)]
    [InlineData(10, 1)]
    [InlineData(9, 1)]
    [InlineData(4, 1)]
    public void One_sure_point_in_ten_may_jump_and_one_in_any_case(int sure, int jumps)
    {
        var body = new ModelAnswer(0.98f, [.. Enumerable.Range(0, 26).Select(i => new[] { 0.3f, 0.5f, i < sure ? 0.9f : 0.1f })]);
        Assert.Null(ParityGate.Fault(body, Moved(body, (row, axis) => row < jumps && axis == 0 ? 0.3f : 0)));
        Assert.NotNull(ParityGate.Fault(body, Moved(body, (row, axis) => row <= jumps && axis == 0 ? 0.3f : 0)));
    }

    [Fact]
    public void No_edge_of_a_box_may_jump() => Assert.NotNull(ParityGate.Fault(Box, Moved(Box, (_, axis) => axis == 2 ? 0.3f : 0)));

    [Fact]
    public void Everything_a_little_beside_is_refused_with_both_figures()
    {
        var fault = ParityGate.Fault(Body, Moved(Body, (_, axis) => axis == 0 ? 0.003f : 0));
        Assert.Contains("0.0030", fault, StringComparison.Ordinal);
        Assert.Contains("0.001 is allowed", fault, StringComparison.Ordinal);
        Assert.NotNull(ParityGate.Fault(Box, Moved(Box, (_, axis) => axis == 3 ? 0.004f : 0)));
    }

    [Fact]
    public void Points_that_exchange_their_places_are_refused() =>
        Assert.NotNull(ParityGate.Fault(Body, Body with { Points = [.. Body.Points.Skip(4).Concat(Body.Points.Take(4))] }));

    [Fact]
    public void Other_scores_and_another_presence_are_refused()
    {
        Assert.Contains("score", ParityGate.Fault(Body, Moved(Body, (_, axis) => axis == 2 ? -0.05f : 0)), StringComparison.Ordinal);
        Assert.Contains("presence", ParityGate.Fault(Body, Body with { Presence = 0.9f }), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        Assert.Contains("not finite", ParityGate.Fault(Body, Moved(Body, (row, axis) => row == 9 && axis == 0 ? float.NaN : 0)), StringComparison.Ordinal);
        Assert.Contains("not finite", ParityGate.Fault(Body, Body with { Presence = float.PositiveInfinity }), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_or_boxes_that_come_or_go_are_refused()
    {
        Assert.NotNull(ParityGate.Fault(Body, Body with { Points = [.. Body.Points.Select((row, i) => i == 9 ? [] : row)] }));
        Assert.NotNull(ParityGate.Fault(Box, Box with { Points = [] }));
        Assert.NotNull(ParityGate.Fault(Box, Body));
    }

    [Fact]
    public void Points_that_nobody_was_sure_of_may_lie_anywhere()
    {
        var unsure = Moved(Body, (_, axis) => axis == 2 ? -0.8f : 0);
        Assert.Null(ParityGate.Fault(unsure, Moved(unsure, (_, axis) => axis < 2 ? 0.3f : 0)));
    }

    private static ModelAnswer Moved(ModelAnswer answer, Func<int, int, float> by) =>
        answer with { Points = [.. answer.Points.Select((row, i) => row.Select((value, axis) => value + by(i, axis)).ToArray())] };
}

using System.Numerics;
using Aikynetix.Biomechanics.Bar;

namespace Aikynetix.Biomechanics.UnitTests.Bar;

/// <summary>Checks the ellipse step against ellipses whose edges are computed in closed form.</summary>
public sealed class EllipseStepTests
{
    private static readonly Vector2[] Rays = UnitCircle.Directions(96);

    [Fact]
    public void Repeated_steps_arrive_at_the_true_ellipse_in_spite_of_wild_edges()
    {
        var (truth, trueAxes) = (new Vector2(3.2f, -2.1f), new Vector2(97, 101));
        var (centre, axes) = (Vector2.Zero, new Vector2(100));
        for (var step = 0; step < 12; step++)
        {
            var edges = Edges(centre, axes, truth, trueAxes);
            for (var i = 0; i < edges.Length; i += 5) edges[i] = new RimEdge(7, 50);
            Assert.True(EllipseStep.TrySolve(edges, Rays, step < 4 ? 10 : 3, out var shift, out var growth));
            centre += shift;
            axes += growth;
        }

        Assert.True(Vector2.Distance(centre, truth) < 0.05f, $"{centre}");
        Assert.True(Vector2.Distance(axes, trueAxes) < 0.1f, $"{axes}");
    }

    [Fact]
    public void A_quarter_of_the_rim_still_gives_a_bounded_step()
    {
        var edges = Edges(Vector2.Zero, new Vector2(100), new Vector2(2, 0), new Vector2(100));
        edges.AsSpan(24).Clear();
        Assert.True(EllipseStep.TrySolve(edges, Rays, 10, out var shift, out var growth));
        Assert.InRange(shift.Length(), 0, 10);
        Assert.InRange(growth.Length(), 0, 10);
    }

    [Fact]
    public void Too_few_edges_determine_nothing()
    {
        var edges = new RimEdge[Rays.Length];
        for (var i = 0; i < 11; i++) edges[i * 8] = new RimEdge(1, 20);
        Assert.False(EllipseStep.TrySolve(edges, Rays, 10, out _, out _));
    }

    /// <summary>Where rays from an assumed centre meet the true ellipse: the positive root of a quadratic.</summary>
    private static RimEdge[] Edges(Vector2 centre, Vector2 axes, Vector2 truth, Vector2 trueAxes) => Array.ConvertAll(Rays, ray =>
    {
        var spoke = ray * axes;
        var (unit, from) = (Vector2.Normalize(spoke) / trueAxes, (centre - truth) / trueAxes);
        var (a, b, c) = (unit.LengthSquared(), Vector2.Dot(unit, from), from.LengthSquared() - 1);
        return new RimEdge(((MathF.Sqrt((b * b) - (a * c)) - b) / a) - spoke.Length(), 50);
    });
}

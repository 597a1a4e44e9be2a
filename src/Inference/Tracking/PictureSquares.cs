using Aikynetix.Inference.Crop;

namespace Aikynetix.Inference.Tracking;

/// <summary>Where a model that knows nothing of the athlete looks: the whole picture, and closer at three parts of an oblong one.</summary>
internal static class PictureSquares
{
    private const float Oblong = 1.2f;

    /// <summary>The letterboxed picture first, then the squares at the start, the middle and the end of its longer side.</summary>
    /// <param name="width">Width of the picture, pixels.</param>
    /// <param name="height">Height of the picture, pixels.</param>
    public static RegionOfInterest[] Of(int width, int height)
    {
        var whole = RegionOfInterest.Whole(width, height);
        float side = Math.Min(width, height);
        if (whole.Size < Oblong * side) return [whole];
        var (right, down) = width > height ? (1f, 0f) : (0f, 1f);
        RegionOfInterest Square(float shift) => new(whole.CentreX + (right * shift), whole.CentreY + (down * shift), side, 0);
        var reach = (whole.Size - side) / 2;
        return [whole, Square(-reach), Square(0), Square(reach)];
    }
}

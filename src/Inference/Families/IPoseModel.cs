using Aikynetix.Inference.Crop;

namespace Aikynetix.Inference.Families;

/// <summary>A loaded model that finds the body in a region and says where to look next.</summary>
internal interface IPoseModel : IFamilyModel
{
    /// <summary>Finds the body that fills the region.</summary>
    BodySighting Find(Picture picture, RegionOfInterest roi);
}

using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Families;

/// <summary>A loaded model of any family, as those see it who check it before it may serve.</summary>
internal interface IFamilyModel : IDisposable
{
    /// <summary>How it is run.</summary>
    ModelInput Input { get; }

    /// <summary>What one run says, in parts of the region's side.</summary>
    ModelAnswer Answer(ModelOutput output);
}

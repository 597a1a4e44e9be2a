using System.ComponentModel.DataAnnotations;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference;

/// <summary>Settings of the inference, section <c>Inference</c>.</summary>
public sealed class InferenceOptions
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Inference";

    /// <summary>Id of the pose model from the registry, or <c>auto</c> for the best one present.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Model { get; set; } = "auto";

    /// <summary>Id of the pose model for live captures, the quick one that is always here unless set; <c>auto</c> for the one that uploads use.</summary>
    [Required(AllowEmptyStrings = false)]
    public string LiveModel { get; set; } = "aiky-pose-s";

    /// <summary>The hardware to compute on.</summary>
    [EnumDataType(typeof(ExecutionProvider))]
    public ExecutionProvider Provider { get; set; } = ExecutionProvider.Cpu;

    /// <summary>Model runs at once in the whole process; 0 for one per processor core.</summary>
    [Range(0, 1024)]
    public int ParallelRuns { get; set; }

    /// <summary>Path of ONNX Runtime's native library or its folder; null to look in the usual places. <c>AIKY_ONNXRUNTIME</c> sets it too.</summary>
    public string? OnnxRuntime { get; set; }
}

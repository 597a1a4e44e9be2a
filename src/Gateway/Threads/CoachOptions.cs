using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Threads;

/// <summary>Who writes texts about movements: the rule-book, or a language model behind an OpenAI-compatible chat API.</summary>
internal sealed class CoachOptions : IValidatableObject
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Coach";

    /// <summary>Address of the API, e.g. <c>http://localhost:11434/v1</c>; null leaves the texts to the rule-book.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Its key; null where it needs none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Name of the model.</summary>
    public string? Model { get; set; }

    /// <summary>Seconds that one answer may take.</summary>
    [Range(0.1, 600)]
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>Attempts after the first, where the reason may pass.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 2;

    /// <summary>Most tokens of one answer.</summary>
    [Range(32, 4000)]
    public int MaxTokens { get; set; } = 400;

    /// <summary>Tokens that may be spent in one UTC day, prompts included.</summary>
    [Range(0, 1_000_000_000)]
    public long DailyTokens { get; set; } = 200_000;

    /// <summary>Threads that are written at once.</summary>
    [Range(1, 32)]
    public int Concurrency { get; set; } = 2;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null) yield break;
        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https")) yield return new ValidationResult($"{Section}:{nameof(Endpoint)} must be an http or https address.");
        if (string.IsNullOrWhiteSpace(Model)) yield return new ValidationResult($"{Section}:{nameof(Model)} must be given with {Section}:{nameof(Endpoint)}.");
    }
}

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>The languages that texts are written in.</summary>
internal enum Language
{
    /// <summary>Also for every language that is not here.</summary>
    English,

    /// <summary>Decimal comma.</summary>
    Russian,

    /// <summary>Decimal comma.</summary>
    German,
}

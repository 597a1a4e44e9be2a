namespace Aikynetix.Sessions.Events;

/// <summary>The name under which a fact is stored for ever, whatever the record is called in the code.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FactNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Events;

/// <summary>Facts to events and back: JSON with the names fixed by <see cref="FactNameAttribute"/>; an unknown name is refused.</summary>
internal static class FactFormat
{
    private static readonly FrozenDictionary<string, Type> TypeOf = typeof(FactFormat).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && typeof(IFact).IsAssignableFrom(type))
        .ToFrozenDictionary(type => type.GetCustomAttribute<FactNameAttribute>()!.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> NameOf = TypeOf.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every name that can be read.</summary>
    public static IEnumerable<string> Names => TypeOf.Keys;

    public static NewEvent Write(IFact fact) => Write(Guid.NewGuid(), fact);

    public static NewEvent Write(Guid id, IFact fact) =>
        new(id, NameOf[fact.GetType()], JsonSerializer.SerializeToUtf8Bytes(fact, FactJson.Default.GetTypeInfo(fact.GetType())!));

    /// <summary>The fact, or null where its payload was erased.</summary>
    public static IFact? TryRead(StoredEvent stored) => stored.Data.IsEmpty ? null : Read(stored);

    /// <exception cref="FactFormatException">The name is unknown or the payload does not fit it.</exception>
    public static IFact Read(StoredEvent stored)
    {
        if (!TypeOf.TryGetValue(stored.Type, out var type))
            throw new FactFormatException($"Event {stored.Revision} of '{stored.Stream}' has the unknown name '{stored.Type}'.");
        try
        {
            return (IFact?)JsonSerializer.Deserialize(stored.Data.Span, FactJson.Default.GetTypeInfo(type)!)
                ?? throw new FactFormatException($"Event {stored.Revision} of '{stored.Stream}' is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new FactFormatException($"Event {stored.Revision} of '{stored.Stream}' is no '{stored.Type}'.", unreadable);
        }
    }
}

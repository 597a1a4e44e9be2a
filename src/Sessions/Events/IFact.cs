namespace Aikynetix.Sessions.Events;

/// <summary>Marks a record that is stored as an event: primitives only, under a name that never changes.</summary>
/// <remarks>A stored record only ever gains optional members; anything else is a new record with a new version in its name.</remarks>
internal interface IFact;

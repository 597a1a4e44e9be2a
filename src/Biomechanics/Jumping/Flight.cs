namespace Aikynetix.Biomechanics.Jumping;

/// <summary>Where in a clip somebody is in the air, roughly; sample numbers.</summary>
/// <param name="Bottom">Lowest place of the centre of mass before it; the first sample when the clip begins later than that.</param>
/// <param name="Off">Last sample with a foot on the floor before it; the first sample of the clip when <paramref name="StartSeen"/> is false.</param>
/// <param name="On">First sample with a foot on the floor after it; the last sample of the clip when <paramref name="EndSeen"/> is false.</param>
/// <param name="NextBottom">Lowest place of the centre of mass after it; the last sample when the clip ends sooner.</param>
/// <param name="StartSeen">Whether take-off lies in the clip.</param>
/// <param name="EndSeen">Whether landing lies in the clip.</param>
internal readonly record struct Flight(int Bottom, int Off, int On, int NextBottom, bool StartSeen, bool EndSeen);

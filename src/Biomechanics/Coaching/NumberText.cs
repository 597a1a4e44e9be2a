using System.Globalization;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>Writes numbers with their units in a language and a system of units (conversion factors of section J.5).</summary>
/// <param name="language">Decides the decimal sign and the names of units.</param>
/// <param name="system">Decides the units.</param>
internal sealed class NumberText(Language language, MeasurementSystem system)
{
    private const char HardSpace = '\u00A0';

    // SI unit → factor, unit and digits, in the metric and in the imperial system.
    private static readonly Dictionary<string, ((double Factor, string Unit, int Digits) Metric, (double Factor, string Unit, int Digits) Imperial)> Shown = new(StringComparer.Ordinal)
    {
        ["m"] = ((1, "m", 2), (39.3701, "in", 1)),
        ["cm"] = ((100, "cm", 1), (39.3701, "in", 1)),
        ["m/s"] = ((1, "m/s", 2), (3.28084, "ft/s", 2)),
        ["m/s²"] = ((1, "m/s²", 1), (3.28084, "ft/s²", 1)),
        ["kg"] = ((1, "kg", 1), (2.20462, "lb", 1)),
        ["N"] = ((1, "N", 0), (0.224809, "lbf", 0)),
        ["share"] = ((100, "%", 1), (100, "%", 1)),
        ["%"] = ((1, "%", 1), (1, "%", 1)),
        ["deg"] = ((1, "°", 0), (1, "°", 0)),
        ["s"] = ((1, "s", 2), (1, "s", 2)),
        ["W"] = ((1, "W", 0), (1, "W", 0)),
        ["W/kg"] = ((1, "W/kg", 1), (1, "W/kg", 1)),
        ["min/km"] = ((1, "min/km", 2), (1.609344, "min/mi", 2)),
        ["J/(kg·m)"] = ((1, "J/(kg·m)", 2), (1, "J/(kg·m)", 2)),
        ["1/min"] = ((1, "steps/min", 0), (1, "steps/min", 0)),
        ["index"] = ((1, "", 2), (1, "", 2)),
        ["fps"] = ((1, "fps", 0), (1, "fps", 0)),
        ["foot lengths"] = ((1, "foot lengths", 2), (1, "foot lengths", 2)),
        ["1"] = ((1, "", 2), (1, "", 2)),
    };

    private static readonly Dictionary<string, (string Ru, string De)> Names = new(StringComparer.Ordinal)
    {
        ["m"] = ("м", "m"),
        ["cm"] = ("см", "cm"),
        ["in"] = ("дюйма", "Zoll"),
        ["m/s"] = ("м/с", "m/s"),
        ["ft/s"] = ("фут/с", "ft/s"),
        ["m/s²"] = ("м/с²", "m/s²"),
        ["ft/s²"] = ("фут/с²", "ft/s²"),
        ["kg"] = ("кг", "kg"),
        ["lb"] = ("фунта", "lb"),
        ["N"] = ("Н", "N"),
        ["s"] = ("с", "s"),
        ["W"] = ("Вт", "W"),
        ["W/kg"] = ("Вт/кг", "W/kg"),
        ["min/km"] = ("мин/км", "min/km"),
        ["min/mi"] = ("мин/милю", "min/Meile"),
        ["J/(kg·m)"] = ("Дж/(кг·м)", "J/(kg·m)"),
        ["steps/min"] = ("шаг/мин", "Schritte/min"),
        ["foot lengths"] = ("длины стопы", "Fußlängen"),
        ["fps"] = ("кадр/с", "Bilder/s"),
    };

    /// <summary>The units that can be written.</summary>
    public static IReadOnlyCollection<string> Units => Shown.Keys;

    /// <summary>One number with its unit, e.g. <c>1.52 m/s</c>.</summary>
    public string One(double value, string metric, string unit, int moreDigits = 0)
    {
        var (factor, name, digits) = Scale(metric, unit);
        return Number(value * factor, digits + moreDigits) + Unit(name);
    }

    /// <summary>A range, e.g. <c>1.65–2.05 m/s</c> or <c>at least 165°</c>.</summary>
    public string Range(double low, double high, string metric, string unit)
    {
        var (factor, name, digits) = Scale(metric, unit);
        if (double.IsNaN(high)) return $"{Phrases.AtLeast(language)} {Number(low * factor, digits)}{Unit(name)}";
        if (double.IsNaN(low)) return $"{Phrases.AtMost(language)} {Number(high * factor, digits)}{Unit(name)}";
        return low < 0
            ? $"{Number(low * factor, digits)} … {Number(high * factor, digits)}{Unit(name)}"
            : $"{Number(low * factor, digits)}–{Number(high * factor, digits)}{Unit(name)}";
    }

    private (double Factor, string Unit, int Digits) Scale(string metric, string unit)
    {
        var entry = Lexicon.Default.Find(metric);
        var isOwn = entry?.Unit == unit;
        var (si, imperial) = Shown[isOwn ? entry!.Shown ?? unit : unit];
        if (system == MeasurementSystem.Imperial && si != imperial) return imperial;
        return si with { Digits = (isOwn ? entry!.Digits : null) ?? si.Digits };
    }

    private string Number(double value, int digits)
    {
        var rounded = Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0;
        var text = Math.Abs(rounded).ToString("F" + digits, CultureInfo.InvariantCulture);
        return (rounded < 0 ? "−" : "") + (language == Language.English ? text : text.Replace('.', ','));
    }

    private string Unit(string name)
    {
        if (name.Length == 0 || name == "°") return name;
        var local = !Names.TryGetValue(name, out var names) ? name : language switch { Language.Russian => names.Ru, Language.German => names.De, _ => name };
        return HardSpace + local;
    }
}

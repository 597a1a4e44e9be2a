namespace Aikynetix.Biomechanics.Coaching;

/// <summary>The few sentences that every text shares, in all languages.</summary>
internal static class Phrases
{
    /// <summary>The language that a caller names by its code; English for every other.</summary>
    public static Language Parse(string? code) => code?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "ru" => Language.Russian,
        "de" => Language.German,
        _ => Language.English,
    };

    /// <summary>Before the lower end of a range without an upper one.</summary>
    public static string AtLeast(Language language) => Pick(language, "at least", "не менее", "mindestens");

    /// <summary>Before the upper end of a range without a lower one.</summary>
    public static string AtMost(Language language) => Pick(language, "at most", "не более", "höchstens");

    /// <summary>Follows a finding that the error of measurement leaves open.</summary>
    public static string Tentative(Language language) => Pick(
        language,
        "The threshold lies inside the measurement error, so this may not be so.",
        "Порог лежит в пределах погрешности измерения, поэтому вывод может и не подтвердиться.",
        "Der Grenzwert liegt innerhalb der Messunsicherheit, es kann also auch anders sein.");

    /// <summary>How often a finding was made, without a word that would have to agree with the number.</summary>
    public static string Share(Language language, string counted, int met, int judged) => (counted, language) switch
    {
        ("step", Language.Russian) => $"Шаги: {met} из {judged}.",
        ("step", Language.German) => $"Schritte: {met} von {judged}.",
        ("step", _) => $"Steps: {met} of {judged}.",
        ("jump", Language.Russian) => $"Прыжки: {met} из {judged}.",
        ("jump", Language.German) => $"Sprünge: {met} von {judged}.",
        ("jump", _) => $"Jumps: {met} of {judged}.",
        (_, Language.Russian) => $"Повторы: {met} из {judged}.",
        (_, Language.German) => $"Wiederholungen: {met} von {judged}.",
        _ => $"Repetitions: {met} of {judged}.",
    };

    /// <summary>When a topic has figures and no finding.</summary>
    public static string NothingToChange(Language language) => Pick(
        language, "Nothing needs to change here: keep it as it is.", "Здесь ничего менять не нужно: продолжайте так же.", "Hier muss sich nichts ändern: so beibehalten.");

    /// <summary>When a figure lies outside its range and yet no rule speaks of it.</summary>
    public static string NothingToAdd(Language language) => Pick(
        language, "The rule-book has nothing to add here.", "Добавить по правилам здесь нечего.", "Das Regelbuch hat hierzu nichts zu ergänzen.");

    /// <summary>When a topic has neither.</summary>
    public static string NotMeasured(Language language) => Pick(
        language,
        "This could not be measured reliably in this clip; the notes on quality say why.",
        "По этому видео надёжно измерить это не удалось; причины указаны в примечаниях к качеству.",
        "Das ließ sich in diesem Video nicht verlässlich messen; die Hinweise zur Qualität nennen den Grund.");

    /// <summary>One figure with its interval; a biased one is known to be read too low or too high, so that the truth lies beside it.</summary>
    public static string Figure(Language language, string name, string value, string? interval, bool isBiased) => (interval, isBiased) switch
    {
        (null, _) => $"{name}: {value}",
        (_, false) => $"{name}: {value}" + Pick(language, $" (90 % interval {interval})", $" (90-процентный интервал {interval})", $" (90-%-Intervall {interval})"),
        _ => $"{name}: {value}" + Pick(
            language,
            $" as filmed (the true value lies at {interval} with 90 % confidence)",
            $" по видео (истинное значение с вероятностью 90 % — {interval})",
            $" im Film (der wahre Wert liegt zu 90 % bei {interval})"),
    };

    /// <summary>After a figure that lies where it should.</summary>
    public static string Inside(Language language, string range, bool hasOneEnd) => hasOneEnd
        ? Pick(language, $", within the guide value ({range})", $", в пределах ориентира ({range})", $", innerhalb des Richtwerts ({range})")
        : Pick(language, $", inside {range}", $", в пределах ориентира {range}", $", im Zielbereich {range}");

    /// <summary>A figure that must be taken with care.</summary>
    /// <param name="language">The language.</param>
    /// <param name="figure">The figure with its interval.</param>
    /// <param name="reason">Why, one sentence; null where it cannot be said in this language.</param>
    public static string Doubtful(Language language, string figure, string? reason) => Capital(figure) + (reason is null
        ? Pick(language, "; this value is doubtful, the notes on quality say why.", "; это значение сомнительно, причины — в примечаниях к качеству.", "; dieser Wert ist unsicher, die Hinweise zur Qualität nennen den Grund.")
        : Pick(language, "; this value is doubtful. ", "; это значение сомнительно. ", "; dieser Wert ist unsicher. ") + reason);

    /// <summary>A figure that there is not.</summary>
    public static string Missing(Language language, string name, string? reason) => Capital(name) + (reason is null
        ? Pick(language, ": not measured; the notes on quality say why.", ": измерить не удалось; причины — в примечаниях к качеству.", ": nicht gemessen; die Hinweise zur Qualität nennen den Grund.")
        : Pick(language, ": not measured. ", ": измерить не удалось. ", ": nicht gemessen. ") + reason);

    /// <summary>A sentence that begins as sentences do.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Before the cue of a second finding.</summary>
    public static string Next(Language language, string cue) => Pick(language, $"Next: {cue}", $"Далее: {cue}", $"Danach: {cue}");

    private static string Pick(Language language, string english, string russian, string german) =>
        language switch { Language.Russian => russian, Language.German => german, _ => english };
}

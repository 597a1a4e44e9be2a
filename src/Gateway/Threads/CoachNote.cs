namespace Aikynetix.Gateway.Threads;

/// <summary>Tells the reader of a text why the rule-book wrote it and not the language model.</summary>
internal static class CoachNote
{
    /// <summary>One sentence in the language of the text.</summary>
    public static string For(CoachProblem problem, string language) => (problem, language) switch
    {
        (CoachProblem.Unavailable, "ru") => "Языковая модель не ответила, поэтому текст составлен по своду правил.",
        (CoachProblem.Unavailable, "de") => "Das Sprachmodell hat nicht geantwortet; der Text stammt aus dem Regelbuch.",
        (CoachProblem.Unavailable, _) => "The language model did not answer, so this text comes from the rule-book.",
        (CoachProblem.Unusable, "ru") => "Ответ языковой модели не годился, поэтому текст составлен по своду правил.",
        (CoachProblem.Unusable, "de") => "Die Antwort des Sprachmodells war nicht zu gebrauchen; der Text stammt aus dem Regelbuch.",
        (CoachProblem.Unusable, _) => "The answer of the language model could not be used, so this text comes from the rule-book.",
        (_, "ru") => "Дневной лимит языковой модели исчерпан, поэтому текст составлен по своду правил.",
        (_, "de") => "Das Tagesbudget des Sprachmodells ist aufgebraucht; der Text stammt aus dem Regelbuch.",
        _ => "The language model's budget for today is spent, so this text comes from the rule-book.",
    };
}

namespace Aikynetix.Bench.Sheets;

/// <summary>Letters of 3 × 5 dots for the titles of pictures, so that no font has to be installed.</summary>
internal static class TinyLetters
{
    /// <summary>Dots from the start of one letter to that of the next.</summary>
    public const int Advance = 4;

    private const int Columns = 3;
    private const int Rows = 5;

    // One octal digit for each row from the top, its bits the dots from the left.
    private static readonly Dictionary<char, string> Dots = new()
    {
        ['a'] = "25755",
        ['b'] = "65656",
        ['c'] = "34443",
        ['d'] = "65556",
        ['e'] = "74647",
        ['f'] = "74644",
        ['g'] = "34553",
        ['h'] = "55755",
        ['i'] = "72227",
        ['j'] = "11152",
        ['k'] = "55655",
        ['l'] = "44447",
        ['m'] = "57755",
        ['n'] = "65555",
        ['o'] = "25552",
        ['p'] = "65644",
        ['q'] = "25563",
        ['r'] = "65655",
        ['s'] = "34216",
        ['t'] = "72222",
        ['u'] = "55557",
        ['v'] = "55552",
        ['w'] = "55775",
        ['x'] = "55255",
        ['y'] = "55222",
        ['z'] = "71247",
        ['0'] = "75557",
        ['1'] = "26227",
        ['2'] = "71747",
        ['3'] = "71717",
        ['4'] = "55711",
        ['5'] = "74717",
        ['6'] = "74757",
        ['7'] = "71122",
        ['8'] = "75757",
        ['9'] = "75717",
        ['-'] = "00700",
        ['_'] = "00007",
        ['.'] = "00002",
        [':'] = "02020",
        ['+'] = "02720",
        ['%'] = "51245",
        ['/'] = "11244",
        [';'] = "02024",
        ['('] = "24442",
        [')'] = "21112",
        ['['] = "64446",
        [']'] = "31113",
        ['<'] = "12421",
        ['>'] = "42124",
        ['='] = "07070",
        [','] = "00024",
        ['\''] = "22000",
        ['!'] = "22202",
        ['?'] = "71202",
        ['|'] = "22222",
        ['°'] = "25200",
        ['±'] = "27207",
        ['²'] = "62460",
        ['·'] = "00200",
        ['–'] = "00700",
    };

    /// <summary>Places of all dots of a text, in dots from its upper left corner; unknown characters are blank.</summary>
    public static IEnumerable<(int X, int Y)> Write(string text) =>
        from index in Enumerable.Range(0, text.Length)
        let rows = Dots.GetValueOrDefault(char.ToLowerInvariant(text[index]), "00000")
        from y in Enumerable.Range(0, Rows)
        from x in Enumerable.Range(0, Columns)
        where ((rows[y] - '0') & (1 << (Columns - 1 - x))) != 0
        select ((index * Advance) + x, y);
}

namespace Dashboard.Analysis.Statements;

/// <summary>Signs, words and codes of currencies.</summary>
internal static class Currencies
{
    /// <summary>Currency code of a sign, word or code in lower case; null for other tokens.</summary>
    public static string? Code(string lower) => lower switch
    {
        "$" or "dollar" or "dollars" or "usd" or "bucks" => "USD",
        "€" or "euro" or "euros" or "eur" => "EUR",
        "£" or "pound" or "pounds" or "gbp" or "quid" => "GBP",
        "¥" or "yen" or "jpy" => "JPY",
        "₹" or "rupee" or "rupees" or "rs" or "inr" => "INR",
        "yuan" or "renminbi" or "rmb" or "cny" => "CNY",
        "rouble" or "roubles" or "ruble" or "rubles" or "₽" => "RUB",
        "franc" or "francs" or "chf" => "CHF",
        "krona" or "kronor" or "krone" or "kroner" or "kronas" or "sek" or "nok" or "dkk" => "KR",
        "peso" or "pesos" => "PESO",
        "₩" or "krw" => "KRW",
        "₺" or "lira" or "liras" => "TRY",
        "₴" or "hryvnia" or "hryvnias" => "UAH",
        "₪" or "shekel" or "shekels" => "ILS",
        "baht" => "THB",
        "zloty" or "zlotys" or "pln" => "PLN",
        "forint" or "forints" => "HUF",
        "rupiah" => "IDR",
        "ringgit" => "MYR",
        "naira" or "₦" => "NGN",
        "rial" or "rials" or "riyal" or "riyals" => "RIAL",
        "dinar" or "dinars" => "DINAR",
        "dirham" or "dirhams" => "DIRHAM",
        "shilling" or "shillings" => "SHILLING",
        "reais" => "BRL",
        "aud" => "AUD",
        "cad" => "CAD",
        "cent" or "cents" => "CENT",
        _ => null,
    };

    /// <summary>Whose dollars: "A" of "A$", "Canadian" of "Canadian dollars"; null when the word names no country.</summary>
    public static string? Dollars(string lower) => lower switch
    {
        "us" or "u.s" or "u.s." or "american" => "USD",
        "a" or "au" or "australian" => "AUD",
        "c" or "ca" or "canadian" => "CAD",
        "nz" => "NZD",
        "hk" => "HKD",
        "s" or "singapore" => "SGD",
        "r" => "BRL",
        _ => null,
    };
}

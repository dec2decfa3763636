using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Dashboard.Web.Api;

/// <summary>How the API and the hub write and read JSON.</summary>
public static class ApiJson
{
    private const int MaxDepth = 32;

    /// <summary>camelCase, kebab-case words, UTC times; numbers are numbers, and a property given twice is a mistake.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = MaxDepth;
        options.AllowDuplicateProperties = false;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new UtcTimes());
        options.Converters.Add(new Words());
    }

    /// <summary>The word for an enum value, e.g. <c>needs-decision</c>.</summary>
    public static string Word<T>(T value) where T : struct, Enum => WordsOf<T>.ByValue[value];

    /// <summary>All words of an enum, in order.</summary>
    public static IReadOnlyCollection<string> WordsFor<T>() where T : struct, Enum => WordsOf<T>.ByWord.Keys;

    public static bool TryWord<T>(string word, out T value) where T : struct, Enum => WordsOf<T>.ByWord.TryGetValue(word, out value);

    /// <summary>ISO 8601; a time without a zone is UTC, a day alone is its beginning.</summary>
    public static bool TryTime(string? text, out DateTimeOffset time)
    {
        time = default;
        return text is { Length: >= 10 and <= 40 } && char.IsAsciiDigit(text[0]) && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    private static class WordsOf<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    private sealed class UtcTimes : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TryTime(reader.GetString(), out var time)
                ? time
                : throw new WrongValueException("must be a time like 2026-11-22T14:05:00Z");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    private sealed class Words : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class WordConverter<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TryWord<T>(reader.GetString()!, out var value)
                ? value
                : throw new WrongValueException($"must be one of: {string.Join(", ", WordsFor<T>())}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Word(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Word(value));
    }
}

/// <summary>A value that JSON allows and this API does not; the message goes on with "must be".</summary>
public sealed class WrongValueException(string message) : JsonException(message);

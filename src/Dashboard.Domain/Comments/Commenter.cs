using System.Text;

namespace Dashboard.Domain.Comments;

/// <summary>Who wrote comments. Threads give names only, so that one name, however it is spaced or capitalised, is one commenter.</summary>
public static class Commenter
{
    public const int MaxKeyLength = 200;

    /// <summary>The name shown where the writer was erased.</summary>
    public const string Erased = "Erased";

    /// <summary>The name folded: compatibility form, lower case, single spaces; at most 200 characters.</summary>
    public static string KeyOf(string name)
    {
        var words = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var key = string.Join(' ', words);
        return key.Length > MaxKeyLength ? key[..MaxKeyLength] : key;
    }
}

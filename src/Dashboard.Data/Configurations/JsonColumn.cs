using System.Text.Json;
using Dashboard.Data.Log;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Configurations;

internal static class JsonColumn
{
    /// <summary>
    /// Keeps a value as JSON text. Values are replaced, never changed in place, so a reference is snapshot enough.
    /// </summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, LogJson.Options),
        text => JsonSerializer.Deserialize<T>(text, LogJson.Options)!,
        new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => 0, value => value));
}

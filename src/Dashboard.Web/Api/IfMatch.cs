using System.Globalization;
using System.Reflection;
using Dashboard.Web.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dashboard.Web.Api;

/// <summary>The version that the client saw: <c>If-Match: "42"</c>. Null when it did not say, or said <c>*</c>.</summary>
public sealed record IfMatch(long? Version) : IBindableFromHttpContext<IfMatch>, IEndpointParameterMetadataProvider
{
    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch.ToString().Trim();
        if (header is "" or "*")
            return new(new IfMatch(Version: null));
        var tag = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        return long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(new IfMatch(version))
            : throw new InvalidRequestException("If-Match", "must be one ETag as this API gave it, like \"42\".", StatusCodes.Status400BadRequest);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new TakesIfMatch());
}

/// <summary>Marks endpoints whose description has the header.</summary>
internal sealed class TakesIfMatch;

using System.Reflection;
using Dashboard.Web.Api;

namespace Dashboard.Web.Features.Sources;

/// <summary>A list of feeds, received whole.</summary>
public sealed record ListBody(byte[] Bytes) : IBindableFromHttpContext<ListBody>
{
    internal static readonly string[] Types = ["text/x-opml", "application/xml", "text/xml", "application/octet-stream"];

    public static async ValueTask<ListBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!Types.Contains(RequestBody.TypeOf(context.Request)))
            throw RequestBody.WrongType(Types);
        await using var body = await RequestBody.ReadAsync(context.Request, LookAtAddress.MostBytes);
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, context.RequestAborted);
        return new(bytes.ToArray());
    }
}

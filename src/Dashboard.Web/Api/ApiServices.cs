using Dashboard.Web.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Api;

public static class ApiServices
{
    /// <summary>What all endpoints share: JSON, idempotency and the description of the API.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.Configure<JsonHubProtocolOptions>(json => ApiJson.Apply(json.PayloadSerializerOptions));
        // Mistakes in a request become problems in one place, as all others.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton<Idempotency>();
        services.AddHostedService<IdempotencySweeper>();
        services.AddApiDocument();
        return services;
    }

    /// <summary>Rules of every call: how it is refused, and that it may be sent twice.</summary>
    internal static RouteGroupBuilder MapApi(this RouteGroupBuilder api)
    {
        api.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<Idempotency>().InvokeAsync(context, next));
        ((IEndpointConventionBuilder)api).Finally(endpoint =>
        {
            foreach (var status in RefusalsOf(endpoint).Order())
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), ["application/problem+json"]));
        });
        return api;
    }

    /// <summary>Says what an endpoint does and answers.</summary>
    internal static RouteHandlerBuilder Describe<T>(this RouteHandlerBuilder endpoint, string summary, string description, int status = StatusCodes.Status200OK) =>
        endpoint.WithSummary(summary).WithDescription(description).Produces<T>(status);

    /// <summary>The same for an endpoint that answers without a body.</summary>
    internal static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string summary, string description, int status) =>
        endpoint.WithSummary(summary).WithDescription(description).Produces(status);

    private static IEnumerable<int> RefusalsOf(EndpointBuilder endpoint)
    {
        var changes = !endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Get));
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status401Unauthorized;
        yield return StatusCodes.Status403Forbidden;
        yield return StatusCodes.Status429TooManyRequests;
        if (endpoint is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0 })
            yield return StatusCodes.Status404NotFound;
        if (endpoint.Metadata.OfType<TakesIfMatch>().Any())
            yield return StatusCodes.Status412PreconditionFailed;
        if (!changes)
            yield break;
        yield return StatusCodes.Status409Conflict;
        yield return StatusCodes.Status422UnprocessableEntity;
        if (!endpoint.Metadata.OfType<IAcceptsMetadata>().Any())
            yield break;
        yield return StatusCodes.Status413PayloadTooLarge;
        yield return StatusCodes.Status415UnsupportedMediaType;
    }
}

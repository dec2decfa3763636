using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dashboard.Web.Api;

/// <summary>The OpenAPI document, made from the endpoints themselves so that it cannot fall behind them.</summary>
internal static class ApiDocument
{
    private const string Scheme = "bearer";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", api =>
    {
        api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        api.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) is true;
        api.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name
            ? type.Type.DeclaringType is { } outer ? outer.Name + name : name
            : null;
        api.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        api.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context);
            return Task.CompletedTask;
        });
        api.AddSchemaTransformer((schema, context, _) =>
        {
            DescribeWords(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    });

    /// <summary>Anybody may read what there is; only keys and sessions may call it.</summary>
    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Dashboard",
            Version = "v1",
            Description = "Live story boards of a newsroom. Times are ISO 8601 in UTC, text offsets count UTF-16 code units, enum values are kebab-case words. "
                + "Errors are application/problem+json with a type that names the fault and, for bad fields, an errors map. "
                + "Mutable resources carry a version and an ETag; send it back as If-Match. The same log is live on the SignalR hub /hubs/story.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key (dk_...). It has a role, and possibly an expiry and single stories that it may touch.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }

    private static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var path = context.Description.RelativePath!.Split('/');
        operation.Tags = null;
        operation.OperationId = $"{context.Description.HttpMethod!.ToLowerInvariant()}-{string.Join('-', path.Skip(2).Select(word => word.Trim('{', '}')))}";
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesIfMatch>().Any())
            AddHeader(operation, "If-Match", "The ETag that the change is based on. When the resource has changed since, the answer is 412 with who did what and when.");
        if (context.Description.HttpMethod == HttpMethods.Post)
            AddHeader(operation, Idempotency.Header, "Any text that the client makes up for this request. The same request with the same key within 24 hours gets the same answer, and nothing is done twice.");
        foreach (var (type, media) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (type != "application/json")
                media.Schema = SchemaOf(type);
        }
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            DescribeParameter(parameter);
    }

    // One call takes its body in several types, and only the JSON one is described by a class.
    private static OpenApiSchema SchemaOf(string type) => type switch
    {
        "multipart/form-data" => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["files"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    Description = "Any number of files, each up to 10 MB, under any name.",
                },
                ["source"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Where all of them come from." },
            },
        },
        "application/ninjs+json" => new OpenApiSchema { Type = JsonSchemaType.Object, Description = "A ninjs item." },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void DescribeParameter(OpenApiParameter parameter)
    {
        parameter.Description ??= parameter.Name switch
        {
            "story" => "Id or slug of a story.",
            "limit" => "How many items, 50 when it is left out.",
            "after" => "The next of the page before.",
            _ => null,
        };
        if (parameter is { Name: "limit" })
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" };
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void DescribeWords(OpenApiSchema schema, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var orNull = plain == type ? default : JsonSchemaType.Null;
        if (plain == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | orNull;
            schema.Format = "date-time";
        }
        else if (plain.IsEnum)
        {
            schema.Type = JsonSchemaType.String | orNull;
            schema.Enum = [.. Enum.GetNames(plain).Select(name => JsonValue.Create(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name)))];
        }
    }
}

using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace Dashboard.Web.Features.SecondOpinions;

/// <summary>What came back, not looked at yet.</summary>
/// <param name="Text">The model's words; empty when it gave none.</param>
/// <param name="Model">As its server calls it.</param>
public sealed record ModelAnswer(string Text, string Model, int TokensIn, int TokensOut);

/// <summary>The model gave no answer. The message is for the person who asked.</summary>
public sealed class ModelSilentException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The line to the language model. Its address is the admin's own choice, so it may be inside the house; but nothing is followed
/// elsewhere, no answer is larger than it needs to be, and no question takes longer than its time.
/// </summary>
public sealed class SecondOpinionModel : IDisposable
{
    private const int MostBytes = 256 * 1024;
    private const int MostTokens = 1200;
    private const int Repetitions = 1;

    private readonly SecondOpinionOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient? _http;
    private readonly ChatClient? _chat;

    public SecondOpinionModel(IOptions<SecondOpinionOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        if (!_options.IsOn)
            return;
        _http = new HttpClient(new LimitedBody(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(_options.TimeoutSeconds),
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })) { Timeout = Timeout.InfiniteTimeSpan };
        _chat = new ChatClient(_options.Model, new ApiKeyCredential(string.IsNullOrWhiteSpace(_options.Key) ? "none" : _options.Key), new OpenAIClientOptions
        {
            Endpoint = new Uri(_options.Address!),
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(Repetitions),
            NetworkTimeout = TimeSpan.FromSeconds(_options.TimeoutSeconds),
            EnableDistributedTracing = false,
        });
    }

    /// <exception cref="ModelSilentException">No answer, for whatever reason.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ModelAnswer> AskAsync(OpinionQuestion question, CancellationToken cancel)
    {
        if (_chat is null)
            throw new ModelSilentException("No language model is connected.");
        using var clock = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancel);
        try
        {
            ChatCompletion completion = await _chat.CompleteChatAsync(
                [new SystemChatMessage(question.Instructions), new UserChatMessage(question.Data)],
                new ChatCompletionOptions { Temperature = 0, MaxOutputTokenCount = MostTokens, ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("second_opinion", OpinionQuestion.Shape, jsonSchemaIsStrict: true) },
                either.Token);
            return new(
                string.Concat(completion.Content.Where(part => part.Kind == ChatMessageContentPartKind.Text).Select(part => part.Text)),
                completion.Model is { Length: > 0 } model ? model : _options.Model!, completion.Usage?.InputTokenCount ?? 0, completion.Usage?.OutputTokenCount ?? 0);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            throw Explain(fault, clock.IsCancellationRequested);
        }
    }

    private ModelSilentException Explain(Exception fault, bool late)
    {
        var inner = fault is AggregateException { InnerExceptions: [.., var last] } ? last : fault;
        return inner switch
        {
            _ when late => new($"The model did not answer within {_options.TimeoutSeconds} seconds. Nothing is lost; ask again later.", fault),
            ClientResultException { Status: 401 or 403 } => new("The model's server refused our key. An admin can set SecondOpinion__Key.", fault),
            ClientResultException { Status: 404 } => new("The model's server knows no such model or address. An admin can set SecondOpinion__Model and SecondOpinion__Address.", fault),
            ClientResultException { Status: 429 } => new("The model's server has had too many questions. Ask again later.", fault),
            ClientResultException { Status: >= 300 and < 400 } => new("The model's server sent us elsewhere, and we do not follow. An admin can set SecondOpinion__Address.", fault),
            ClientResultException { Status: > 0 and var status } => new($"The model's server failed ({status}). Ask again later.", fault),
            BodyTooLargeException => new("The model's server sent far more than an answer needs; it was cut off.", fault),
            ClientResultException or HttpRequestException or IOException or TaskCanceledException => new("The model's server cannot be reached. Ask again later.", fault),
            _ => new("The model's server sent something that is no answer.", fault),
        };
    }

    public void Dispose() => _http?.Dispose();

    /// <summary>Takes an answer whole, up to a limit.</summary>
    private sealed class LimitedBody(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
                using var body = new MemoryStream();
                var buffer = new byte[16 * 1024];
                int read;
                while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    body.Write(buffer, 0, read);
                    if (body.Length > MostBytes)
                        throw new BodyTooLargeException();
                }
                var content = new ByteArrayContent(body.ToArray());
                if (response.Content.Headers.ContentType is { } type)
                    content.Headers.ContentType = type;
                response.Content = content;
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }

    // No kind of failure that is worth a repetition.
    private sealed class BodyTooLargeException : Exception;
}

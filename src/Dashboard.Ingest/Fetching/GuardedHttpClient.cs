using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Dashboard.Ingest.Fetching;

/// <summary>
/// The only way out of the program to the web. It fetches what people and feeds name, so every address is treated as hostile: only the
/// public web, checked on the address that is really dialled and again on every redirect, within limits of size and time.
/// </summary>
public sealed class GuardedHttpClient : IDisposable
{
    /// <summary>Looks a name up. Tests put a lying one here.</summary>
    internal delegate Task<IPAddress[]> Resolver(string host, CancellationToken cancellationToken);

    /// <summary>Opens a connection to a checked address. Tests count here.</summary>
    internal delegate Task<Stream> Dialler(IPEndPoint endpoint, CancellationToken cancellationToken);

    private static readonly TimeSpan OneDial = TimeSpan.FromSeconds(4);

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly PublicWeb _web;
    private readonly Resolver _resolve;
    private readonly Dialler _dial;
    private readonly HttpMessageInvoker _http;
    private readonly string _userAgent;

    public GuardedHttpClient(FetchOptions options, TimeProvider? time = null)
        : this(options, time ?? TimeProvider.System, Dns.GetHostAddressesAsync, DialAsync)
    {
    }

    internal GuardedHttpClient(FetchOptions options, TimeProvider time, Resolver resolve, Dialler dial)
    {
        (_options, _time, _resolve, _dial) = (options, time, resolve, dial);
        _web = new PublicWeb(options);
        _userAgent = "NewsroomDashboard/1.0 (story board of a newsroom" + (IsHeaderSafe(options.ContactUrl) ? $"; +{options.ContactUrl})" : ")");
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            // A proxy would dial for us, and then nobody has checked the address.
            UseProxy = false,
            ConnectCallback = ConnectAsync,
            // Connecting goes on in the background after a fetch gave up; it must end soon, too.
            ConnectTimeout = options.TotalTime,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            ActivityHeadersPropagator = null,
        });
    }

    /// <inheritdoc cref="GetAsync(Uri, FetchConditions?, CancellationToken)"/>
    public Task<FetchedPage> GetAsync(string address, FetchConditions? conditions, CancellationToken cancellationToken) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var parsed)
            ? GetAsync(parsed, conditions, cancellationToken)
            : Task.FromException<FetchedPage>(PublicWeb.Refuse("This is not a complete web address. It should begin with http:// or https://."));

    /// <summary>Fetches one page, following at most <see cref="FetchOptions.MaxRedirects"/> redirects.</summary>
    /// <param name="address">http or https, ports 80 and 443.</param>
    /// <param name="conditions">From the last fetch of this address, for a short answer when nothing changed.</param>
    /// <param name="cancellationToken">Ends the fetch with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The answer, also when its status is an error.</returns>
    /// <exception cref="FetchException">There is no answer; the message says why in words for an editor.</exception>
    public Task<FetchedPage> GetAsync(Uri address, FetchConditions? conditions, CancellationToken cancellationToken) =>
        GuardedAsync(deadline => FollowAsync(address, conditions, deadline), cancellationToken);

    private async Task<FetchedPage> GuardedAsync(Func<Deadline, Task<FetchedPage>> fetch, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options, _time, cancellationToken);
        try
        {
            return await fetch(deadline);
        }
        catch (FetchException)
        {
            throw;
        }
        catch (Exception fault)
        {
            // The handler wraps what our own connect callback threw.
            for (var inner = fault; inner is not null; inner = inner.InnerException)
            {
                if (inner is FetchException ours) throw ours;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.HasPassed || fault is OperationCanceledException)
                throw new FetchException(FetchFault.TooSlow, $"The site did not send the page within {_options.TotalTime.TotalSeconds:0.#} seconds. Try again later.", fault);
            throw Explain(fault);
        }
    }

    /// <summary>Sends a form, with the same care; redirects are not followed.</summary>
    /// <param name="address">http or https, ports 80 and 443.</param>
    /// <param name="fields">Of the form.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="FetchException">There is no answer; the message says why in words for an editor.</exception>
    public Task<FetchedPage> PostAsync(Uri address, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken) => GuardedAsync(async deadline =>
    {
        _web.Check(address);
        using var request = Ask(address, conditions: null);
        request.Method = HttpMethod.Post;
        request.Content = new FormUrlEncodedContent(fields);
        deadline.Listen();
        using var response = await _http.SendAsync(request, deadline.Token);
        return await ReceiveAsync(response, address, null, deadline);
    }, cancellationToken);

    /// <summary>Says something to a site that knows us, or asks it, with the same care; redirects are not followed, and a secret goes over a secure line only.</summary>
    /// <param name="address">https, port 443.</param>
    /// <param name="json">What to send; null to ask.</param>
    /// <param name="authorization">The header.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="FetchException">There is no answer; the message says why in words for an editor.</exception>
    public Task<FetchedPage> SendJsonAsync(Uri address, byte[]? json, string authorization, CancellationToken cancellationToken) => GuardedAsync(async deadline =>
    {
        CheckForSecret(address);
        using var request = Ask(address, conditions: null);
        request.Headers.Remove("Accept");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (json is not null)
        {
            request.Method = HttpMethod.Post;
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }
        deadline.Listen();
        using var response = await _http.SendAsync(request, deadline.Token);
        return await ReceiveAsync(response, address, null, deadline);
    }, cancellationToken);

    /// <summary>Whether a secret may be sent to an address, as far as the address itself tells.</summary>
    /// <exception cref="FetchException">It may not; the message says why.</exception>
    public void CheckForSecret(Uri address)
    {
        _web.Check(address);
        if (address.Scheme != Uri.UriSchemeHttps && !(_options.AllowLoopback && address.IsLoopback))
            throw PublicWeb.Refuse("A secret is only sent over a secure line: the address must begin with https://.");
    }

    private async Task<FetchedPage> FollowAsync(Uri address, FetchConditions? conditions, Deadline deadline)
    {
        Uri? moved = null;
        var movedForGood = true;
        for (var hop = 0; ; hop++)
        {
            _web.Check(address);
            using var request = Ask(address, conditions);
            deadline.Listen();
            using var response = await _http.SendAsync(request, deadline.Token);
            if (Target(response, address) is not { } next) return await ReceiveAsync(response, address, moved, deadline);

            if (hop == _options.MaxRedirects)
                throw new FetchException(FetchFault.TooManyRedirects, $"The site sent us on more than {_options.MaxRedirects} times. Give the final address of the page.");
            if (IsDowngrade(address, next))
                throw PublicWeb.Refuse("The site sent us from a secure address to an insecure one, so the page was not fetched.");

            movedForGood &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            if (movedForGood) moved = next;
            address = next;
        }
    }

    /// <summary>What was asked over a secure line must not come over an open one.</summary>
    internal static bool IsDowngrade(Uri from, Uri to) => from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp;

    private HttpRequestMessage Ask(Uri address, FetchConditions? conditions)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.5");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (IsHeaderSafe(conditions?.ETag)) request.Headers.TryAddWithoutValidation("If-None-Match", conditions!.ETag);
        if (IsHeaderSafe(conditions?.LastModified)) request.Headers.TryAddWithoutValidation("If-Modified-Since", conditions!.LastModified);
        return request;
    }

    private static Uri? Target(HttpResponseMessage response, Uri from)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or
            HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) return null;
        if (Header(response.Headers, "Location") is not { } location) return null;
        return Uri.TryCreate(from, location, out var target)
            ? target
            : throw PublicWeb.Refuse("The site sent us on to something that is no web address.");
    }

    private async Task<FetchedPage> ReceiveAsync(HttpResponseMessage response, Uri address, Uri? moved, Deadline deadline)
    {
        var unchanged = response.StatusCode == HttpStatusCode.NotModified;
        var body = unchanged ? ReadOnlyMemory<byte>.Empty : await BodyReader.ReadAsync(response.Content, _options, deadline);
        return new FetchedPage(
            address, moved, (int)response.StatusCode,
            Header(response.Headers, "ETag"),
            Header(response.Content.Headers, "Last-Modified"),
            Header(response.Content.Headers, "Content-Type"),
            Header(response.Headers, "Retry-After"),
            Header(response.Headers, "Cache-Control"),
            body)
        {
            Total = Number(Header(response.Headers, "X-WP-Total")),
            TotalPages = Number(Header(response.Headers, "X-WP-TotalPages")),
            Links = Header(response.Headers, "Link"),
        };
    }

    /// <summary>Raw, because validators must go back byte for byte and dates of other people's servers are often wrong.</summary>
    private static string? Header(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static int? Number(string? header) => int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsHeaderSafe(string? value) => !string.IsNullOrEmpty(value) && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>Resolves, refuses if any answer is not public (a mixed answer is an attack or a mistake), and dials exactly what was checked.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host.Trim('[', ']').TrimEnd('.');
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        foreach (var address in addresses) _web.Check(address);

        for (var i = 0; ; i++)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var last = i == addresses.Length - 1;
            if (!last) patience.CancelAfter(OneDial);
            try
            {
                return await _dial(new IPEndPoint(addresses[i], context.DnsEndPoint.Port), patience.Token);
            }
            catch (Exception fault) when (!last && fault is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // A site with several addresses is up when one of them answers.
            }
        }
    }

    private static async Task<Stream> DialAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static FetchException Explain(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery }:
                    return new FetchException(FetchFault.NameNotFound, "There is no site of this name, or its name cannot be looked up just now. Check the address.", fault);
                case AuthenticationException:
                    return new FetchException(FetchFault.Unreachable, "The site could not prove who it is (its certificate is not valid), so the page was not fetched.", fault);
                case SocketException:
                    return new FetchException(FetchFault.Unreachable, "The site does not answer. Try again later.", fault);
            }
        }

        return fault switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }
                => new FetchException(FetchFault.Garbled, "The site's answer is not a proper web page. Try again later, or paste the text.", fault),
            _ => new FetchException(FetchFault.Unreachable, "The connection to the site broke before the page was complete. Try again later.", fault),
        };
    }

    public void Dispose() => _http.Dispose();
}

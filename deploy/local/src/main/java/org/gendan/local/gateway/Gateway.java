package org.gendan.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gendan.local.stack.Service;
import org.gendan.servers.WebOrigins;

/** The one address of the local stack: hands each request to the service of its path, unchanged, as the HTTPRoute does. */
public final class Gateway {

    public static final String HEALTH = "/q/health/ready";

    /** What is no form. */
    private static final long BODY_LIMIT = 1L << 20;

    private static final long FORM_LIMIT = 25L << 20;
    private static final Duration BODY_WITHIN = Duration.ofSeconds(10);
    private static final long BODIES_HELD = 24L << 20;
    /** Bank statements come up to 200 MB; the rest is what a form adds. */
    private static final String STATEMENTS = "/api/receipts/imports";

    /** A per cent sign that is no escape: a service answers it before any of its own code can say why. */
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** What a service may read as another path than the one that is decided on here, as it is written or once decoded. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|/\\.{1,2}(/|$)|[;\\\\]|%(2[EF]|5C|3B|25|[01][0-9A-F]|7F)", Pattern.CASE_INSENSITIVE);

    private static final Pattern HOST = Pattern.compile("[\\w.~\\[\\]:-]+");

    /** What somebody before the gateway would say of whom it passes on; nobody is before it. */
    private static final List<String> FORWARDED = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto");

    private static final long STATEMENT_LIMIT = 201L << 20;
    private static final String SERVICE = "service";

    private final Vertx vertx = Vertx.vertx();
    private final Map<Service, Integer> origins;
    private final Duration patience;
    private final HttpProxy proxy;
    private final HttpProxy formProxy;
    private final WholeBody bodies = new WholeBody(vertx, BODY_WITHIN, BODIES_HELD);
    private final List<String> webOrigins;

    Gateway(Map<Service, Integer> origins, Duration patience, List<String> webOrigins) {
        this.webOrigins = List.copyOf(webOrigins);
        this.origins = new EnumMap<>(origins);
        this.patience = patience;
        this.proxy = proxy(128);
        // Forms go on as they come, since no more than this fits into memory, and have connections of their own for it.
        this.formProxy = proxy(32);
    }

    private HttpProxy proxy(int connections) {
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(60)
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(4 * connections)
                .setConnectTimeout(2000));
        return HttpProxy.reverseProxy(client).origin(this::connect).addInterceptor(new Refusals());
    }

    public static void main(String[] arguments) {
        var origins = new EnumMap<Service, Integer>(Service.class);
        Stream.of(arguments)
                .skip(1)
                .map(argument -> argument.split("="))
                .forEach(origin -> origins.put(Service.valueOf(origin[0]), Integer.valueOf(origin[1])));
        new Gateway(origins, Duration.ofSeconds(60), WebOrigins.ofTheEnvironment())
                .listen(Integer.parseInt(arguments[0]))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    Future<HttpServer> listen(int port) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHost("localhost")
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true)
                        .setIdleTimeout(120)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .requestHandler(readable(routes()))
                .invalidRequestHandler(Gateway::refuse)
                .listen();
    }

    /** What a page in a browser may do and read, if it comes from one of the origins; who is no browser is not asked. */
    private Router routes() {
        Router router = Router.router(vertx);
        router.route()
                .handler(CorsHandler.create()
                        .addOrigins(webOrigins)
                        .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE))
                        .allowedHeaders(Set.of(
                                "Authorization",
                                "Content-Type",
                                "Idempotency-Key",
                                "If-Match",
                                "If-None-Match",
                                "traceparent"))
                        .exposedHeaders(Set.of("ETag", "Link", "Location", "Retry-After"))
                        .maxAgeSeconds(3600));
        router.get(ApiPage.PATH + "*").handler(new ApiPage());
        router.route().handler(context -> handle(context.request()));
        router.errorHandler(403, context -> Problem.foreignOrigin().answer(context.response()));
        return router;
    }

    void close() {
        vertx.close();
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals(HEALTH)) {
            request.response().end("ready");
        } else if (serviceOf(request).isEmpty()) {
            Problem.unknownPath(request.path()).answer(request.response());
        } else if (declaredLength(request) > limitOf(request)) {
            Problem.tooLarge(limitOf(request)).answer(request.response());
        } else {
            // Nothing here is spoken but HTTP.
            request.headers().remove("Upgrade");
            (isForm(request) ? formProxy : proxy).handle(request);
        }
    }

    /** Before the routes, which would answer by themselves. */
    private static Handler<HttpServerRequest> readable(Handler<HttpServerRequest> routes) {
        return request -> {
            if (isReadable(request)) {
                routes.handle(request);
            } else {
                Problem.malformed().answer(request.response());
            }
        };
    }

    /** Whether everybody behind the gateway reads the request as it is read here. */
    private static boolean isReadable(HttpServerRequest request) {
        var hosts = request.headers().getAll("Host");
        var isAddressed = request.version() == HttpVersion.HTTP_1_0 && hosts.isEmpty()
                || hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
        var encodings = request.headers().getAll("Transfer-Encoding");
        return isAddressed
                && (encodings.isEmpty() || encodings.equals(List.of("chunked")))
                && request.path() != null
                && request.path().startsWith("/")
                && !MALFORMED.matcher(request.uri()).find()
                && !AMBIGUOUS.matcher(request.path()).find();
    }

    /** What is no HTTP, or more of it than a server reads; the connection cannot be used any more. */
    private static void refuse(HttpServerRequest request) {
        Problem.of(request.decoderResult().cause()).answer(request.response());
        request.connection().close();
    }

    private static Optional<Service> serviceOf(HttpServerRequest request) {
        return Stream.of(Service.values())
                .filter(service -> service.serves(request.path()))
                .findFirst();
    }

    private static boolean isForm(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static long limitOf(HttpServerRequest request) {
        if (!isForm(request)) {
            return BODY_LIMIT;
        }
        return request.path().equals(STATEMENTS) ? STATEMENT_LIMIT : FORM_LIMIT;
    }

    private static boolean hasBody(HttpServerRequest request) {
        return declaredLength(request) > 0 || request.headers().contains("Transfer-Encoding");
    }

    private static long declaredLength(HttpServerRequest request) {
        try {
            return Long.parseLong(request.headers().get("Content-Length"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Future<io.vertx.core.http.HttpClientRequest> connect(ProxyContext context) {
        return context.client()
                .request(new RequestOptions()
                        .setHost("localhost")
                        .setPort(origins.get(context.get(SERVICE, Service.class)))
                        .setTimeout(patience.toMillis()));
    }

    /** Bounds a request's body, and answers for a service that does not. */
    private final class Refusals implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var request = context.request();
            var incoming = request.proxiedRequest();
            var service = serviceOf(incoming).orElseThrow();
            context.set(SERVICE, service);
            // The service is addressed as the client addressed the gateway, so that the links it gives lead back here.
            if (incoming.authority() != null) {
                request.setAuthority(incoming.authority());
            }
            request.headers().remove("Expect");
            FORWARDED.forEach(request.headers()::remove);
            request.headers().set("X-Forwarded-For", incoming.remoteAddress().hostAddress());
            if (!isForm(incoming)) {
                return hasBody(incoming) ? whole(context, service) : sent(context, service);
            }
            var body = new BoundedBody(request.getBody().stream(), limitOf(incoming));
            if (declaredLength(incoming) < 0) {
                request.setBody(Body.body(body));
            }
            return context.sendRequest().recover(failure -> {
                var problem = body.isTooLarge() ? Problem.tooLarge(limitOf(incoming)) : problem(service, failure);
                return Future.succeededFuture(problem.answer(request.release().response()));
            });
        }

        private Future<ProxyResponse> whole(ProxyContext context, Service service) {
            var request = context.request();
            return bodies.of(request.getBody().stream(), BODY_LIMIT)
                    .compose(
                            body -> {
                                request.setBody(Body.body(body));
                                return sent(context, service);
                            },
                            failure -> {
                                request.proxiedRequest().response().endHandler(_ -> request.proxiedRequest()
                                        .connection()
                                        .close());
                                return Future.succeededFuture(problem(service, failure)
                                        .answer(request.release().response()));
                            });
        }

        private static Future<ProxyResponse> sent(ProxyContext context, Service service) {
            return context.sendRequest()
                    .recover(failure -> Future.succeededFuture(problem(service, failure)
                            .answer(context.request().release().response())));
        }

        private static Problem problem(Service service, Throwable failure) {
            return switch (failure) {
                case WholeBody.TooSlow slow -> Problem.bodyTooSlow();
                case WholeBody.NoRoom full -> Problem.away(service);
                case BoundedBody.TooLarge large -> Problem.tooLarge(BODY_LIMIT);
                case ConnectException refused -> Problem.away(service);
                case TimeoutException late -> Problem.tooSlow(service);
                default -> Problem.brokenOff(service);
            };
        }
    }
}

package org.gendan.order.webhook;

import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;

/**
 * Where requests may go: hosts and ports that whoever runs the installation has written down, and nothing in the company's
 * own network but what is written down as such. Checked when an address is given, and again before each request.
 */
@Singleton
class AllowedHosts {
    private static final Set<String> AT_HOME = Set.of("local", "test", "dev");

    private final Set<String> allowed;
    private final Set<String> inside;
    private final boolean atHome;

    @Inject
    AllowedHosts(
            @ConfigProperty(name = "gendan.webhooks.allowed-hosts") Optional<List<String>> allowed,
            @ConfigProperty(name = "gendan.webhooks.private-hosts") Optional<List<String>> inside) {
        this(
                allowed.orElse(List.of()),
                inside.orElse(List.of()),
                ConfigUtils.getProfiles().stream().anyMatch(AT_HOME::contains));
    }

    AllowedHosts(List<String> allowed, List<String> inside, boolean atHome) {
        this.allowed = lowered(allowed);
        this.inside = lowered(inside);
        this.atHome = atHome;
    }

    private static Set<String> lowered(List<String> hosts) {
        return hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Refuses an address to which no request may go. */
    URI checked(String url) {
        return objection(url)
                .<URI>map(why -> {
                    throw Refused.invalid("url", why);
                })
                .orElseGet(() -> URI.create(url));
    }

    /** Why no request may go there now; looks the host up. */
    Optional<String> objectionNow(String url) throws UnknownHostException {
        Optional<String> objection = objection(url);
        if (objection.isPresent()) {
            return objection;
        }
        URI uri = URI.create(url);
        if (inside.contains(place(uri))) {
            return Optional.empty();
        }
        // The look-up of the request itself is answered from the same cache.
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
            if (isInside(address)) {
                return Optional.of("resolves to " + address.getHostAddress() + ", which is not a public address");
            }
        }
        return Optional.empty();
    }

    private Optional<String> objection(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            return Optional.of("is no address: " + malformed.getReason());
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !(atHome && "http".equalsIgnoreCase(uri.getScheme()))) {
            return Optional.of("must begin with https://");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("must name a host, and neither a user nor a fragment");
        }
        return allowed.contains(place(uri))
                ? Optional.empty()
                : Optional.of("goes to " + place(uri) + ", which gendan.webhooks.allowed-hosts does not name");
    }

    private static String place(URI uri) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getHost().toLowerCase(Locale.ROOT) + ":" + (uri.getPort() < 0 ? standard : uri.getPort());
    }

    static boolean isInside(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address.getAddress(), address);
    }

    /** Of IPv4 "this network" and what carriers share; of IPv6 what organisations give themselves. */
    private static boolean isReserved(byte[] bytes, InetAddress address) {
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        return switch (address) {
            case Inet4Address _ -> first == 0 || first >= 240 || first == 100 && second >= 64 && second < 128;
            case Inet6Address _ -> (first & 0xFE) == 0xFC;
            default -> true;
        };
    }
}

package org.gendan.production.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.ExpectedVersion;

/** Keeps how the products of each series are made; the usual way where nobody stated another. */
@ApplicationScoped
public class RoutingRegister implements Routes {
    private final Routings routings;
    private final ExpectedVersion expected;

    RoutingRegister(Routings routings, ExpectedVersion expected) {
        this.routings = routings;
        this.expected = expected;
    }

    /** The first routing of a series needs no version. Lots that were given out keep the one that they were given. */
    @Transactional
    public Routing state(String series, RoutingDetails details) {
        Routing routing = routings.of(series).orElse(null);
        if (routing == null) {
            routing = new Routing(series);
        } else {
            expected.required(routing.version());
        }
        routing.state(details);
        routings.persistAndFlush(routing);
        return routing;
    }

    /** The series is made the usual way from now on, except what was given out already. */
    @Transactional
    public void remove(String series) {
        Routing routing = get(series);
        expected.required(routing.version());
        routings.delete(routing);
        routings.flush();
    }

    @Transactional
    public Routing get(String series) {
        Routing routing = routings.of(series).orElseThrow(() -> Refused.unknown("routing", series));
        routing.route();
        return routing;
    }

    @Transactional
    public List<Routing> page(UUID after, int limit) {
        List<Routing> page = routings.page(after, limit);
        page.forEach(Routing::route);
        return page;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Route of(Collection<String> series) {
        List<Routing> own = routings.of(series);
        List<Route> different = Stream.concat(
                        own.stream().map(Routing::route),
                        own.size() < series.size() ? Stream.of(Route.USUAL) : Stream.empty())
                .distinct()
                .toList();
        if (different.size() > 1) {
            throw Refused.conflict("routings-differ", Map.of("series", List.copyOf(series)));
        }
        return different.isEmpty() ? Route.USUAL : different.getFirst();
    }
}

package org.gendan.kernel.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Refused;

/**
 * What a list is made of and in which orders it can be had: names that a client states, and behind each a value that is never
 * absent. What comes out of a tie is told by the id. The first order that is declared, backwards, is the list's own: newest first.
 *
 * @param <T> an item of the list, as the use case hands it over
 */
public final class Listing<T> {
    static final String UPDATED = "updatedAt";

    private final String head;
    private final String id;
    private final Function<T, UUID> idOf;
    private final Map<String, Order<T>> orders;

    /** Values are compared by the database; a cursor holds the last one shown as text. */
    record Order<T>(String path, Function<T, ?> valueOf, Function<String, ?> read) {
        <S> Order<S> of(Function<S, T> inner) {
            return new Order<>(path, inner.andThen(valueOf), read);
        }
    }

    private Listing(String head, String id, Function<T, UUID> idOf, Map<String, Order<T>> orders) {
        this.head = head;
        this.id = id;
        this.idOf = idOf;
        this.orders = orders;
    }

    /** All of an entity, by when it was created and when it changed; in conditions it is called {@code it}. */
    public static <T extends Listed> Listing<T> of(Class<T> entity, String id, Function<T, UUID> idOf) {
        return Listing.from("from " + entity.getSimpleName() + " it", "it." + id, idOf)
                .at("createdAt", "it.createdAt", Listed::createdAt)
                .at(UPDATED, "it.updatedAt", Listed::updatedAt);
    }

    /** What the HQL before its conditions selects, for a list that is more than one entity. */
    public static <T> Listing<T> from(String head, String id, Function<T, UUID> idOf) {
        return new Listing<>(head, id, idOf, Map.of());
    }

    /** Also by an instant. */
    public Listing<T> at(String name, String path, Function<T, Instant> value) {
        return by(name, new Order<>(path, value, Instant::parse));
    }

    /** Also by a day. */
    public Listing<T> on(String name, String path, Function<T, LocalDate> value) {
        return by(name, new Order<>(path, value, LocalDate::parse));
    }

    /** Also by a text, as the database orders texts. */
    public Listing<T> text(String name, String path, Function<T, String> value) {
        return by(name, new Order<>(path, value, Function.identity()));
    }

    /** The same list of items that hold what it lists. */
    public <S> Listing<S> in(Function<S, T> inner) {
        Map<String, Order<S>> outer = new LinkedHashMap<>();
        orders.forEach((name, order) -> outer.put(name, order.of(inner)));
        return new Listing<>(head, id, inner.andThen(idOf), outer);
    }

    /** The orders by their names, backwards ones with a minus. */
    public List<String> names() {
        return orders.keySet().stream()
                .flatMap(name -> Stream.of(name, "-" + name))
                .toList();
    }

    /** A part of the list; refused where the order is none of its own. */
    public Search<T> search(String sort, Instant updatedSince, int limit) {
        String stated = sort == null || sort.isEmpty() ? "-" + first() : sort;
        boolean backwards = stated.startsWith("-");
        Order<T> order = orders.get(backwards ? stated.substring(1) : stated);
        if (order == null) {
            throw Refused.invalid("sort", names().stream().collect(Collectors.joining(", ", "is one of ", "")));
        }
        return new Search<>(this, order, backwards, updatedSince, limit);
    }

    private Listing<T> by(String name, Order<T> order) {
        Map<String, Order<T>> more = new LinkedHashMap<>(orders);
        more.put(name, order);
        return new Listing<>(head, id, idOf, more);
    }

    private String first() {
        return orders.keySet().iterator().next();
    }

    String head() {
        return head;
    }

    String id() {
        return id;
    }

    UUID idOf(T item) {
        return idOf.apply(item);
    }

    /** Behind which value it is told what changed since. */
    String updated() {
        return orders.get(UPDATED).path();
    }
}

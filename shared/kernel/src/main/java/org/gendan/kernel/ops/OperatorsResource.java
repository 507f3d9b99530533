package org.gendan.kernel.ops;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.delivery.EventLog;
import org.gendan.kernel.delivery.ParkedEvents;
import org.gendan.kernel.delivery.ParkedEvents.ParkedEvent;
import org.gendan.kernel.delivery.ParkedEvents.Selection;
import org.gendan.kernel.delivery.ParkedEvents.WholeEvent;
import org.gendan.kernel.delivery.States;
import org.gendan.kernel.delivery.SubscriberReplay;
import org.gendan.kernel.rest.Problem;
import org.gendan.kernel.rest.QueryTime;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.Work;
import org.gendan.kernel.time.Work.Abandoned;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What an operator does to a running service: moves its clock, announces again, releases what stands still. */
@Path("/api/ops/{service}")
@Tag(
        name = "Operators",
        description =
                "What an operator does to a running service: moves its clock, announces again, releases what stands still.")
@RolesAllowed(Role.OPERATOR)
class OperatorsResource {
    /** What was moved over runs day by day, and a clock that was mistyped stays where it is. */
    private static final Duration FURTHEST = Duration.ofDays(3653);
    /** Later ones no database keeps. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final BusinessClock clock;
    private final EventLog log;
    private final ParkedEvents parked;
    private final Work work;
    private final States states;
    private final SubscriberReplay history;
    private final String self;

    OperatorsResource(
            BusinessClock clock,
            EventLog log,
            ParkedEvents parked,
            Work work,
            States states,
            SubscriberReplay history,
            @ConfigProperty(name = "gendan.service") String self) {
        this.self = self;
        this.clock = clock;
        this.log = log;
        this.parked = parked;
        this.work = work;
        this.states = states;
        this.history = history;
    }

    /** The address names the service, so that the gateway can tell them apart; another service's name is none of ours. */
    @PermitAll
    @ServerRequestFilter
    void ownAddressOnly(UriInfo uri) {
        String path = uri.getPath();
        if (path.startsWith("/api/ops/") && !path.startsWith("/api/ops/" + self + "/")) {
            throw Problem.of(Response.Status.NOT_FOUND, "unknown-path", Map.of());
        }
    }

    /** Business time as this service sees it. */
    @MayLack({})
    record Time(Instant now, LocalDate today, boolean movable) {}

    @Schema(description = "Where business time is to move, never back.")
    record NewTime(
            @NotNull @Schema(description = "An instant in UTC.", examples = "2026-12-01T01:00:00Z")
            Instant now) {}

    @Schema(
            description =
                    "Which announced events are to be announced again: those of a key, or those from an instant on.")
    record ReplayRequest(String key, Instant from) {}

    /** How many events were put into the outbox again; 10 000 at the most, so repeat from the last one's time. */
    record Replayed(int events) {}

    @Schema(description = "Which streams: those with a parked event that meets every criterion given; and why.")
    record StreamSelection(
            @Size(max = 100) @Schema(description = "Of this consumer alone.", examples = "order")
            String consumer,

            @Size(max = 100) @Schema(examples = "gendan.finance.events")
            String topic,

            @Size(max = 200) @Schema(description = "The order's id.")
            String key,

            @Size(max = 200) @Schema(examples = "finance.deposit-confirmed.v1")
            String type,

            @Size(max = 1_000) @Schema(description = "How the reason for which they stand still begins.")
            String reason,

            @Schema(description = "Only events that were parked from then on.")
            Instant since,

            @NotBlank @Size(max = 400) @Schema(description = "Why; it is kept in the audit trail of each key.")
            String because) {}

    /** How many streams went on. */
    record Released(int streams) {}

    @Schema(description = "A piece of background work, as given-up-work lists it.")
    record WorkKey(
            @NotBlank @Schema(examples = "notice-mail") String kind,
            @NotBlank String key) {}

    /** Whether it is tried again; not if it is not, or no longer, given up. */
    record Resumed(boolean resumed) {}

    @Schema(
            description =
                    "Of which compacted topic the states are told anew, and behind which of them; all where it is empty.")
    record StateRequest(
            @Size(max = 100) @Schema(examples = "gendan.state.orders")
            String topic,

            @Schema(description = "With a topic: the last one of the call before.")
            UUID after) {}

    record StatesNoted(List<TopicNoted> topics) {}

    @Schema(description = "How many are told anew on the topic; last is absent where none is left behind them.")
    record TopicNoted(String topic, int aggregates, UUID last) {}

    @Schema(
            description =
                    "The topic of the new subscriber's own, which exists already, and where the call before ended.")
    record SubscriberReplayRequest(
            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = "gendan\\.replay\\.[a-z0-9.-]+", message = "begins with gendan.replay.")
            @Schema(examples = "gendan.replay.new-erp")
            String topic,

            @Valid ReplayPlace after) {}

    @Schema(description = "How far a replay is: the last event that was written, and when the replay began.")
    record ReplayPlace(
            @NotBlank @Size(max = 200) String key,
            @Min(1) long sequence,
            @NotNull Instant begunAt) {}

    @Schema(description = "How many events were written; last is absent when all are, and the end is marked.")
    record ReplayWritten(int events, ReplayPlace last) {}

    record BlockedKey(@NotBlank String key, Boolean skip) {}

    /** The epoch under which this service announces from now on. */
    @MayLack({})
    record Epoch(UUID epoch) {}

    @GET
    @Path("clock")
    @Operation(summary = "Business time of this service")
    public Time time() {
        return new Time(clock.now(), clock.today(), clock.isMovable());
    }

    @POST
    @Path("clock")
    @Operation(summary = "Move business time forward (local stack and tests only)")
    public Time move(@NotNull @Valid NewTime time) {
        if (time.now().isAfter(clock.now().plus(FURTHEST))) {
            throw Refused.invalid("now", "lies more than ten years ahead, and there is no way back");
        }
        clock.moveTo(time.now());
        return time();
    }

    @POST
    @Path("replay")
    @Transactional
    @Operation(summary = "Announce events again, as they were; consumers drop what they have applied")
    public Replayed replay(@NotNull @Valid ReplayRequest which) {
        if ((which.key() == null) == (which.from() == null)) {
            throw Refused.invalid("key", "give either key or from");
        }
        if (which.from() != null
                && (which.from().isBefore(Instant.EPOCH) || which.from().isAfter(LATEST))) {
            throw Refused.invalid("from", "lies before 1970 or after 9999, which nothing was announced in");
        }
        return new Replayed(which.key() != null ? log.replay(which.key()) : log.replay(which.from()));
    }

    @POST
    @Path("state-announcement")
    @Transactional
    @Operation(
            summary = "Tell states anew: after a topic was made, or lost",
            description =
                    "At most 10 000 of a topic at a time, by their ids; repeat with topic and last one until none is left. Each "
                            + "is told as it stands by then, beside what changes meanwhile.")
    public StatesNoted announceStates(@NotNull @Valid StateRequest which) {
        if (which.topic() != null && !states.topics().contains(which.topic())) {
            throw Refused.invalid("topic", "is none on which this service tells states");
        }
        if (which.topic() == null && which.after() != null) {
            throw Refused.invalid("after", "is the last one of a topic, which is to be named");
        }
        return new StatesNoted(states.topics().stream()
                .filter(topic -> which.topic() == null || which.topic().equals(topic))
                .map(topic -> noted(topic, states.anew(topic, which.after())))
                .toList());
    }

    private static TopicNoted noted(String topic, States.Noted noted) {
        return new TopicNoted(topic, noted.aggregates(), noted.last());
    }

    @POST
    @Path("subscriber-replays")
    @Operation(
            summary = "Write the history into a topic of one new subscriber's own, which nobody else hears",
            description =
                    "Key by key, each in its order, with the same ids and sequences; at most about 10 000 events at a time: "
                            + "repeat with last until it is absent. Then a word on each partition, of the type "
                            + "<service>.replay-ended.v1, says from when on the subscriber reads the live topic (liveFrom); of each "
                            + "key it drops what it has by the sequence. Who reads a live topic from its beginning has the same: "
                            + "this is for one that was lost or cut. 409 replay-not-taken where the topic is missing.")
    public ReplayWritten replayFor(@NotNull @Valid SubscriberReplayRequest which) {
        ReplayPlace after = which.after();
        SubscriberReplay.Written written = history.write(
                which.topic(),
                after == null ? null : new SubscriberReplay.Place(after.key(), after.sequence(), after.begunAt()));
        SubscriberReplay.Place last = written.last();
        return new ReplayWritten(
                written.events(), last == null ? null : new ReplayPlace(last.key(), last.sequence(), last.begunAt()));
    }

    @POST
    @Path("epoch")
    @Transactional
    @Operation(summary = "Declare that this service's database was restored from a backup")
    public Epoch newEpoch() {
        return new Epoch(log.newEpoch());
    }

    @POST
    @Path("blocked-streams")
    @Transactional
    @Operation(summary = "Retry, or with skip give up, an event that the broker refused for good")
    public Released unblock(@NotNull @Valid BlockedKey blocked) {
        return new Released(log.unblock(blocked.key(), Boolean.TRUE.equals(blocked.skip())) ? 1 : 0);
    }

    @GET
    @Path("parked-events")
    @Operation(summary = "Events that could not be applied, and those that wait behind them")
    public List<ParkedEvent> parked(
            @RestQuery @Parameter(description = "Only those that this consumer stands still at.") String consumer,
            @RestQuery @Parameter(description = "Only those of this topic.") String topic,
            @RestQuery String key,
            @RestQuery String type,
            @RestQuery String reason,
            @RestQuery @Parameter(description = "Only those that were parked from then on: an instant in UTC.")
                    String since,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return parked.find(new Selection(consumer, topic, key, type, reason, QueryTime.of("since", since), limit));
    }

    @GET
    @Path("parked-events/{eventId}")
    @Operation(summary = "Look into a parked event: what its headers said, and its body")
    public WholeEvent parkedEvent(
            UUID eventId,
            @RestQuery @Parameter(description = "Where several consumers stand still at it: as this one has it.")
                    String consumer) {
        return parked.read(eventId, consumer);
    }

    @POST
    @Path("parked-events/release")
    @Operation(summary = "Try the selected streams again from where they stand still")
    public Released release(@NotNull @Valid StreamSelection which) {
        return new Released(parked.release(selection(which), which.because()));
    }

    @POST
    @Path("parked-events/skip")
    @Operation(summary = "Give up the event at which each selected stream stands still, and go on behind it")
    public Released skip(@NotNull @Valid StreamSelection which) {
        return new Released(parked.skip(selection(which), which.because()));
    }

    @GET
    @Path("given-up-work")
    @Operation(summary = "Background work that nobody tries any more, the latest first, and why it failed last")
    public List<Abandoned> givenUp(@RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return work.givenUp(limit);
    }

    @POST
    @Path("given-up-work/resumption")
    @Transactional
    @Operation(summary = "Try a piece of given-up work again, now and later, until it is done or given up anew")
    public Resumed resume(@NotNull @Valid WorkKey which) {
        return new Resumed(work.resume(which.kind(), which.key()));
    }

    private static Selection selection(StreamSelection which) {
        if (which.key() == null && which.type() == null && which.reason() == null) {
            throw Refused.invalid("key", "give at least one of key, type and reason");
        }
        return new Selection(
                which.consumer(), which.topic(), which.key(), which.type(), which.reason(), which.since(), 200);
    }
}

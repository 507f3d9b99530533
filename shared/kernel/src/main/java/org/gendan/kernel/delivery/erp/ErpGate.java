package org.gendan.kernel.delivery.erp;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.delivery.erp.ErpEar.Revised;
import org.gendan.kernel.delivery.erp.ErpLog.Kept;
import org.gendan.kernel.delivery.erp.ErpLog.Last;
import org.gendan.kernel.delivery.erp.RecordReader.Read;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Texts;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Acting;
import org.gendan.language.Missing;
import org.gendan.language.erp.ErpOutcome;
import org.gendan.language.erp.ErpOutcome.Gate;
import org.gendan.language.erp.ErpOutcome.Need;
import org.gendan.language.erp.ErpOutcome.Verdict;
import org.gendan.language.erp.ErpTypes;
import org.jboss.logging.Logger;

/**
 * Where messages of ERPs come in: one transaction each, in which a message is kept, applied where it is good, and answered on
 * {@code gendan.erp.outcomes} either way. A message is known by source and id; a second one changes nothing and gets the same
 * verdict. While the database is away it waits; what cannot be dealt with for any other reason is rejected, so that nothing
 * waits behind it.
 */
@ApplicationScoped
public class ErpGate {
    public static final String OUTCOMES = "gendan.erp.outcomes";
    /** Whoever acts where an ERP does. */
    public static final String BY = "erp";

    /** Apart from the keys of our own events, which an ERP could otherwise put out of step. */
    private static final String KEY_PREFIX = "erp:";
    /** An order of 1 000 lines may be wrong in all of them; the answer says how many more there are. */
    private static final int MOST_TOLD = 200;

    private static final Logger LOG = Logger.getLogger(ErpGate.class);

    private final Inbox inbox;
    private final Outbox outbox;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final RecordReader reader;
    private final MeterRegistry meters;
    private final String outcomeType;

    ErpGate(
            Inbox inbox,
            Outbox outbox,
            Transactions transactions,
            BusinessClock clock,
            Validator validator,
            MeterRegistry meters,
            @ConfigProperty(name = "gendan.service") String service) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.reader = new RecordReader(validator);
        this.meters = meters;
        this.outcomeType = ErpTypes.outcomeOf(service);
    }

    private record Judged(Verdict verdict, String externalId, UUID id, List<Fault> faults, Gate gate) {
        static Judged rejected(List<Fault> faults) {
            return new Judged(Verdict.REJECTED, null, null, faults, null);
        }
    }

    CompletionStage<Void> take(Message<ConsumerRecord<String, byte[]>> message, ErpEar<?> ear) {
        return inbox.hear(message, () -> {
            take(message.getPayload(), ear);
            message.ack();
        });
    }

    /** Fails only while the service ends; the record then comes again. */
    private void take(ConsumerRecord<String, byte[]> record, ErpEar<?> ear) {
        try {
            ErpMessage message = MessageReader.read(record);
            inbox.untilItPasses(() -> deal(message, ear));
        } catch (RuntimeException failed) {
            if (transactions.isPassing(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "%s/%d/%d cannot be answered", record.topic(), record.partition(), record.offset());
            inbox.setAside(record, "not answered: " + failed.getMessage());
            count(record.topic(), "DEAD_LETTERED");
        }
    }

    private <T extends Record> void deal(ErpMessage message, ErpEar<T> ear) {
        try {
            transactions.inNew(connection -> {
                if (ErpLog.keep(connection, message, clock.now())) {
                    answer(connection, message, ear, judge(connection, message, ear));
                } else {
                    repeat(connection, message, ear);
                }
                return null;
            });
        } catch (Faulty faulty) {
            reject(message, ear, Judged.rejected(faulty.faults()));
        } catch (Refused refused) {
            reject(message, ear, refused(refused));
        } catch (RuntimeException failed) {
            if (transactions.isPassing(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "message %s of %s cannot be applied", message.keptId(), message.keptSource());
            reject(message, ear, Judged.rejected(List.of(Fault.of("", "NOT_APPLICABLE", ""))));
        }
    }

    /** What it had done is undone; that it came, and why it was not taken, stays. */
    private void reject(ErpMessage message, ErpEar<?> ear, Judged judged) {
        transactions.inNew(connection -> {
            if (ErpLog.keep(connection, message, clock.now())) {
                answer(connection, message, ear, judged);
            } else {
                repeat(connection, message, ear);
            }
            return null;
        });
    }

    private <T extends Record> Judged judge(Connection connection, ErpMessage message, ErpEar<T> ear)
            throws SQLException {
        List<Fault> faults = new ArrayList<>(message.faults());
        if (!message.isOne()) {
            return Judged.rejected(faults);
        }
        if (!ear.typeName().equals(message.type())) {
            faults.add(Fault.of("type", "MESSAGE_TYPE", message.type(), Map.of("expected", ear.typeName())));
            return Judged.rejected(faults);
        }
        if (message.data() == null) {
            return Judged.rejected(faults);
        }
        Read<T> read = reader.read(message.data(), ear.type());
        faults.addAll(read.faults());
        if (!faults.isEmpty()) {
            return Judged.rejected(faults);
        }
        Optional<Revised> revised = ear.revised(read.value());
        if (revised.isEmpty()) {
            Applied applied = apply(message, ear, read.value(), null);
            return judged(null, applied);
        }
        String externalId = revised.get().externalId();
        long revision = revised.get().revision();
        String hash = ErpMessage.sha256(ErpTypes.write(read.value()).getBytes(StandardCharsets.UTF_8));
        Optional<Last> last = ErpLog.last(connection, ear.subject(), externalId);
        if (last.isPresent() && last.get().revision() >= revision) {
            boolean same =
                    last.get().revision() == revision && last.get().hash().equals(hash);
            List<Fault> stale = List.of(Fault.of(
                    "revision",
                    "STALE_REVISION",
                    String.valueOf(revision),
                    Map.of("known", last.get().revision())));
            return same
                    ? new Judged(Verdict.DUPLICATE, externalId, last.get().id(), List.of(), null)
                    : new Judged(Verdict.STALE, externalId, last.get().id(), stale, null);
        }
        Applied applied = apply(message, ear, read.value(), last.map(Last::id).orElse(null));
        transactions.flush();
        ErpLog.applied(connection, ear.subject(), externalId, new Last(revision, hash, applied.id()));
        return judged(externalId, applied);
    }

    private static Judged judged(String externalId, Applied applied) {
        return new Judged(
                applied.before() ? Verdict.DUPLICATE : Verdict.ACCEPTED, externalId, applied.id(), List.of(), null);
    }

    private static <T extends Record> Applied apply(ErpMessage message, ErpEar<T> ear, T data, UUID known) {
        Acting acting = new Acting(BY, Set.of(BY), message.type(), null, message.source() + " " + message.id(), null);
        return ScopedValue.where(Acting.NOW, acting).call(() -> ear.apply(data, known, message));
    }

    /** What was rejected is rejected again: told that it is a duplicate, the sender would take it for applied. */
    private void repeat(Connection connection, ErpMessage message, ErpEar<?> ear) throws SQLException {
        Kept kept = ErpLog.kept(connection, message);
        if (kept.isSameRecord(message)) {
            count(message.topic(), "REDELIVERED");
            return;
        }
        if (!kept.contentHash().equals(message.contentHash())) {
            Fault reused = Fault.of("id", "MESSAGE_REUSED", message.id());
            tell(message, outcome(message, ear, Judged.rejected(List.of(reused))));
            return;
        }
        Verdict verdict = kept.answer().outcome() == Verdict.ACCEPTED
                ? Verdict.DUPLICATE
                : kept.answer().outcome();
        tell(
                message,
                kept.answer()
                        .again(
                                message.topic(),
                                message.partition(),
                                message.offset(),
                                message.key(),
                                verdict,
                                clock.today()));
    }

    private void answer(Connection connection, ErpMessage message, ErpEar<?> ear, Judged judged) throws SQLException {
        ErpOutcome outcome = outcome(message, ear, judged);
        ErpLog.answered(connection, message, outcome);
        tell(message, outcome);
    }

    private void tell(ErpMessage message, ErpOutcome outcome) {
        outbox.answer(OUTCOMES, KEY_PREFIX + message.answeredUnder(), outcomeType, ErpTypes.write(outcome));
        transactions.afterCommit(() -> count(message.topic(), outcome.outcome().name()));
    }

    private ErpOutcome outcome(ErpMessage message, ErpEar<?> ear, Judged judged) {
        List<Fault> faults = judged.faults().stream().map(ear::told).toList();
        Fault first = faults.isEmpty() ? null : faults.getFirst();
        List<Fault> told = new ArrayList<>(faults.stream().limit(MOST_TOLD).toList());
        if (faults.size() > MOST_TOLD) {
            told.add(Fault.of("", "MORE_VIOLATIONS", String.valueOf(faults.size() - MOST_TOLD)));
        }
        return new ErpOutcome(
                message.topic(),
                message.partition(),
                message.offset(),
                message.key(),
                message.source(),
                message.id(),
                message.type(),
                judged.verdict(),
                first == null ? null : first.code(),
                first == null ? null : first.value(),
                first == null ? null : first.text(),
                first == null ? null : first.textZh(),
                told.stream().map(Fault::told).toList(),
                judged.gate(),
                judged.externalId() == null ? message.statedExternalId() : judged.externalId(),
                ear.subject() == Subject.BANK_LINE ? judged.id() : null,
                ear.subject() == Subject.CUSTOMER ? judged.id() : null,
                ear.subject() == Subject.PRODUCT ? judged.id() : null,
                ear.subject() == Subject.ORDER ? judged.id() : null,
                clock.today());
    }

    /** A rule of the domain that refused, in its own words; a gate with everything that it waits for. */
    private static Judged refused(Refused refused) {
        if (refused.facts().get("violations") instanceof List<?> violations) {
            return Judged.rejected(violations.stream()
                    .map(Refused.Violation.class::cast)
                    .map(each -> Fault.of(each.field(), "INVALID", "", Map.of("why", each.message())))
                    .toList());
        }
        Fault fault = new Fault(
                "",
                refused.code(),
                "",
                refused.title() + ". " + refused.detail(),
                Texts.chinese(refused.code(), refused.facts())
                        + "。"
                        + Texts.chinese(refused.code() + ".detail", refused.facts()));
        Gate gate = refused.facts().get("missing") instanceof List<?> missing
                ? new Gate(
                        refused.code(),
                        missing.stream()
                                .map(Missing.class::cast)
                                .map(ErpGate::need)
                                .toList())
                : null;
        return new Judged(Verdict.REJECTED, null, null, List.of(fault), gate);
    }

    private static Need need(Missing missing) {
        String key = "missing." + missing.code();
        return new Need(
                missing.code(),
                missing.who(),
                Texts.english(key, missing.facts()),
                Texts.chinese(key, missing.facts()));
    }

    private void count(String topic, String outcome) {
        meters.counter("gendan.erp.messages", "topic", topic, "outcome", outcome)
                .increment();
    }
}

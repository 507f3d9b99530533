package org.gendan.production.factory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Ids;
import org.gendan.production.calendar.CompanyCalendar;

/** Keeps the factories and announces each change of them. */
@ApplicationScoped
public class FactoryRegister {
    public static final Listing<Factory> LISTING = Listing.of(Factory.class, "id", Factory::id)
            .text("code", "it.code", factory -> factory.details().code())
            .text("name", "it.name", factory -> factory.details().name());

    private static final int MOST_ACTIVE = 500;

    private final Factories factories;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;
    private final CompanyCalendar company;

    FactoryRegister(
            Factories factories,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected,
            CompanyCalendar company) {
        this.factories = factories;
        this.company = company;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Factory add(UUID id, FactoryDetails details) {
        if (id != null && factories.findByIdOptional(id).isPresent()) {
            throw Refused.conflict("already-exists", Map.of("id", id.toString()));
        }
        Factory factory = new Factory(id == null ? Ids.next() : id, details);
        factories.persist(factory);
        return announce(factory);
    }

    @Transactional
    public Factory change(UUID id, FactoryDetails details) {
        Factory factory = get(id);
        expected.required(factory.version());
        factory.change(details);
        return announce(factory);
    }

    @Transactional
    public Factory get(UUID id) {
        return factories.visible(id).orElseThrow(() -> Refused.unknown("factory", id));
    }

    @Transactional
    public List<Factory> page(String words, Boolean active, Search<Factory> search) {
        return factories.page(words, active, search);
    }

    /** Refuses a factory that does not exist, or that takes no work. */
    @Transactional
    public void requireActive(UUID id) {
        Factory factory = get(id);
        if (!factory.isActive()) {
            throw Refused.conflict(
                    "factory-inactive",
                    Map.of("factoryId", id.toString(), "name", factory.details().name()));
        }
    }

    /** Those that take work, by their codes, at most 500. */
    @Transactional
    public List<Factory> active() {
        return factories.active(MOST_ACTIVE);
    }

    /** The days on which these factories work, for whoever plans or counts for them. */
    @Transactional
    public Map<UUID, FactoryCalendar> calendars(Collection<UUID> ids) {
        WorkingDays days = company.workingDays();
        return factories.list("id in ?1", ids).stream()
                .collect(Collectors.toMap(Factory::id, factory -> factory.calendar(days)));
    }

    /** What these factories are called. */
    @Transactional
    public Map<UUID, String> names(Collection<UUID> ids) {
        return factories.list("id in ?1", ids).stream()
                .collect(Collectors.toMap(
                        Factory::id, factory -> factory.details().name()));
    }

    /** Whether the company or a factory that takes work works on that day. */
    @Transactional
    public boolean anybodyWorksOn(LocalDate day) {
        WorkingDays days = company.workingDays();
        return FactoryCalendar.of(days).isWorkingDay(day)
                || factories.list("active = true").stream()
                        .anyMatch(factory -> factory.calendar(days).isWorkingDay(day));
    }

    /** Sets a working day, null where nobody knows. */
    @Transactional
    public Integer capacityPerDay(UUID id) {
        return factories.findById(id).details().capacityPerDay();
    }

    private Factory announce(Factory factory) {
        outbox.announce(factory.announced(clock.today(), caller.name()));
        return factory;
    }
}

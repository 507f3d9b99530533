package org.gendan.production.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.Ids;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.routing.Made.Excess;
import org.gendan.production.routing.Made.Output;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A jacket of which body and sleeves are sewn beside each other and joined before it is pressed. */
class RouteTest {
    static final WorkProcess BODY = WorkProcess.of("BODY");
    static final WorkProcess SLEEVES = WorkProcess.of("SLEEVES");
    static final WorkProcess ASSEMBLY = WorkProcess.of("ASSEMBLY");

    private static final UUID LINE = Ids.next();
    private static final Route JACKET = new Route(List.of(
            new Step(1, WorkProcess.CUTTING, "Cutting", "裁剪", 0, 40, List.of()),
            new Step(2, BODY, "Body", "大身", 10, 60, List.of("CUTTING")),
            new Step(3, SLEEVES, "Sleeves", "袖子", 10, 50, List.of("CUTTING")),
            new Step(4, ASSEMBLY, "Assembly", "合缝", 30, 80, List.of("BODY", "SLEEVES")),
            new Step(5, WorkProcess.PACKING, "Packing", "包装", 50, 100, List.of("ASSEMBLY"))));

    private final Made cut = new Made(JACKET, List.of()).plus(output(WorkProcess.CUTTING, 100, 0));

    @Test
    @Tag("rule-23")
    void aJoinCountsNoMoreSetsThanThePartOfWhichThereIsLeast() {
        Made parts = cut.plus(output(BODY, 80, 0)).plus(output(SLEEVES, 50, 2));
        assertEquals(Optional.empty(), excess(parts, output(ASSEMBLY, 48, 0)));
        assertEquals(Optional.of(new Excess(ASSEMBLY, 49, 48)), excess(parts, output(ASSEMBLY, 49, 0)));
        assertEquals(
                Optional.of(new Excess(ASSEMBLY, 1, 0)), excess(cut.plus(output(BODY, 80, 0)), output(ASSEMBLY, 1, 0)));
    }

    @Test
    @Tag("rule-23")
    void eachPartIsHeldAgainstItsOwnProcessBeforeAndTwoPartsAreNotTwoSets() {
        Made both = cut.plus(output(BODY, 100, 0)).plus(output(SLEEVES, 100, 0));
        assertEquals(Optional.empty(), both.excess(cut, LINE, 100));
        assertEquals(Optional.of(new Excess(SLEEVES, 101, 100)), excess(both, output(SLEEVES, 1, 0)));
        Made joined = both.plus(output(ASSEMBLY, 70, 0));
        assertEquals(70, joined.produced());
        assertEquals(100, joined.begun(LINE));
    }

    @Test
    @Tag("rule-23")
    void aSetThatLostTwoPartsIsMadeAgainOnce() {
        Made scrapped = cut.plus(output(BODY, 100, 3)).plus(output(SLEEVES, 100, 2));
        assertEquals(Optional.empty(), excess(scrapped, output(WorkProcess.CUTTING, 3, 0)));
        assertEquals(
                Optional.of(new Excess(WorkProcess.CUTTING, 104, 103)),
                excess(scrapped, output(WorkProcess.CUTTING, 4, 0)));
    }

    @Test
    @Tag("S1.10b")
    void aRunIsDividedAlongTheRouteWithItsPartsBesideEachOther() {
        FactoryCalendar calendar = FactoryCalendar.of(WorkingDays.of(List.of()));
        LocalDate monday = LocalDate.of(2026, 3, 2);
        List<String> planned = JACKET.steps().stream()
                .map(step -> step.within(monday, LocalDate.of(2026, 3, 13), calendar))
                .map(each -> "%s %s %s"
                        .formatted(
                                each.process(),
                                each.startOn().getDayOfMonth(),
                                each.endOn().getDayOfMonth()))
                .toList();
        assertEquals(List.of("CUTTING 2 6", "BODY 2 10", "SLEEVES 2 9", "ASSEMBLY 4 12", "PACKING 6 13"), planned);
    }

    @Test
    @Tag("S1.10b")
    @Tag("rule-29")
    void aRunOverTheSpringFestivalRestsInItAndWorksOnTheMakeUpSaturday() {
        FactoryCalendar calendar = FactoryCalendar.of(WorkingDays.of(List.of(WorkingDays.Year.of(
                2026,
                LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).toList(),
                List.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)),
                false))));
        List<String> planned = JACKET.steps().stream()
                .map(step -> step.within(LocalDate.of(2026, 2, 12), LocalDate.of(2026, 2, 28), calendar))
                .map(each -> "%s %s %s"
                        .formatted(
                                each.process(),
                                each.startOn().getDayOfMonth(),
                                each.endOn().getDayOfMonth()))
                .toList();
        assertEquals(
                List.of("CUTTING 12 24", "BODY 12 26", "SLEEVES 12 25", "ASSEMBLY 14 27", "PACKING 24 28"), planned);
    }

    private static Optional<Excess> excess(Made before, Output more) {
        return before.plus(more).excess(before, LINE, 100);
    }

    private static Output output(WorkProcess process, int quantity, int scrapped) {
        return new Output(LINE, process, quantity, scrapped, 0);
    }
}

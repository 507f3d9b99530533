package org.gendan.order.tracking;

import static org.gendan.language.Stage.BALANCE_CONFIRMED;
import static org.gendan.language.Stage.MATERIALS_CHECKED;
import static org.gendan.language.Stage.PRODUCTION_COMPLETED;
import static org.gendan.language.Stage.WORK_ASSIGNED;
import static org.gendan.order.tracking.Course.DEPOSIT;
import static org.gendan.order.tracking.Course.TODAY;
import static org.gendan.order.tracking.Course.released;
import static org.gendan.order.tracking.Course.standing;
import static org.gendan.order.tracking.StageView.Status.BLOCKED;
import static org.gendan.order.tracking.StageView.Status.CURRENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.FinanceEvent.CreditMoved;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.RefundPaid;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.Role;
import org.gendan.language.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where an order stands that somebody stopped: held for a while, or given up. */
class StoppedOrderTest {
    private static final Money NOTHING = Money.parse("0.00", "CNY");
    private final UUID a = Ids.next();

    @Test
    void aHoldBlocksEveryStepButTheMoney() {
        Course order = released(200).assigned(a, "A", 120);
        order.tell(new OrderHeld(order.id, "等确认", TODAY, "m"));
        assertEquals(BLOCKED, order.status(WORK_ASSIGNED));
        assertEquals(List.of("hold", "work-assignment-rest"), order.missing(WORK_ASSIGNED));
        assertEquals(BLOCKED, order.status(MATERIALS_CHECKED));
        order.tell(new OrderHoldLifted(order.id, "好了", TODAY, "m"));
        assertEquals(CURRENT, order.status(WORK_ASSIGNED));

        Course unpaid = standing(10);
        unpaid.tell(new OrderHeld(unpaid.id, "等", TODAY, "m"));
        assertEquals(CURRENT, unpaid.status(Stage.DEPOSIT_REQUESTED));
    }

    @Test
    @Tag("rule-19")
    void aCancellationLeavesWhatIsStartedToTheProductionManager() {
        Course order = released(200).assigned(a, "A", 120).started(a);
        order.tell(new OrderCancelled(order.id, 1, true, "客户取消", TODAY, "business-manager"));
        assertEquals(BLOCKED, order.status(WORK_ASSIGNED));
        assertEquals(List.of("order-cancelled"), order.missing(WORK_ASSIGNED));
        assertEquals(
                List.of(Role.PRODUCTION_MANAGER),
                order.stage(PRODUCTION_COMPLETED).who());
    }

    @Test
    void theMoneyOfACancelledOrderIsForFinanceToGiveBack() {
        Course order = paid();
        order.tell(new RefundPaid(order.id, Ids.next(), DEPOSIT, NOTHING, "取消", TODAY, "cashier"));
        assertEquals(BLOCKED, order.status(Stage.DEPOSIT_CONFIRMED));
        assertEquals(List.of(), order.stage(BALANCE_CONFIRMED).who());
    }

    @Test
    @Tag("rule-3")
    void itMayGoToAnotherOrderInstead() {
        Course order = paid();
        order.tell(
                new CreditMoved(order.id, Ids.next(), order.id, Ids.next(), DEPOSIT, NOTHING, "转单", TODAY, "finance"));
        assertEquals(List.of(), order.stage(BALANCE_CONFIRMED).who());
    }

    @Test
    @Tag("S1.10a")
    void aCustomerIsToldThatAnOrderIsStoppedButNotWhatStaffWrote() {
        Course order = released(200);
        order.tell(new OrderHeld(order.id, "等确认", TODAY, "m"));
        assertEquals(List.of("The order is on hold; your merchandiser knows why."), told(order));
        order.tell(new OrderCancelled(order.id, 1, false, "客户破产", TODAY, "m"));
        assertEquals(List.of("The order was cancelled."), told(order));
    }

    private static List<String> told(Course order) {
        return order.stage(WORK_ASSIGNED).forCustomer().orElseThrow().missing().stream()
                .map(missing -> Texts.english("missing." + missing.code(), missing.facts()))
                .toList();
    }

    /** With its deposit paid, and cancelled before anything was made. */
    private static Course paid() {
        Course order = released(200);
        order.tell(new ReceiptConfirmed(order.id, Ids.next(), DEPOSIT, DEPOSIT, TODAY, "finance"));
        order.tell(new OrderCancelled(order.id, 1, false, "客户取消", TODAY, "m"));
        order.tell(new DepositRevoked(order.id, 1, DEPOSIT, DEPOSIT, NOTHING, "取消", TODAY, "finance"));
        assertEquals(CURRENT, order.status(BALANCE_CONFIRMED));
        assertEquals(List.of("money-back"), order.missing(BALANCE_CONFIRMED));
        assertEquals(List.of(Role.FINANCE), order.stage(BALANCE_CONFIRMED).who());
        return order;
    }
}

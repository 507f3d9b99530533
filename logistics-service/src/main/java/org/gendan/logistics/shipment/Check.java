package org.gendan.logistics.shipment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Gate;
import org.gendan.language.Missing;
import org.gendan.language.Role;
import org.gendan.logistics.shipment.Difference.Aspect;

/**
 * Holds what is loaded against what should be: line, colour and size as ordered, the quantity within the tolerance of the
 * plan, and with what is outside already within what may leave of the line (rules 21 and 22); place and date as contracted
 * (S1.19).
 */
record Check(DispatchOrder order, Movements movements) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    Gate of(Shipment shipment, LocalDate leaving, Gate gate) {
        List<Difference> found = differences(shipment, leaving);
        return gate.needs(found.isEmpty(), wrong(found));
    }

    private static Missing wrong(List<Difference> differences) {
        return new Missing(
                "wrong-goods", List.of(Role.WAREHOUSE, Role.MERCHANDISER), Map.of("differences", differences));
    }

    private List<Difference> differences(Shipment shipment, LocalDate leaving) {
        List<Difference> found = new ArrayList<>();
        shipment.goods().forEach(goods -> found.addAll(differences(goods)));
        Stream.concat(
                        shipment.planned().stream().map(Pieces::lineId),
                        shipment.goods().stream().map(Goods::lineId))
                .distinct()
                .map(order::line)
                .forEach(line -> found.addAll(differences(shipment, line)));
        order.contract().ifPresent(contract -> found.addAll(differences(shipment, contract, leaving)));
        return found;
    }

    private List<Difference> differences(Goods goods) {
        OrderedLine line = order.line(goods.lineId());
        List<Difference> found = new ArrayList<>();
        if (!goods.colour().equals(line.colour())) {
            found.add(difference(line, Aspect.COLOUR, line.colour(), goods.colour()));
        }
        if (!goods.size().equals(line.size())) {
            found.add(difference(line, Aspect.SIZE, line.size(), goods.size()));
        }
        return found;
    }

    private List<Difference> differences(Shipment shipment, OrderedLine line) {
        List<Difference> found = new ArrayList<>();
        int planned = shipment.planned(line.id());
        int loaded = shipment.counted(line.id());
        int fewest = OrderedLine.part(planned, WHOLE.subtract(order.tolerancePercent()), RoundingMode.CEILING);
        int most = OrderedLine.part(planned, WHOLE.add(order.tolerancePercent()), RoundingMode.FLOOR);
        if (planned == 0) {
            found.add(difference(line, Aspect.LINE, "0", loaded + ""));
        } else if (loaded < fewest || loaded > most) {
            found.add(difference(line, Aspect.QUANTITY, fewest == most ? most + "" : fewest + "–" + most, loaded + ""));
        }
        int total = movements.outside(line.id()) + loaded;
        if (total > order.mostAtTheGate(line)) {
            found.add(difference(line, Aspect.TOTAL, "≤ " + order.mostAtTheGate(line), total + ""));
        }
        return found;
    }

    private static List<Difference> differences(Shipment shipment, Contract contract, LocalDate leaving) {
        List<Difference> found = new ArrayList<>();
        if (!shipment.arrangement().isPickup()
                && !contract.allows(shipment.arrangement().place())) {
            found.add(new Difference(
                    null,
                    null,
                    Aspect.PLACE,
                    String.join(" / ", contract.places()),
                    shipment.arrangement().place()));
        }
        if (contract.isLate(leaving)) {
            found.add(new Difference(null, null, Aspect.DATE, "≤ " + contract.deliverBy(), leaving.toString()));
        }
        return found;
    }

    private static Difference difference(OrderedLine line, Aspect aspect, String expected, String actual) {
        return new Difference(line.id(), line.number(), aspect, expected, actual);
    }
}

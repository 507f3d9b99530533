package org.gendan.production.material;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.gendan.kernel.notice.Notice;
import org.gendan.kernel.notice.Notices;
import org.gendan.kernel.notice.Recipients;
import org.gendan.kernel.rest.Role;
import org.gendan.kernel.rest.Texts;
import org.gendan.production.order.Lot;

/** Tells the head of quality, marketing and the order's merchandiser what is wrong with a delivery (S3.1c). */
@ApplicationScoped
class MaterialNotices {
    private final Notices notices;
    private final Recipients recipients;

    MaterialNotices(Notices notices, Recipients recipients) {
        this.notices = notices;
        this.recipients = recipients;
    }

    /** Its count differs from its list. */
    void anomalous(Lot lot, Delivery delivery, FourPointSystem fourPoints) {
        tell("material-anomaly", lot, delivery, fourPoints, delivery.countedBy());
    }

    /** Whoever is responsible counted along: this is the final result. */
    void confirmed(Lot lot, Delivery delivery, FourPointSystem fourPoints) {
        tell("material-count-confirmed", lot, delivery, fourPoints, delivery.confirmedBy());
    }

    private void tell(String code, Lot lot, Delivery delivery, FourPointSystem fourPoints, String by) {
        if (delivery.anomalies(fourPoints).isEmpty()) {
            return;
        }
        List<String> to =
                new ArrayList<>(List.of(recipients.role(Role.QUALITY_MANAGER), recipients.role(Role.MARKETING)));
        if (lot.order().merchandiser() != null) {
            to.add(recipients.staff(lot.order().merchandiser()));
        }
        Map<String, Object> facts = Map.of(
                "orderNumber", String.valueOf(lot.order().orderNumber()),
                "lot", lot.assignment().lot(),
                "deliveryNote", delivery.deliveryNote(),
                "by", by);
        notices.mail(Notice.of(
                lot.order().id().toString(),
                code,
                to,
                Texts.english("notice." + code, facts) + " · " + Texts.chinese("notice." + code, facts),
                String.join(
                        "\n\n",
                        Texts.english("notice." + code + ".detail", facts)
                                + found(delivery, fourPoints, Texts::english),
                        Texts.chinese("notice." + code + ".detail", facts)
                                + found(delivery, fourPoints, Texts::chinese))));
    }

    private static String found(
            Delivery delivery, FourPointSystem fourPoints, BiFunction<String, Map<String, ?>, String> language) {
        return delivery.items().stream()
                .filter(item -> !item.anomalies(fourPoints).isEmpty())
                .map(item -> "\n- "
                        + language.apply(
                                "notice.material",
                                Map.of(
                                        "material", item.material(),
                                        "name", item.name(),
                                        "listed", item.listed().stripTrailingZeros().toPlainString(),
                                        "counted", item.counted().stripTrailingZeros().toPlainString(),
                                        "unit", item.unit()))
                        + ": "
                        + item.anomalies(fourPoints).stream()
                                .map(anomaly -> language.apply(code(anomaly), Map.of()))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining());
    }

    private static String code(Anomaly anomaly) {
        return switch (anomaly) {
            case SHORTAGE -> "notice.shortage";
            case WIDTH -> "notice.width";
            case DEFECT -> "notice.defect";
        };
    }
}

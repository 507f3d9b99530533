package org.gendan.production.material;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Texts;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.production.factory.FactoryRegister;
import org.gendan.production.order.Lot;

/** Reports the final count of a delivery with anomalies to the quality manager and to marketing, in both languages (S3.1c). */
@ApplicationScoped
class CountResult {
    private final Notices notices;
    private final Recipients recipients;
    private final FactoryRegister factories;
    private final List<String> roles;

    CountResult(
            Notices notices,
            Recipients recipients,
            FactoryRegister factories,
            @ConfigProperty(name = "gendan.material.report-roles") List<String> roles) {
        this.notices = notices;
        this.recipients = recipients;
        this.factories = factories;
        this.roles = List.copyOf(roles);
    }

    void report(Delivery delivery, Lot lot, FourPointSystem fourPoints) {
        Map<String, Object> facts = Map.of(
                "orderNumber", lot.order().orderNumber(),
                "lot", lot.assignment().lot(),
                "factory",
                        factories
                                .names(List.of(lot.assignment().factoryId()))
                                .get(lot.assignment().factoryId()),
                "deliveryNote", delivery.deliveryNote(),
                "minutes", delivery.latency().toMinutes(),
                "countedBy", delivery.countedBy(),
                "confirmedBy", delivery.confirmedBy(),
                "remark", delivery.confirmationRemark() == null ? "–" : delivery.confirmationRemark());
        notices.mail(Notice.of(
                lot.order().id().toString(),
                "materials-result",
                roles.stream().map(recipients::role).toList(),
                Texts.english("materials-result", facts) + " · " + Texts.chinese("materials-result", facts),
                text(delivery, facts, fourPoints, Texts::english)
                        + "\n\n"
                        + text(delivery, facts, fourPoints, Texts::chinese)));
    }

    private static String text(
            Delivery delivery,
            Map<String, Object> facts,
            FourPointSystem fourPoints,
            BiFunction<String, Map<String, ?>, String> language) {
        return Stream.concat(
                        Stream.of(language.apply("materials-result.detail", facts)),
                        delivery.items().stream().flatMap(item -> item.anomalies(fourPoints).stream()
                                .map(anomaly -> language.apply(
                                        "materials-result." + anomaly, facts(delivery, item, fourPoints)))))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> facts(Delivery delivery, MaterialItem item, FourPointSystem fourPoints) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("material", item.material());
        facts.put("name", item.name());
        facts.put("unit", item.unit());
        facts.put("listed", plain(item.listed()));
        facts.put("counted", plain(item.counted()));
        facts.put("missing", plain(delivery.missing(item)));
        facts.put("listedWidth", plain(item.listedWidthCm()));
        facts.put("width", plain(item.widthCm()));
        facts.put("points", plain(item.pointsPer100SquareYards(fourPoints).orElse(null)));
        return facts;
    }

    private static String plain(BigDecimal figure) {
        return figure == null ? "–" : figure.stripTrailingZeros().toPlainString();
    }
}

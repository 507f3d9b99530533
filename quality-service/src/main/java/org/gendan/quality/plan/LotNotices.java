package org.gendan.quality.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gendan.kernel.rule.Texts;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.quality.paper.Words;

/** Tells people of a lot by mail, in both languages; the same thing under the same key once only. */
@ApplicationScoped
public class LotNotices {
    private final Notices notices;
    private final Recipients recipients;

    LotNotices(Notices notices, Recipients recipients) {
        this.notices = notices;
        this.recipients = recipients;
    }

    /** The roles, and the lot's inspector where it has one. */
    public List<String> inspectorAnd(PlannedLot lot, String... roles) {
        List<String> to = new ArrayList<>();
        for (String role : roles) {
            to.add(recipients.role(role));
        }
        if (lot.plan().inspector() != null) {
            to.add(recipients.staff(lot.plan().inspector()));
        }
        return to;
    }

    public void tell(String code, PlannedLot lot, List<String> to, Map<String, Object> facts, Object once) {
        Map<String, Object> english = in(facts, Words::english);
        Map<String, Object> chinese = in(facts, Words::chinese);
        String subject =
                Texts.english("reminder." + code, english) + " · " + Texts.chinese("reminder." + code, chinese);
        String text = Texts.english("reminder." + code + ".detail", english) + "\n\n"
                + Texts.chinese("reminder." + code + ".detail", chinese);
        notices.mail(Notice.of(lot.order().id().toString(), code, to, subject, text)
                .once("%s/%s/%s".formatted(code, lot.plan().id(), once)));
    }

    private static Map<String, Object> in(Map<String, Object> facts, UnaryOperator<Object> language) {
        Map<String, Object> said = new HashMap<>(facts);
        said.replaceAll((_, fact) -> language.apply(fact));
        return said;
    }
}

package org.gendan.office.paper;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Figures as people read them on paper in either language: in groups of three, with all the decimals that they have. */
public final class Figures {
    private Figures() {}

    public static String of(long count) {
        return of(BigDecimal.valueOf(count));
    }

    /** Without the zeros at its end, which say nothing of what was measured: 860.400 is 860.4. */
    public static String measured(BigDecimal figure) {
        BigDecimal plain = figure.stripTrailingZeros();
        return of(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    /** Its scale stays: 1234.50 is 1,234.50. */
    public static String of(BigDecimal figure) {
        DecimalFormat grouped = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        grouped.setMinimumFractionDigits(figure.scale());
        grouped.setMaximumFractionDigits(figure.scale());
        return grouped.format(figure);
    }
}

package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount in one ISO 4217 currency, in that currency's minor units: CNY and USD have 2 decimals, JPY 0, KWD 3.
 * As JSON it is {@code {"amount": "1234.50", "currency": "CNY"}}; more decimals than the currency has, and a currency
 * that does not exist, are refused. Amounts of different currencies never meet (rule 10). What somebody states is less than
 * 10^12; sums of it may be more.
 */
@Embeddable
@Schema(
        description =
                "An amount as a decimal string and its ISO 4217 currency code; at most the currency's decimals, and "
                        + "less than 1000000000000 where it is sent.")
public record Money(
        @Column(precision = 19, scale = 4)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "1234.50")
        BigDecimal amount,

        @Column(length = 3)
        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "CNY")
        Currency currency)
        implements Comparable<Money> {

    private static final Set<Currency> IN_USE = Arrays.stream(Locale.getISOCountries())
            .map(country -> Currency.getInstance(Locale.of("", country)))
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000");
    /** Before and behind the point; written out, 1E999999999 would fill the memory. */
    private static final int MOST_DIGITS = 30;

    public Money {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("money needs an amount and a currency");
        }
        if (amount.scale() > MOST_DIGITS || (long) amount.precision() - amount.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("an amount has at most %d digits".formatted(MOST_DIGITS));
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " is not a currency that money is paid in");
        }
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw new IllegalArgumentException(
                    "%s has %d decimals, so %s %s cannot be paid; round it before you send it"
                            .formatted(
                                    currency, currency.getDefaultFractionDigits(), amount.toPlainString(), currency));
        }
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /** What somebody states: less than 10^12. */
    @JsonCreator
    public static Money parse(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        currency(currency);
        return sum(amount, currency).stated();
    }

    /** What a service worked out and announced: it may be more than anybody may state. */
    public static Money sum(String amount, String currency) {
        if (amount == null || !amount.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("an amount is a decimal string such as \"1234.50\"");
        }
        return new Money(new BigDecimal(amount), known(currency));
    }

    /** This amount, where it is one that somebody may state. */
    public Money stated() {
        if (amount.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("%s is beyond the largest amount that is kept, %s"
                    .formatted(amount.toPlainString(), LIMIT.toPlainString()));
        }
        return this;
    }

    /** The currency of an ISO 4217 code; refuses a code that does not exist, that nothing is paid in, or that was withdrawn. */
    public static Currency currency(String code) {
        Currency currency = known(code);
        if (!IN_USE.contains(currency)) {
            throw new IllegalArgumentException(code + " is no longer the currency of any country");
        }
        return currency;
    }

    /** Also one that was withdrawn since: what was agreed in it stays what it was. */
    private static Currency known(String code) {
        if (code == null || !code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("a currency is an ISO 4217 code such as CNY, USD or JPY");
        }
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(code + " is no ISO 4217 currency", unknown);
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(code + " is not a currency that money is paid in");
        }
        return currency;
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    /** The given share of this amount, rounded once, HALF_UP, to the currency's minor unit (rule 11). */
    public Money percent(BigDecimal percent) {
        BigDecimal share = amount.multiply(percent).movePointLeft(2);
        return new Money(share.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }

    public boolean atLeast(Money other) {
        return compareTo(other) >= 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s and %s are amounts of different currencies".formatted(this, other));
        }
        return other;
    }
}

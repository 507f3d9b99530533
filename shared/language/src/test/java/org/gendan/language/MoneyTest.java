package org.gendan.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money is counted in its currency's minor units, rounded once, and never meets another currency. */
class MoneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "1234.5, CNY, 1234.50",
        "1234.500, CNY, 1234.50",
        "0, USD, 0.00",
        "-0.01, USD, -0.01",
        "1500, JPY, 1500",
        "1500.0, JPY, 1500",
        "1.234, KWD, 1.234",
        "1, KWD, 1.000"
    })
    @Tag("rule-11")
    void anAmountHasTheDecimalsOfItsCurrency(String amount, String currency, String kept) {
        assertEquals(kept, Money.parse(amount, currency).amount().toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"0.005, CNY", "0.5, JPY", "0.0001, KWD", "1.001, USD"})
    @Tag("rule-11")
    void whatCannotBePaidIsRefused(String amount, String currency) {
        assertThrows(IllegalArgumentException.class, () -> Money.parse(amount, currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYZ", "ZZZ", "cny", "RMB", "", "CN", "CNYY", "XXX", "XAU", "DEM", "HRK"})
    void aCurrencyThatIsNotPaidInIsRefused(String code) {
        assertThrows(IllegalArgumentException.class, () -> Money.parse("1", code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1,5", "1e3", " 1", "NaN", "0x1", ".5", "1.", "--1", "1000000000000", "9999999999999999"})
    void whatIsNoAmountIsRefused(String amount) {
        assertThrows(IllegalArgumentException.class, () -> Money.parse(amount, "CNY"));
    }

    @ParameterizedTest
    @CsvSource({
        // 30 % of 110 885.35 is 33 265.605: half up, once
        "110885.35, 30, CNY, 33265.61",
        "110885.34, 30, CNY, 33265.60",
        "-110885.35, 30, CNY, -33265.61",
        "0.01, 50, CNY, 0.01",
        "0.01, 49, CNY, 0.00",
        "100, 33.333, CNY, 33.33",
        "1001, 30, JPY, 300",
        "1005, 30, JPY, 302",
        "1.005, 10, KWD, 0.101",
        "12.34, 0, CNY, 0.00",
        "12.34, 100, CNY, 12.34"
    })
    @Tag("rule-11")
    void aShareIsRoundedOnceHalfUp(String amount, BigDecimal percent, String currency, String share) {
        assertEquals(Money.parse(share, currency), Money.parse(amount, currency).percent(percent));
    }

    @Test
    void aSumMayBeMoreThanAnybodyMayStateAndIsReadFromAnAnnouncement() throws IOException {
        Money most = Money.parse("999999999999.99", "CNY");
        Money sum = most.plus(most);
        assertThrows(IllegalArgumentException.class, sum::stated);
        assertThrows(IllegalArgumentException.class, () -> Money.parse("1999999999999.98", "CNY"));
        ReceiptConfirmed announced =
                new ReceiptConfirmed(Ids.next(), Ids.next(), most, sum, LocalDate.of(2026, 11, 24), "finance");
        byte[] json = EventTypes.write(announced).getBytes(StandardCharsets.UTF_8);
        assertEquals(announced, EventTypes.read(json, ReceiptConfirmed.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-999999999", "-1E31"})
    void whatWouldFillTheMemoryIsNoAmount(BigDecimal amount) {
        assertThrows(IllegalArgumentException.class, () -> new Money(amount, Money.currency("CNY")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "1E999999999", "1.2.3", "", "ten"})
    void anAnnouncementWithoutAnAmountIsUnreadable(String amount) {
        byte[] json = "{\"amount\": {\"amount\": \"%s\", \"currency\": \"CNY\"}}"
                .formatted(amount)
                .getBytes(StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> EventTypes.read(json, ReceiptConfirmed.class));
    }

    @Test
    void amountsAreAddedAndCompared() {
        Money three = Money.parse("3", "CNY");
        Money one = Money.parse("1.00", "CNY");
        assertEquals(Money.parse("4.00", "CNY"), three.plus(one));
        assertEquals(Money.parse("-2", "CNY"), one.minus(three));
        assertEquals(Money.parse("3", "CNY"), one.times(3));
        assertTrue(three.atLeast(one));
        assertTrue(three.atLeast(three));
        assertFalse(one.atLeast(three));
        assertFalse(Money.zero(one.currency()).isPositive());
        assertTrue(one.isPositive());
    }

    @Test
    @Tag("rule-10")
    void differentCurrenciesNeverMeet() {
        Money yuan = Money.parse("1", "CNY");
        Money dollar = Money.parse("1", "USD");
        assertThrows(IllegalArgumentException.class, () -> yuan.plus(dollar));
        assertThrows(IllegalArgumentException.class, () -> yuan.minus(dollar));
        assertThrows(IllegalArgumentException.class, () -> yuan.compareTo(dollar));
        assertThrows(IllegalArgumentException.class, () -> yuan.atLeast(dollar));
        assertFalse(yuan.equals(dollar));
    }

    @Test
    void moneyIsADecimalStringInJson() throws JsonProcessingException {
        Money money = Money.parse("1234.5", "CNY");
        String json = "{\"amount\":\"1234.50\",\"currency\":\"CNY\"}";
        assertEquals(json, JSON.writeValueAsString(money));
        assertEquals(money, JSON.readValue(json, Money.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"0.005\",\"currency\":\"CNY\"}",
                "{\"amount\":\"1\",\"currency\":\"XYZ\"}",
                "{\"amount\":\"1\"}",
                "{\"currency\":\"CNY\"}",
                "{\"amount\":null,\"currency\":null}",
                "{}"
            })
    void badMoneyInJsonIsRefused(String json) {
        assertThrows(JsonMappingException.class, () -> JSON.readValue(json, Money.class));
    }
}

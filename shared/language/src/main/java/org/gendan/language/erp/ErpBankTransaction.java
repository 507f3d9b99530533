package org.gendan.language.erp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * One movement on an account of the company, as the bank booked it.
 *
 * @param bankAccount the account; the message's key where it is missing
 * @param bookedOn such as 2026-11-20; neither before 2000 nor in the future
 * @param direction CREDIT or DEBIT; the sign of the amount where it is missing
 * @param transactionId the bank's own number; without one the content tells it from others of the day
 */
public record ErpBankTransaction(
        @Size(max = 60) String bankAccount,
        @NotBlank @Size(max = 40) String bookedOn,
        @NotNull @Valid Amount amount,
        @Size(max = 20) String direction,
        @Size(max = 200) String payer,
        @Size(max = 1000) String text,
        @Size(max = 90) String transactionId) {

    /**
     * What was moved, as it is written.
     *
     * @param amount a decimal text such as 1234.50 or 1,234.50, with a sign where no direction is stated
     * @param currency ISO 4217, or as Chinese banks name it
     */
    public record Amount(
            @NotBlank @Size(max = 40) String amount,
            @NotBlank @Size(max = 10) String currency) {}
}

package org.gendan.finance.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.office.paper.Printable;

/** Whose account it is, at which bank, and by what number money finds it. */
@Embeddable
@Schema(description = "Whose account it is, at which bank, and by what number money finds it.")
@MayLack("swift")
public record BankAccount(
        @NotBlank
        @Size(max = 200)
        @Printable
        @Column(name = "bank_beneficiary")
        @Schema(examples = "跟单服饰有限公司 Gendan Garments Co., Ltd.")
        String beneficiary,

        @NotBlank
        @Size(max = 200)
        @Printable
        @Column(name = "bank_name")
        @Schema(examples = "中国工商银行杭州分行 ICBC Hangzhou Branch")
        String bank,

        @Pattern(regexp = "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", message = "is a SWIFT code (BIC) of 8 or 11 characters")
        @Column(name = "bank_swift")
        @Schema(description = "SWIFT code (BIC); money from abroad needs it.", examples = "ICBKCNBJZJP")
        String swift,

        @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 -]*", message = "is an IBAN or the number of an account")
        @Column(name = "bank_account")
        @Schema(description = "IBAN or number.", examples = "3301 0000 5555 0815")
        String number) {

    /** Of which only the number is known. */
    public static BankAccount numbered(String number) {
        return new BankAccount(null, null, null, number);
    }

    /** Blanks in a number are for people. */
    boolean isNumbered(String other) {
        return number.replace(" ", "").equals(other.replace(" ", ""));
    }
}

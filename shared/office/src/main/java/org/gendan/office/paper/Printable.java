package org.gendan.office.paper;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.gendan.kernel.rule.Texts;

/** A text that will stand on papers, and so one of characters that they can print; the refusal names those that they cannot. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Printable.Check.class)
public @interface Printable {
    String message() default "has characters that no paper can print";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What is absent is printed as nothing. */
    final class Check implements ConstraintValidator<Printable, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            List<String> unprintable = text == null ? List.of() : PaperFont.unprintable(text);
            if (unprintable.isEmpty()) {
                return true;
            }
            Map<String, String> facts = Map.of("characters", String.join(", ", unprintable));
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(
                            Texts.english("flaw.unprintable", facts) + " · " + Texts.chinese("flaw.unprintable", facts))
                    .addConstraintViolation();
            return false;
        }
    }
}

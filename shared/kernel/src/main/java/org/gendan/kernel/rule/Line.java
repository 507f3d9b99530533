package org.gendan.kernel.rule;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of one line, for what comes in a form; of what comes as JSON it is known by its length ({@link Characters}). */
@Constraint(validatedBy = Line.Reader.class)
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Line {
    String message() default "is one line, and has a character that breaks it or cannot be printed";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads it character by character. */
    final class Reader implements ConstraintValidator<Line, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || Characters.OF_A_LINE.areAllOf(text);
        }
    }
}

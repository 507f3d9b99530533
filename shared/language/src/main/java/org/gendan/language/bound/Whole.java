package org.gendan.language.bound;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A whole number between these, both included; a count where nothing else is said. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Whole {
    long min() default 0;

    long max() default Integer.MAX_VALUE;
}

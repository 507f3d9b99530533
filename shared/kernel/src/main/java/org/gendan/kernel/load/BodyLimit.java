package org.gendan.kernel.load;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large a body this address takes; every other one takes 1 MB. What is larger than that is kept on disk, not in memory. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
    /** A file of 20 MB, or several smaller ones, with the form that they come in. */
    int FILES = 25;

    int megabytes() default FILES;
}

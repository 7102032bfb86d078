package io.github.emv4j.lint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that what the methods of a package return must be looked at: an outcome that nobody reads is
 * a mistake. Error Prone knows the annotation by its name and fails the build.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface CheckReturnValue {}

package dev.roomcast.tests.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class take a {@link dev.roomcast.tests.fixture.Server} parameter: one for all
 * such classes of a run, with the {@link ConformanceWar} and short times.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ConformanceServer.class)
@interface OnConformanceServer {}

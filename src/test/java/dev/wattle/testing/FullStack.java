package dev.wattle.testing;

import dev.wattle.Wattle;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product as a newcomer starts it: embedded engines, sandbox, both ports, on free ports
 * and in an empty data directory. All tests with this annotation share one running instance.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AutoConfigureObservability(tracing = false)
@SpringBootTest(classes = Wattle.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = FullStackEnvironment.class)
@Import(Outside.class)
public @interface FullStack {}

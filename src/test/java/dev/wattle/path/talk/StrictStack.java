package dev.wattle.path.talk;

import dev.wattle.testing.FullStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** An instance of its own, with what is off by default: double opt-in, people with few rights. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FullStack
@TestPropertySource(
    properties = {
      "wattle.opting-out.double-opt-in.required=true",
      "wattle.template.approvals=2",
      "wattle.template.watch-interval=1s",
      "wattle.ops.users[0].name=vera",
      "wattle.ops.users[0].password={noop}vera-looks",
      "wattle.ops.users[0].roles=viewer",
      "wattle.ops.users[1].name=ada",
      "wattle.ops.users[1].password={noop}ada-decides",
      "wattle.ops.users[1].roles=admin",
      "wattle.ops.users[2].name=olga",
      "wattle.ops.users[2].password={noop}olga-works",
      "wattle.ops.users[2].roles=operator"
    })
public @interface StrictStack {}

package dev.wattle.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShelfTest {

  private JdbcObjectStore store;

  @BeforeEach
  void start() {
    SandboxDatabase.empty();
    store = SandboxDatabase.store();
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void isReadBackAfterARestart() {
    Shelf shelf = new Shelf(store, "v", "k");
    shelf.put("7", named("seven"));
    shelf.put("8", named("eight"));
    shelf.put("9", named("nine"));
    shelf.change("7", body -> body.put("name", "SEVEN"));
    shelf.remove("8");
    store.settled().join();

    Shelf again = new Shelf(store, "v", "k");
    assertThat(again.all())
        .extracting(body -> body.get("name").asText())
        .containsExactly("SEVEN", "nine");
    assertThat(again.nextId(1)).isEqualTo("10");
  }

  @Test
  void holdsOnlyTheNewestWhenBounded() {
    Shelf shelf = new Shelf(store, "v", "bounded", 2);
    for (int i = 1; i <= 3; i++) {
      shelf.put("x" + i, named("n" + i));
    }
    store.settled().join();
    assertThat(shelf.get("x1")).isEmpty();
    assertThat(new Shelf(store, "v", "bounded", 2).get("x3")).isPresent();
    assertThat(new Shelf(store, "v", "bounded").all()).hasSize(3);
  }

  private static ObjectNode named(String name) {
    return JsonNodeFactory.instance.objectNode().put("name", name);
  }
}

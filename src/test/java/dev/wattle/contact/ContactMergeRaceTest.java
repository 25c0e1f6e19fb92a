package dev.wattle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.testing.TestPostgres;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many threads stand for many nodes: all of it is settled in the database. */
class ContactMergeRaceTest {

  private static final String PHONE = "+61491570156";
  private static final String OTHER_PHONE = "+61491570157";
  private static final String USER_ID = "AU.4471209983312045";

  private AnnotationConfigApplicationContext rig;
  private ContactDirectory directory;

  @BeforeEach
  void start() {
    TestPostgres.empty();
    ContactRig.MERGES.clear();
    rig = ContactRig.start();
    directory = rig.getBean(ContactDirectory.class);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void twentyThreadsAgreeOnOnePersonAndMergeOnce() throws Exception {
    directory.resolve(phone(PHONE));
    directory.resolve(userId(USER_ID));

    Set<ContactId> seen = together(20, n -> directory.resolve(both()));

    assertThat(seen).hasSize(1);
    assertThat(ContactRig.MERGES).hasSize(1);
    assertThat(rows("contact_merge")).isOne();
  }

  @Test
  void twentyThreadsThatMeetPartsOfOneStrangerEndInOneContact() throws Exception {
    List<Identity> parts = List.of(phone(PHONE), userId(USER_ID), both());

    together(20, n -> directory.resolve(parts.get(n % 3)));
    ContactId person = directory.resolve(both());

    assertThat(directory.find(ContactAddress.phone(PHONE))).contains(person);
    assertThat(directory.find(ContactAddress.userId(USER_ID))).contains(person);
    assertThat(rows("contact where merged_into is null")).isOne();
  }

  @Test
  void mergesThatOverlapFinishWithoutBlockingEachOther() throws Exception {
    String third = "+61491570158";
    List<String> phones = List.of(PHONE, OTHER_PHONE, third);
    for (int round = 0; round < 10; round++) {
      String id = USER_ID + round;
      phones.forEach(phone -> directory.resolve(phone(phone)));
      together(
          20,
          n ->
              n % 2 == 0
                  ? directory.resolve(new Identity(phones.get(n % 3), id, null, null, null))
                  : directory.move(
                      directory.resolve(phone(phones.get(n % 3))),
                      userId(id),
                      null,
                      ContactRig.CLOCK.instant()));
    }
    assertThat(rows("contact where merged_into is null")).isOne();
  }

  private static Set<ContactId> together(int threads, IntFunction<ContactId> work)
      throws Exception {
    Set<ContactId> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> running =
          IntStream.range(0, threads)
              .mapToObj(n -> pool.submit(seeing(seen, start, work, n)))
              .toList();
      start.countDown();
      for (Future<Boolean> one : running) {
        one.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
    return seen;
  }

  private static Callable<Boolean> seeing(
      Set<ContactId> seen, CountDownLatch start, IntFunction<ContactId> work, int n) {
    return () -> {
      start.await();
      return seen.add(work.apply(n));
    };
  }

  private int rows(String from) {
    return rig.getBean(JdbcTemplate.class)
        .queryForObject("select count(*) from " + from, Integer.class);
  }

  private static Identity phone(String phone) {
    return new Identity(phone, null, null, null, null);
  }

  private static Identity userId(String id) {
    return new Identity(null, id, null, null, null);
  }

  private static Identity both() {
    return new Identity(PHONE, USER_ID, null, null, null);
  }
}

package dev.wattle.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hazelcast.core.HazelcastInstance;
import dev.wattle.contact.cipher.SealedColumn;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestHazelcast;
import dev.wattle.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The room contact over the real database, with its transactions. No configuration of the product's
 * own scan.
 */
@EnableTransactionManagement
@ComponentScan("dev.wattle.contact.cipher")
@Import({
  ContactDirectory.class,
  IdentityRows.class,
  ContactMerges.class,
  ServiceWindows.class,
  ContactFacts.class,
  ContactEnricher.class,
  dev.wattle.contact.pseudonym.Pseudonyms.class,
  dev.wattle.contact.external.IdentityRig.class,
  dev.wattle.contact.field.FieldRig.class
})
class ContactRig {

  static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  static final List<ContactMerge> MERGES = new CopyOnWriteArrayList<>();

  static AnnotationConfigApplicationContext start() {
    return start(Map.of());
  }

  /** With settings of its own, for example for encryption. */
  static AnnotationConfigApplicationContext start(Map<String, Object> settings) {
    AnnotationConfigApplicationContext rig = new AnnotationConfigApplicationContext();
    rig.getEnvironment().getPropertySources().addFirst(new MapPropertySource("rig", settings));
    rig.register(ContactRig.class);
    rig.refresh();
    return rig;
  }

  @Bean(destroyMethod = "")
  DataSource dataSource() {
    return TestPostgres.dataSource();
  }

  @Bean
  JdbcTemplate jdbc(DataSource dataSource) {
    return new JdbcTemplate(dataSource);
  }

  @Bean
  PlatformTransactionManager transactions(DataSource dataSource) {
    return new DataSourceTransactionManager(dataSource);
  }

  @Bean
  java.time.Clock clock() {
    return CLOCK;
  }

  @Bean
  ObjectMapper json() {
    return new ObjectMapper();
  }

  @Bean(destroyMethod = "")
  HazelcastInstance hazelcast() {
    return TestHazelcast.member();
  }

  /** As the room says it that has the table. */
  @Bean
  SealedColumn messageAddresses() {
    return new SealedColumn("message", "id", "address", "message.address", "ZZ.erased");
  }

  @Bean
  MergeListener recorder() {
    return MERGES::add;
  }
}

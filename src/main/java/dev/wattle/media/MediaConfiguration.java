package dev.wattle.media;

import dev.wattle.media.scan.CommandScan;
import dev.wattle.media.scan.VirusScan;
import dev.wattle.media.store.DirectoryMediaStore;
import dev.wattle.media.store.MediaStore;
import dev.wattle.media.store.s3.S3Configuration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The store and the scanner, unless somebody brings others. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaSettings.class)
@Import(S3Configuration.class)
class MediaConfiguration {

  @Bean
  @ConditionalOnMissingBean
  MediaStore mediaStore(MediaSettings settings) {
    return new DirectoryMediaStore(settings.directory());
  }

  @Bean
  @ConditionalOnMissingBean
  VirusScan virusScan(MediaSettings settings) {
    return new CommandScan(settings.scanCommand(), settings.scanTimeout());
  }
}

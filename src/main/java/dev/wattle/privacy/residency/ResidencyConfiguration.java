package dev.wattle.privacy.residency;

import dev.wattle.RouteFolders;
import dev.wattle.whatsapp.WhatsAppSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ResidencySettings.class)
class ResidencyConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ResidencyConfiguration.class);

  /** Made before the first route runs, so that nothing leaves that must not. */
  @Bean
  Residency residency(
      ResidencySettings settings, WhatsAppSettings whatsApp, Environment environment) {
    Residency residency =
        new Residency(settings, RouteFolders.vendorsInUse(environment), whatsApp.numbers());
    residency.check();
    if (!settings.allowed().isEmpty()) {
      residency
          .leaving()
          .forEach(
              place ->
                  LOG.warn(
                      "residency place={} standing={} regions={} acknowledged-by={}",
                      place.name(),
                      place.standing(),
                      place.regions(),
                      place.acknowledgedBy()));
    }
    return residency;
  }
}

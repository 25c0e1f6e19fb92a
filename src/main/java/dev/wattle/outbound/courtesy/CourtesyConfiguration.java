package dev.wattle.outbound.courtesy;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CourtesySettings.class)
class CourtesyConfiguration {}

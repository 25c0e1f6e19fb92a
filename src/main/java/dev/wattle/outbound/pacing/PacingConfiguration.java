package dev.wattle.outbound.pacing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PacingSettings.class)
class PacingConfiguration {}

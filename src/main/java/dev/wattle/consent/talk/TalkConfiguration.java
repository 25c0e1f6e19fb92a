package dev.wattle.consent.talk;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OptingOutSettings.class)
class TalkConfiguration {}

package dev.wattle.outbound.key;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param check whether messages name the device keys that we trust; worth it only where Meta was
 *     told to check them
 */
@ConfigurationProperties("wattle.whatsapp.identity-keys")
public record KeySettings(@DefaultValue("false") boolean check) {}

package dev.wattle;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which vendors have more than one account.
 *
 * @param accounts by vendor, the names of those beside the first
 */
@ConfigurationProperties("wattle")
record AccountSettings(@DefaultValue Map<String, List<String>> accounts) {}

package dev.wattle.template;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where templates lie and which language stands in.
 *
 * @param folder files in here replace or add to those that are shipped
 * @param defaultLanguage used where a template has neither the language asked for nor its base
 */
@ConfigurationProperties("wattle.template")
public record TemplateSettings(
    @DefaultValue("./config/templates") String folder,
    @DefaultValue("en") String defaultLanguage) {}

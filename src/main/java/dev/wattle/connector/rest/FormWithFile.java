package dev.wattle.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Turns the bytes of a file, and fields beside it, into the form that browsers upload. */
public final class FormWithFile implements Processor {

  private static final String LINE = "\r\n";

  private final String field;

  /**
   * Made by the Kamelet, once for each use of it.
   *
   * @param field the name under which the file goes
   */
  public FormWithFile(String field) {
    this.field = field;
  }

  /**
   * Variables {@code formFields}, a JSON object, {@code fileName} and {@code fileType}; the body is
   * the file.
   */
  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    String boundary = "wattle-" + UUID.randomUUID();
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    exchange
        .getVariable("formFields", JsonNode.class)
        .properties()
        .forEach(one -> field(form, boundary, one.getKey(), one.getValue().asText()));
    byte[] file = message.getBody(byte[].class);
    String name = quoted(exchange.getVariable("fileName", "file", String.class));
    head(form, boundary, "\"" + quoted(field) + "\"; filename=\"" + name + "\"");
    text(form, "Content-Type: " + line(type(exchange)) + LINE + LINE);
    form.writeBytes(file == null ? new byte[0] : file);
    text(form, LINE + "--" + boundary + "--" + LINE);
    message.setBody(form.toByteArray());
    message.setHeader(Exchange.CONTENT_TYPE, "multipart/form-data; boundary=" + boundary);
  }

  private static String type(Exchange exchange) {
    return exchange.getVariable("fileType", "application/octet-stream", String.class);
  }

  private static void field(ByteArrayOutputStream form, String boundary, String key, String value) {
    head(form, boundary, "\"" + quoted(key) + "\"");
    text(form, LINE + value + LINE);
  }

  private static void head(ByteArrayOutputStream form, String boundary, String name) {
    text(form, "--" + boundary + LINE + "Content-Disposition: form-data; name=" + name + LINE);
  }

  private static void text(ByteArrayOutputStream form, String text) {
    form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As browsers write it: what would end the name or the line is encoded. */
  private static String quoted(String name) {
    return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
  }

  private static String line(String value) {
    return value.replaceAll("[\\r\\n]", " ");
  }
}

package dev.wattle.privacy.pack;

import dev.wattle.privacy.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same on the admin port, streamed, and the export with files. */
@RestController
@RequestMapping("/ops/contacts/{address}")
class PackAdmin extends Problems {

  private final PackDesk desk;
  private final PackWriter writer;
  private final PersonExport export;

  PackAdmin(PackDesk desk, PackWriter writer, PersonExport export) {
    this.desk = desk;
    this.writer = writer;
    this.export = export;
  }

  @GetMapping("/consent-pack")
  void pack(
      @PathVariable String address,
      Principal person,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    if (accept.startsWith(MediaType.TEXT_HTML_VALUE)) {
      page(address, person, response);
      return;
    }
    Pack pack = desk.of(address, person.getName(), "person.pack");
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    writer.writeJson(pack, response.getOutputStream());
  }

  @GetMapping("/consent-pack.html")
  void page(@PathVariable String address, Principal person, HttpServletResponse response)
      throws IOException {
    Pack pack = desk.of(address, person.getName(), "person.pack");
    response.setContentType("text/html; charset=UTF-8");
    writer.writePage(pack, response.getOutputStream());
  }

  @GetMapping("/export")
  void export(@PathVariable String address, Principal person, HttpServletResponse response)
      throws IOException {
    Pack pack = desk.of(address, person.getName(), "person.export");
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"person.zip\"");
    export.write(pack, response.getOutputStream());
  }
}

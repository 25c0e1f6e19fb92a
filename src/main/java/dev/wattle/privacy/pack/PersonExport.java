package dev.wattle.privacy.pack;

import dev.wattle.media.StoredFile;
import dev.wattle.media.store.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/** All about a person with the files that they sent, in one zip; a file at a time goes through. */
@Component
class PersonExport {

  private final PackWriter writer;
  private final MediaStore store;

  PersonExport(PackWriter writer, MediaStore store) {
    this.writer = writer;
    this.store = store;
  }

  void write(Pack pack, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.putNextEntry(new ZipEntry("person.json"));
    writer.writeJson(pack, zip);
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry("person.html"));
    writer.writePage(pack, zip);
    zip.closeEntry();
    int number = 1;
    for (StoredFile file : pack.files()) {
      // What the scanner found something in leaves the house on no way.
      if (file.finding() == null) {
        add(zip, "files/%03d-%s".formatted(number, file.filename()), file);
      }
      number++;
    }
    zip.finish();
  }

  private void add(ZipOutputStream zip, String name, StoredFile file) throws IOException {
    try (InputStream content = store.open(file.key())) {
      zip.putNextEntry(new ZipEntry(name));
      content.transferTo(zip);
    } catch (NoSuchFileException e) {
      zip.putNextEntry(new ZipEntry(name + ".missing"));
    }
    zip.closeEntry();
  }
}
